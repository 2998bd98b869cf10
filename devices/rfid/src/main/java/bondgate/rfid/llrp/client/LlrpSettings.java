package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to reach an LLRP reader and what to ask of it.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535; default 5084
 * @param antennas the ports with an antenna, from 0 (LLRP's antenna 1 is 0 here), 1 to 32 of them
 * @param powerCentiDbm radio power in hundredths of a dBm, 0 to 3300: the greatest step of the
 *     reader's own table that is not above; empty (default) leaves the reader's setting
 * @param session Gen2 session, 0 to 3; empty (default) leaves the reader's setting
 * @param negotiate whether to ask for version 1.1; default false: Impinj and Zebra speak 1.0.1
 * @param keepaliveEvery the reader says that it lives so often; 0.2 to 60 s, default 2 s. After
 *     twice the time without any message it is degraded, after four times the connection is given
 *     up
 * @param replyWithin a request without response is given up after this; 0.2 to 30 s, default 5 s
 * @param connectWithin the connection, and the reader's first message, must come within this; 0.2
 *     to 60 s, default 10 s
 * @param retryFirst first pause before the next try; 0.05 to 60 s, default 1 s
 * @param retryLongest the pause doubles up to this; at least {@code retryFirst}, default 60 s
 * @param tidWords so many words of each tag's TID are read with every inventory, 0 to 31; default
 *     0, none: each reading takes the air for some milliseconds, so that fewer tags are heard. Six
 *     hold the shortest serial number
 * @param trust whose certificates are believed: then TLS is spoken; empty (default) is plain TCP
 * @param inputs the inputs (GPI ports, from 1) that the reader is told to watch, and whose level it
 *     is asked for at the begin of each connection; default none: those that are set on the reader
 *     itself are told when they change
 */
public record LlrpSettings(
    String host,
    int port,
    List<Integer> antennas,
    OptionalInt powerCentiDbm,
    OptionalInt session,
    boolean negotiate,
    Duration keepaliveEvery,
    Duration replyWithin,
    Duration connectWithin,
    Duration retryFirst,
    Duration retryLongest,
    int tidWords,
    Optional<LlrpTrust> trust,
    List<Integer> inputs) {
  /** Checks the ranges. */
  public LlrpSettings {
    antennas = List.copyOf(antennas);
    inputs = List.copyOf(inputs);
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("host is empty; name the reader's host or address");
    }
    within("port", port, 1, 65_535);
    within("number of antennas", antennas.size(), 1, 32);
    antennas.forEach(antenna -> within("antenna", antenna, 0, 31));
    powerCentiDbm.ifPresent(power -> within("powerCentiDbm", power, 0, 3300));
    session.ifPresent(number -> within("session", number, 0, 3));
    within("keepaliveEvery in ms", keepaliveEvery.toMillis(), 200, 60_000);
    within("replyWithin in ms", replyWithin.toMillis(), 200, 30_000);
    within("connectWithin in ms", connectWithin.toMillis(), 200, 60_000);
    within("retryFirst in ms", retryFirst.toMillis(), 50, 60_000);
    within("retryLongest in ms", retryLongest.toMillis(), retryFirst.toMillis(), 3_600_000);
    within("tidWords", tidWords, 0, 31);
    inputs.forEach(input -> within("input", input, 1, 65_535));
  }

  /** The defaults for a reader and its antennas. */
  public static LlrpSettings of(String host, List<Integer> antennas) {
    return new LlrpSettings(
        host,
        LlrpTypes.PORT,
        antennas,
        OptionalInt.empty(),
        OptionalInt.empty(),
        false,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        0,
        Optional.empty(),
        List.of());
  }

  /** The same on another port. */
  public LlrpSettings withPort(int other) {
    return new LlrpSettings(
        host,
        other,
        antennas,
        powerCentiDbm,
        session,
        negotiate,
        keepaliveEvery,
        replyWithin,
        connectWithin,
        retryFirst,
        retryLongest,
        tidWords,
        trust,
        inputs);
  }

  /** The same with other times. */
  public LlrpSettings withTimes(Duration keepalive, Duration first, Duration longest) {
    return new LlrpSettings(
        host,
        port,
        antennas,
        powerCentiDbm,
        session,
        negotiate,
        keepalive,
        replyWithin,
        connectWithin,
        first,
        longest,
        tidWords,
        trust,
        inputs);
  }

  /** The same with this power, session and negotiation of the version. */
  public LlrpSettings withRadio(OptionalInt power, OptionalInt number, boolean askForVersion) {
    return new LlrpSettings(
        host,
        port,
        antennas,
        power,
        number,
        askForVersion,
        keepaliveEvery,
        replyWithin,
        connectWithin,
        retryFirst,
        retryLongest,
        tidWords,
        trust,
        inputs);
  }

  /** The same, and so many words of each tag's TID are read. */
  public LlrpSettings withTid(int words) {
    return with(words, trust, inputs);
  }

  /** The same over TLS, which readers speak on port 5085 by LLRP's standard. */
  public LlrpSettings withTls(LlrpTrust believed) {
    return with(tidWords, Optional.of(believed), inputs);
  }

  /** The same, and these inputs are watched. */
  public LlrpSettings withInputs(List<Integer> watched) {
    return with(tidWords, trust, watched);
  }

  private LlrpSettings with(int words, Optional<LlrpTrust> believed, List<Integer> watched) {
    return new LlrpSettings(
        host,
        port,
        antennas,
        powerCentiDbm,
        session,
        negotiate,
        keepaliveEvery,
        replyWithin,
        connectWithin,
        retryFirst,
        retryLongest,
        words,
        believed,
        watched);
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d; received %d".formatted(name, least, most, value));
    }
  }
}
