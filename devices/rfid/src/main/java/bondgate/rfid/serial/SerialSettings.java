package bondgate.rfid.serial;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How to reach an R2000 reader and what to ask of it.
 *
 * @param portPath the serial port: {@code /dev/ttyUSB0}, a pseudo-terminal, or a symbolic link
 * @param baud 9600 to 921600; default 115200, which real-time inventory needs
 * @param address the reader's address, 0 to 255; default 1; 255 is broadcast
 * @param ports antenna ports of the reader, 4 (default) or 8
 * @param antennas the ports with an antenna, from 0, in the order in which they take turns
 * @param rounds how a round is asked for; default {@code ONE_ANTENNA}
 * @param repeat repeat byte of a one-antenna round, 1 to 255; default 255, the shortest, 30 to 50
 *     ms
 * @param powerDbm radio power, 0 to 33; empty (default) leaves the reader's own setting
 * @param chinaBand whether to set 920 to 925 MHz at each start; default false: leaves the reader's
 * @param replyWithin a command without a reply is given up after this; 50 to 5000 ms, default 300
 * @param roundEndWithin a round without an end is reported after this; 0.5 to 30 s, default 2 s
 * @param retryFirst first pause before a lost port is opened again; 0.05 to 60 s, default 1 s
 * @param retryLongest the pause doubles up to this; at least {@code retryFirst}, default 10 s
 */
public record SerialSettings(
    String portPath,
    int baud,
    int address,
    int ports,
    List<Integer> antennas,
    Rounds rounds,
    int repeat,
    OptionalInt powerDbm,
    boolean chinaBand,
    Duration replyWithin,
    Duration roundEndWithin,
    Duration retryFirst,
    Duration retryLongest) {
  /** How a round is asked for. */
  public enum Rounds {
    /**
     * 0x74 and 0x89 for each antenna in turn. Every firmware knows it, its round end has one
     * meaning, and the line is free for an output after each antenna, every 30 to 50 ms.
     */
    ONE_ANTENNA,
    /**
     * 0x8A in the V3 form, one stay per antenna, at most four antennas. Saves a command per
     * antenna; an output waits for the whole turn, some 150 ms with four.
     */
    FAST_SWITCH
  }

  /** Checks the ranges. */
  public SerialSettings {
    antennas = List.copyOf(antennas);
    if (portPath == null || portPath.isBlank()) {
      throw new IllegalArgumentException("portPath is empty; name a port such as /dev/ttyUSB0");
    }
    within("baud", baud, 9600, 921_600);
    within("address", address, 0, 255);
    if (ports != 4 && ports != 8) {
      throw new IllegalArgumentException("ports must be 4 or 8; received " + ports);
    }
    within("number of antennas", antennas.size(), 1, rounds == Rounds.FAST_SWITCH ? 4 : ports);
    for (int antenna : antennas) {
      within("antenna", antenna, 0, ports - 1);
    }
    within("repeat", repeat, 1, 255);
    powerDbm.ifPresent(dbm -> within("powerDbm", dbm, 0, 33));
    within("replyWithin in ms", replyWithin.toMillis(), 50, 5000);
    within("roundEndWithin in ms", roundEndWithin.toMillis(), 500, 30_000);
    within("retryFirst in ms", retryFirst.toMillis(), 50, 60_000);
    within("retryLongest in ms", retryLongest.toMillis(), retryFirst.toMillis(), 3_600_000);
  }

  /** The defaults for a port and its antennas. */
  public static SerialSettings of(String portPath, List<Integer> antennas) {
    return new SerialSettings(
        portPath,
        115_200,
        1,
        4,
        antennas,
        Rounds.ONE_ANTENNA,
        255,
        OptionalInt.empty(),
        false,
        Duration.ofMillis(300),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /** The same with other pauses before a lost port is opened again. */
  public SerialSettings withRetry(Duration first, Duration longest) {
    return new SerialSettings(
        portPath,
        baud,
        address,
        ports,
        antennas,
        rounds,
        repeat,
        powerDbm,
        chinaBand,
        replyWithin,
        roundEndWithin,
        first,
        longest);
  }

  /** The same with another way to ask for rounds. */
  public SerialSettings withRounds(Rounds other) {
    return new SerialSettings(
        portPath,
        baud,
        address,
        ports,
        antennas,
        other,
        repeat,
        powerDbm,
        chinaBand,
        replyWithin,
        roundEndWithin,
        retryFirst,
        retryLongest);
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}
