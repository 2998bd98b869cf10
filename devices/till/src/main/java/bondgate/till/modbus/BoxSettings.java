package bondgate.till.modbus;

import java.time.Duration;

/**
 * What is wired to a box and how it is asked.
 *
 * @param map names and addresses
 * @param replyWithin an answer may take this long, 20 to 2000 ms; usual 300
 * @param repeats a question is asked again so often, 0 to 5; usual 2
 * @param pollEvery contacts are read this often, 10 to 1000 ms; usual 30
 * @param readBackEvery outputs are read back this often, 100 ms to 60 s; usual 500 ms
 * @param settle a contact counts after staying so for this long, 0 to 1000 ms; usual 50
 */
public record BoxSettings(
    IoMap map,
    Duration replyWithin,
    int repeats,
    Duration pollEvery,
    Duration readBackEvery,
    Duration settle) {
  /** Checks the ranges. */
  public BoxSettings {
    within("replyWithin", replyWithin, 20, 2000);
    within("pollEvery", pollEvery, 10, 1000);
    within("readBackEvery", readBackEvery, 100, 60_000);
    within("settle", settle, 0, 1000);
    if (repeats < 0 || repeats > 5) {
      throw new IllegalArgumentException("repeats must be from 0 to 5; received " + repeats);
    }
  }

  /** The usual times. */
  public static BoxSettings of(IoMap map) {
    return new BoxSettings(
        map,
        Duration.ofMillis(300),
        2,
        Duration.ofMillis(30),
        Duration.ofMillis(500),
        Duration.ofMillis(50));
  }

  private static void within(String name, Duration value, long least, long most) {
    if (value.toMillis() < least || value.toMillis() > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d ms; received %d"
              .formatted(name, least, most, value.toMillis()));
    }
  }
}
