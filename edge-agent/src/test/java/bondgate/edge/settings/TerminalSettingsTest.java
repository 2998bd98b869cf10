package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How smart face terminals are set, and what is refused by name. */
class TerminalSettingsTest {
  private static final String DEVICE = "terminals.devices.\"gate-lamp\".id";

  @Test
  void withoutTerminalsThereAreNoneAndWithOneTheDefaultsHold() throws IOException {
    assertThat(usable(Map.of()).terminals()).isEmpty();
    TerminalsSettings own =
        usable(Map.of(DEVICE, "1026700", "terminals.url", "tcp://10.0.0.30:1883"))
            .terminals()
            .orElseThrow();
    assertThat(own)
        .isEqualTo(
            new TerminalsSettings(
                new EdgeSettings.Broker("tcp://10.0.0.30:1883", "", ""),
                Optional.empty(),
                ZoneOffset.ofHours(8),
                true,
                Duration.ofSeconds(95),
                80,
                Map.of("1026700", "gate-lamp")));
    assertThat(own.broker()).hasToString("tcp://10.0.0.30:1883");
  }

  @Test
  void allOfItCanBeSet() throws IOException {
    Map<String, String> given = new HashMap<>();
    given.put(DEVICE, "2581924_ipobexa");
    given.put("terminals.url", "ssl://broker:8883");
    given.put("terminals.username", "u");
    given.put("terminals.password", "p");
    given.put("terminals.persons", "/etc/bondgate/persons.properties");
    given.put("terminals.offset", "Z");
    given.put("terminals.acknowledge", "none");
    given.put("terminals.silent-after", "5m");
    given.put("terminals.least-similarity-percent", "92");
    assertThat(usable(given).terminals())
        .contains(
            new TerminalsSettings(
                new EdgeSettings.Broker("ssl://broker:8883", "u", "p"),
                Optional.of(Path.of("/etc/bondgate/persons.properties")),
                ZoneOffset.UTC,
                false,
                Duration.ofMinutes(5),
                92,
                Map.of("2581924_ipobexa", "gate-lamp")));
  }

  @ParameterizedTest
  @CsvSource({
    "terminals.url, http://10.0.0.30, bondgate.edge.terminals.url",
    "terminals.offset, Beijing, bondgate.edge.terminals.offset",
    "terminals.acknowledge, yes, bondgate.edge.terminals.acknowledge",
    "terminals.silent-after, 1ms, bondgate.edge.terminals.silent-after",
    "terminals.least-similarity-percent, 0, bondgate.edge.terminals.least-similarity-percent",
    "terminals.devices.\"gate-lamp\".id, a/b, bondgate.edge.terminals.devices.\"gate-lamp\".id",
    "terminals.devices.\"other\".id, 1026700, bondgate.edge.terminals.devices.\"other\".id",
    "terminals.devices.\"gate-lamp\".port, 1, bondgate.edge.terminals.devices.\"gate-lamp\".port",
    "doors.\"gate-lamp\".way, in, bondgate.edge.terminals.devices.\"gate-lamp\"",
  })
  void whatIsWrongIsNamed(String key, String value, String named) throws IOException {
    Map<String, String> given = new HashMap<>();
    given.put(DEVICE, "1026700");
    given.put("terminals.url", "tcp://10.0.0.30:1883");
    given.put(key, value);
    assertThat(GivenSettings.checkWithReader(given))
        .isInstanceOfSatisfying(
            SettingsResult.Unusable.class,
            unusable ->
                assertThat(unusable.problems())
                    .extracting(SettingsProblem::key)
                    .containsExactly(named));
  }

  private static EdgeSettings usable(Map<String, String> given) throws IOException {
    return ((SettingsResult.Usable) GivenSettings.checkWithReader(given)).settings();
  }
}
