package bondgate.edge.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The part of the check that looks at smart face terminals. */
final class TerminalsCheck {
  private static final String KEY = SettingsCheck.PREFIX + "terminals.";

  /** One step of a topic, as firmwares have it: digits, or digits and a word. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Findings findings;

  TerminalsCheck(Findings findings) {
    this.findings = findings;
  }

  /**
   * Empty if no terminal is named.
   *
   * @param taken names of doors and tills: a sighting names a place, which must be one
   */
  Optional<TerminalsSettings> check(TerminalsConfig terminals, Set<String> taken) {
    if (terminals.devices().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> names = new TreeMap<>();
    new TreeMap<>(terminals.devices())
        .forEach((name, device) -> name(name, device.id(), taken, names));
    return Optional.of(
        new TerminalsSettings(
            new EdgeSettings.Broker(
                url(terminals.url()),
                terminals.username().orElse(""),
                terminals.password().orElse("")),
            persons(terminals.persons()),
            offset(terminals.offset()),
            acknowledge(terminals.acknowledge()),
            findings.time(
                KEY + "silent-after",
                terminals.silentAfter().or(() -> Optional.of("95s")),
                Duration.ofSeconds(1),
                Duration.ofHours(1)),
            (int)
                findings.whole(
                    KEY + "least-similarity-percent",
                    terminals.leastSimilarityPercent().or(() -> Optional.of("80")),
                    1,
                    100),
            names));
  }

  private void name(
      String name, Optional<String> id, Set<String> taken, Map<String, String> names) {
    String key = KEY + "devices.\"" + name + "\"";
    findings.name(key, Optional.of(name));
    if (taken.contains(name)) {
      findings.problem(
          key,
          "the name of a door or till, too",
          "a name that no door or till of this agent has",
          "call the terminal something else");
    }
    String said = id.orElse("").strip();
    if (!ID.matcher(said).matches() || names.putIfAbsent(said, name) != null) {
      findings.problem(
          key + ".id",
          Findings.shown(id),
          "1 to 64 of A-Z, a-z, 0-9, '-' and '_', of one terminal only",
          "copy the device number from the terminal's page (facesluiceId)");
    }
  }

  private String url(Optional<String> text) {
    String where = text.orElse("").strip();
    if (!SettingsCheck.URL.matcher(where).matches()) {
      findings.problem(
          KEY + "url",
          Findings.shown(text),
          "tcp://host:port or ssl://host:port",
          "say where the terminals' broker listens");
    }
    return where;
  }

  private Optional<Path> persons(Optional<String> text) {
    if (text.orElse("").isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text.get().strip()));
    } catch (InvalidPathException e) {
      findings.problem(KEY + "persons", Findings.shown(text), "a path, or nothing", "correct it");
      return Optional.empty();
    }
  }

  private ZoneOffset offset(Optional<String> text) {
    try {
      return ZoneOffset.of(text.orElse("+08:00").strip());
    } catch (DateTimeException e) {
      findings.problem(
          KEY + "offset", Findings.shown(text), "an offset such as +08:00", "correct it");
      return ZoneOffset.UTC;
    }
  }

  private boolean acknowledge(Optional<String> text) {
    String said = text.orElse("push-ack").strip();
    if (!said.equals("push-ack") && !said.equals("none")) {
      findings.problem(
          KEY + "acknowledge", Findings.shown(text), "push-ack or none", "give one of them");
    }
    return said.equals("push-ack");
  }
}
