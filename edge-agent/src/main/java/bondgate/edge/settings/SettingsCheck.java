package bondgate.edge.settings;

import bondgate.events.VerifyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns the settings' texts into settings, or into the list of everything that is wrong with them.
 * Reads the files that settings name (the server's key, the broker's address, certificates), and
 * nothing else.
 */
public final class SettingsCheck {
  static final String PREFIX = "bondgate.edge.";
  private static final Pattern TIME_SERVER = Pattern.compile("|[^\\s/:]+(:\\d{1,5})?");
  private static final Pattern HISTORY_LOST = Pattern.compile("[1-9][0-9]{0,17}:(?=.*\\S).{1,200}");
  static final Pattern URL = Pattern.compile("(tcp|ssl)://[^\\s/:]+:\\d{1,5}");

  private final Findings findings = new Findings();

  private SettingsCheck() {}

  /** Looks at all of them, and at the names of all keys that were given, for misspelt ones. */
  public static SettingsResult check(EdgeConfig config, Iterable<String> keys) {
    SettingsCheck check = new SettingsCheck();
    KnownKeys.check(keys, check.findings);
    EdgeSettings settings = check.all(config);
    List<SettingsProblem> problems = check.findings.problems();
    return problems.isEmpty()
        ? new SettingsResult.Usable(settings)
        : new SettingsResult.Unusable(problems);
  }

  /** The values may be stand-ins; they are used only if there was no problem. */
  private EdgeSettings all(EdgeConfig config) {
    ReadersCheck readers = new ReadersCheck(findings);
    TillsCheck tills = new TillsCheck(findings, readers);
    return new EdgeSettings(
        findings.name(PREFIX + "zone", config.zone()),
        findings.name(PREFIX + "device", config.device()),
        findings.whole(PREFIX + "epoch", config.epoch(), 1, Long.MAX_VALUE),
        path(PREFIX + "data", config.data()),
        serverKey(PREFIX + "server-key", config.serverKey()),
        findings.time(
            PREFIX + "heartbeat-every",
            config.heartbeatEvery(),
            Duration.ofMillis(100),
            Duration.ofMinutes(10)),
        findings.time(
            PREFIX + "alarm-for",
            config.alarmFor(),
            Duration.ofMillis(500),
            Duration.ofMinutes(10)),
        findings.flag(PREFIX + "exit-with-parent", config.exitWithParent()),
        (int) findings.whole(PREFIX + "http-port", config.httpPort(), 0, 65_535),
        broker(config.broker()),
        outbox(config.outbox()),
        clock(config.clock()),
        batch(config.batch()),
        reconnect(config.reconnect()),
        new DetectorCheck(findings).check(config.detector()),
        readers.check(
            config.readers(),
            !places(config).isEmpty() || hasTerminals(config),
            new BeamsCheck(findings, tills)),
        tills.check(config.tills()),
        new DoorsCheck(findings, tills).check(config.doors(), config.tills().keySet()),
        new FacesCheck(findings).check(config.faces()),
        new TerminalsCheck(findings).check(config.terminals(), places(config)));
  }

  private static boolean hasTerminals(EdgeConfig config) {
    return !config.terminals().devices().isEmpty();
  }

  private static Set<String> places(EdgeConfig config) {
    Set<String> places = new TreeSet<>(config.doors().keySet());
    places.addAll(config.tills().keySet());
    return places;
  }

  private EdgeSettings.Outbox outbox(EdgeConfig.Outbox outbox) {
    return new EdgeSettings.Outbox(
        findings.whole(PREFIX + "outbox.reserve-mib", outbox.reserveMib(), 0, 4096) << 20,
        findings.time(PREFIX + "outbox.keep", outbox.keep(), Duration.ZERO, Duration.ofDays(366)),
        findings.whole(PREFIX + "outbox.keep-mib", outbox.keepMib(), 0, 65_536) << 20,
        outbox.historyLost().flatMap(word -> historyLost(word.strip())));
  }

  private Optional<EdgeSettings.HistoryLost> historyLost(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (!HISTORY_LOST.matcher(word).matches()) {
      findings.problem(
          PREFIX + "outbox.history-lost",
          "'" + word + "'",
          "<size of the checkpoint that this agent holds>:<reason of at most 200 characters>",
          "read the server's log, which names the size, or leave it empty");
      return Optional.empty();
    }
    int colon = word.indexOf(':');
    return Optional.of(
        new EdgeSettings.HistoryLost(
            Long.parseLong(word.substring(0, colon)), word.substring(colon + 1).strip()));
  }

  private EdgeSettings.Clock clock(EdgeConfig.Clock clock) {
    String server = clock.timeServer().orElse("").strip();
    if (!TIME_SERVER.matcher(server).matches()) {
      findings.problem(
          PREFIX + "clock.time-server",
          Findings.shown(clock.timeServer()),
          "host or host:port, or nothing",
          "name a time server, or leave it empty");
    }
    return new EdgeSettings.Clock(
        server,
        findings.time(
            PREFIX + "clock.jump-from",
            clock.jumpFrom(),
            Duration.ofMillis(100),
            Duration.ofHours(1)));
  }

  private EdgeSettings.Reconnect reconnect(EdgeConfig.Reconnect reconnect) {
    int problemsBefore = findings.problems().size();
    Duration shortest = Duration.ofMillis(10);
    Duration longest = Duration.ofMinutes(10);
    Duration least =
        findings.time(PREFIX + "reconnect.least", reconnect.least(), shortest, longest);
    Duration most = findings.time(PREFIX + "reconnect.most", reconnect.most(), shortest, longest);
    if (findings.problems().size() == problemsBefore && least.compareTo(most) > 0) {
      findings.problem(
          PREFIX + "reconnect.most",
          Findings.shown(reconnect.most()),
          "a time not shorter than " + PREFIX + "reconnect.least",
          "make it longer, or the other shorter");
    }
    return new EdgeSettings.Reconnect(least, most);
  }

  private EdgeSettings.Batch batch(EdgeConfig.Batch batch) {
    return new EdgeSettings.Batch(
        (int) findings.whole(PREFIX + "batch.records", batch.records(), 1, 256),
        findings.time(
            PREFIX + "batch.wait-for", batch.waitFor(), Duration.ZERO, Duration.ofSeconds(10)),
        findings.time(
            PREFIX + "batch.answer-within",
            batch.answerWithin(),
            Duration.ofMillis(100),
            Duration.ofMinutes(10)),
        findings.time(
            PREFIX + "batch.unknown-device-retry",
            batch.unknownDeviceRetry(),
            Duration.ofMillis(100),
            Duration.ofHours(1)),
        (int) findings.whole(PREFIX + "batch.window", batch.window(), 1, 64),
        refused("batch.refused-retry", batch.refusedRetry()),
        refused("batch.refused-most", batch.refusedMost()));
  }

  private Duration refused(String key, Optional<String> text) {
    return findings.time(PREFIX + key, text, Duration.ofMillis(100), Duration.ofHours(24));
  }

  /** The file that the server wrote for this agent wins over the texts, which it replaces whole. */
  private EdgeSettings.Broker broker(EdgeConfig.Broker broker) {
    String key = PREFIX + "broker.";
    if (broker.file().isPresent()) {
      return fromFile(key + "file", path(key + "file", broker.file()));
    }
    String where = broker.url().orElse("").strip();
    if (!URL.matcher(where).matches()) {
      findings.problem(
          key + "url",
          Findings.shown(broker.url()),
          "tcp://host:port or ssl://host:port",
          "say where the broker listens");
    }
    Optional<Path> trust = broker.trust().map(text -> path(key + "trust", broker.trust()));
    if (trust.isPresent() && !Files.isReadable(trust.get())) {
      findings.problem(
          key + "trust",
          Findings.shown(broker.trust()),
          "a readable PEM file with the authority of the broker's certificate",
          "fetch it from who runs the broker");
    }
    return new EdgeSettings.Broker(
        where, broker.username().orElse(""), broker.password().orElse(""), trust, Optional.empty());
  }

  /** One that is not there yet is waited for: it comes when an operator enrols this device. */
  private EdgeSettings.Broker fromFile(String key, Path file) {
    EdgeSettings.Broker awaited =
        new EdgeSettings.Broker("", "", "", Optional.empty(), Optional.of(file));
    if (!Files.exists(file)) {
      return awaited;
    }
    try {
      return BrokerFile.read(file);
    } catch (IOException e) {
      findings.problem(
          key,
          "'%s' (%s)".formatted(file, e.getMessage()),
          "a readable file with url, username and password",
          "copy agents/<device> of the server's data folder, which is there when this device is"
              + " enrolled, and name its broker.properties");
      return awaited;
    }
  }

  private VerifyKey serverKey(String key, Optional<String> text) {
    String todo = "copy server.pub from the server's data folder, or give its path";
    String expected = "44 characters of Base64, or the path of a file with them";
    String value = findings.present(key, text, expected, todo);
    if (value.isEmpty()) {
      return null;
    }
    try {
      return VerifyKey.ofBase64(value);
    } catch (IllegalArgumentException e) {
      // no key itself, so a file with one
    }
    try {
      return VerifyKey.ofBase64(Files.readString(Path.of(value)).strip());
    } catch (IOException | IllegalArgumentException e) {
      findings.problem(key, "'%s' (%s)".formatted(value, e), expected, todo);
      return null;
    }
  }

  private Path path(String key, Optional<String> text) {
    String value = findings.present(key, text, "the path of a folder or file", "give one");
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      findings.problem(key, Findings.shown(text), "a path", "correct it");
      return Path.of("");
    }
  }
}
