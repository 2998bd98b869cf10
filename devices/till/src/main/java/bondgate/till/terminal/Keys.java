package bondgate.till.terminal;

import bondgate.till.SaltedReference;
import java.time.Instant;
import java.util.Optional;

/** Idempotency keys of records. */
final class Keys {
  private Keys() {}

  /**
   * Terminal, number of the record, and time, because numbers begin again after a factory reset. A
   * record without number is told from another of the same second by its person.
   */
  static String of(
      String terminal, Optional<String> record, Instant at, Optional<SaltedReference> person) {
    String who = person.map(reference -> reference.hex().substring(0, 16)).orElse("-");
    return "%s|%s|%s".formatted(terminal, record.orElse("-" + who), at);
  }
}
