package bondgate.server.bondedlist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a paper states, by the names of customs' form, whatever form it is written in. A value that
 * is not there is not stated.
 *
 * @param links the documents that belong to it
 */
record PaperContent(
    PaperKind kind,
    Map<String, String> head,
    List<Map<String, String>> lines,
    List<Map<String, String>> links) {
  /** Copies, without empty values. */
  PaperContent {
    head = stated(head);
    lines = lines.stream().map(PaperContent::stated).toList();
    links = links.stream().map(PaperContent::stated).toList();
  }

  private static Map<String, String> stated(Map<String, String> values) {
    Map<String, String> copy = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            copy.put(key, value);
          }
        });
    return Map.copyOf(copy);
  }

  /** A group of values, and where it stands, such as {@code BondInvtDt[2]}. */
  record Placed(String group, String where, Map<String, String> values) {}

  /** All groups of values of that form, in order. */
  List<Placed> groups(MessageForm form) {
    PaperKind.Groups names = kind.groups(form);
    List<Placed> all = new ArrayList<>();
    all.add(new Placed(names.head(), names.head(), head));
    all.addAll(placed(names.line(), lines));
    names.link().ifPresent(link -> all.addAll(placed(link, links)));
    return all;
  }

  private static List<Placed> placed(String group, List<Map<String, String>> values) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> new Placed(group, "%s[%d]".formatted(group, i + 1), values.get(i)))
        .toList();
  }
}
