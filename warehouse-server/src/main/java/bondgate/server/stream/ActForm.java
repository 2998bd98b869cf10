package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.List;
import java.util.stream.Stream;

/**
 * An act as programs must spell it: the word in its field {@code act}, and the record whose
 * components are its other fields. What describes the acts to programs is made of these, so that it
 * cannot say something else than {@link ActJson} reads.
 */
public record ActForm(String name, Class<?> type) {
  /** All acts, as they stand on {@link ZoneAct}. */
  public static List<ActForm> all() {
    return below(ZoneAct.class).toList();
  }

  private static Stream<ActForm> below(Class<?> group) {
    return Stream.of(group.getAnnotation(JsonSubTypes.class).value())
        .flatMap(
            row ->
                row.value().isRecord()
                    ? Stream.of(new ActForm(row.name(), row.value()))
                    : below(row.value()));
  }

  /** Whether a field of the act may be left out. */
  public boolean mayLack(String field) {
    return ActBlanks.mayLack(name, field);
  }

  /**
   * Whether a field of the act's parts may be left out.
   *
   * @param part the field that holds the parts, such as {@code lines}
   */
  public boolean mayLack(String part, String field) {
    return ActBlanks.mayLack(name, part, field);
  }
}
