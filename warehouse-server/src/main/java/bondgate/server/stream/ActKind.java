package bondgate.server.stream;

import bondgate.server.book.DocumentKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an act is, as the setting of the second person names it: its name in JSON; of a document
 * also its kind, such as {@code acceptDocument/DESTRUCTION}.
 */
final class ActKind {
  private static final Map<Class<?>, String> NAMES =
      ActForm.all().stream().collect(Collectors.toUnmodifiableMap(ActForm::type, ActForm::name));

  private ActKind() {}

  static String of(ZoneAct act) {
    String name = NAMES.get(act.getClass());
    if (act instanceof BookAct.AcceptDocument document) {
      return name + "/" + document.kind();
    }
    return act instanceof BookAct.TakeBack back ? name + "/" + back.kind() : name;
  }

  /** All that there are. */
  static Set<String> all() {
    return ActForm.all().stream()
        .flatMap(
            form ->
                form.type() == BookAct.AcceptDocument.class || form.type() == BookAct.TakeBack.class
                    ? Arrays.stream(DocumentKind.values())
                        .filter(kind -> kind.needsOriginal() == isBack(form))
                        .filter(kind -> isBack(form) || !kind.hasItsOwnAct())
                        .map(kind -> form.name() + "/" + kind)
                    : Stream.of(form.name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isBack(ActForm form) {
    return form.type() == BookAct.TakeBack.class;
  }
}
