package bondgate.edge.settings;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of all settings, so that a misspelt one is refused and not silently without effect. */
final class KnownKeys {
  private static final String NAME = "(\"[^\"]+\"|[^.\"]+)";
  private static final Pattern KNOWN =
      Pattern.compile(
          Pattern.quote(SettingsCheck.PREFIX)
              + "("
              + String.join(
                  "|",
                  List.of(
                      "zone",
                      "device",
                      "epoch",
                      "data",
                      "server-key",
                      "heartbeat-every",
                      "alarm-for",
                      "queue-reads",
                      "exit-with-parent",
                      "http-port",
                      "broker\\.(url|username|password|file)",
                      "batch\\.(records|wait-for|answer-within|unknown-device-retry)",
                      "reconnect\\.(least|most)",
                      "detector\\.(quiet|longest|gap-floor|still-after|forget-after|pool-wait)",
                      "detector\\.(spread|side|swing)-floor-centi-db",
                      "detector\\.(balance-limit|moved)-centi-db",
                      "detector\\.(least-reads|deciding-reads|inside-opening-dbm|pool-partners)",
                      "readers\\." + NAME + "\\.(port|baud|ports|alarm-output|lock-output)",
                      "readers\\." + NAME + "\\.portals\\." + NAME + "\\.(inside|outside)"))
              + ")");

  private KnownKeys() {}

  static void check(Iterable<String> keys, Findings findings) {
    TreeSet<String> unknown = new TreeSet<>();
    for (String key : keys) {
      if (key.startsWith(SettingsCheck.PREFIX) && !KNOWN.matcher(key).matches()) {
        unknown.add(key);
      }
    }
    for (String key : unknown) {
      findings.problem(
          key, "a key that nobody knows", "one of application.properties", "correct its spelling");
    }
  }
}
