package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.scale.ScaleProtocol;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of a till: its default as the file says it, its edges, and one past each. */
class TillSettingsTest {
  private static final String TILL = "tills.\"till-1\".";
  private static final String TOKEN = "abcdefghijklmnopqrstuv";

  @Test
  void anAgentMayHaveTillsOnlyAndWhatHasNoPortIsNotThere() throws Exception {
    EdgeSettings settings = usable(Map.of());
    assertThat(settings.readers()).isEmpty();
    TillSettings till = settings.tills().get(0);
    assertThat(till.name()).isEqualTo("till-1");
    assertThat(till.rules())
        .isEqualTo(
            new TillSettings.TrayRules(
                -58,
                3,
                Duration.ofMillis(1500),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                10));
    assertThat(till.tray().serial().antennas()).containsExactly(0);
    assertThat(till.tray().portals()).isEmpty();
    assertThat(till.scale()).isEmpty();
    assertThat(till.card()).isEmpty();
    assertThat(till.printer()).isEmpty();
    assertThat(till.scanner()).isEmpty();
    assertThat(till.camera()).isEmpty();
    assertThat(settings.toString()).doesNotContain(TOKEN);
  }

  @Test
  void everyDeviceMayBeSet() throws Exception {
    TillSettings till =
        usable(
                Map.of(
                    TILL + "scale.port", "/dev/ttyS1",
                    TILL + "scale.protocol", "cas-lines",
                    TILL + "card.port", "/dev/ttyS2",
                    TILL + "printer.port", "tcp://10.0.0.9:9100",
                    TILL + "printer.charset", "GBK",
                    TILL + "scanner.port", "/dev/ttyS3",
                    TILL + "scanner.baud", "115200",
                    TILL + "camera", "http://10.0.0.20:8090/stream.mjpg"))
            .tills()
            .get(0);
    assertThat(till.scale())
        .contains(
            new TillSettings.Scale(
                new TillSettings.Device("/dev/ttyS1", 9600), ScaleProtocol.CAS_LINES));
    assertThat(till.card()).contains(new TillSettings.Device("/dev/ttyS2", 115_200));
    assertThat(till.printer().map(TillSettings.Printer::columns)).isEqualTo(Optional.of(48));
    assertThat(till.scanner().map(TillSettings.Device::baud)).isEqualTo(Optional.of(115_200));
    assertThat(till.camera())
        .contains(new DoorSettings.Camera.Stream(URI.create("http://10.0.0.20:8090/stream.mjpg")));
  }

  @ParameterizedTest
  @CsvSource({
    "origin, http://127.0.0.1:8080, https://bonded.example/",
    "origin, https://bonded.example, bonded.example",
    "tray.port, llrp://10.0.0.7, ''",
    "tray.protocol, m100, morse",
    "tray.antennas, '0,1', 4",
    "tray.power-dbm, 33, 34",
    "tray.floor-dbm, -90, -91",
    "tray.reads, 20, 21",
    "tray.within, 100ms, 99ms",
    "tray.gone-after, 20s, 21s",
    "tray.settle, 0ms, 21s",
    "scale.tolerance-grams, 1000, 1001",
    "scale.protocol, mt-sics, pounds",
    "card.port, /dev/ttyS1, /dev/ttyTray",
    "printer.port, tcp://a:9100, tcp://a",
    "printer.columns, 64, 65",
    "printer.charset, GBK, UTF-8",
    "camera, /var/pictures, rtsp://10.0.0.20/live",
  })
  void aTillsSettingMayReachItsEdgeAndNotGoBeyond(String key, String edge, String beyond)
      throws Exception {
    usable(Map.of(TILL + key, edge));
    List<SettingsProblem> problems = problems(Map.of(TILL + key, beyond));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).endsWith("\"till-1\"." + key);
  }

  @Test
  void aDoorWithTheNameOfATillIsRefusedSinceASightingNamesOnePlace() throws Exception {
    List<SettingsProblem> problems = problems(Map.of("doors.\"till-1\".way", "in"));
    assertThat(problems)
        .extracting(SettingsProblem::key)
        .containsExactly("bondgate.edge.doors.\"till-1\"");
    usable(Map.of("doors.\"till-2\".way", "in"));
  }

  @Test
  void aTokenThatCanBeGuessedIsRefusedAndNotShown() throws Exception {
    SettingsProblem problem = problems(Map.of(TILL + "token", "secret-of-ours")).get(0);
    assertThat(problem.toString()).contains("14 characters").doesNotContain("secret-of-ours");
  }

  @Test
  void aMisspeltKeyOfATillIsRefused() throws Exception {
    assertThat(problems(Map.of(TILL + "printer.colums", "48")).get(0).received())
        .contains("nobody knows");
  }

  private static EdgeSettings usable(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.check(withTill(given));
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    return ((SettingsResult.Usable) result).settings();
  }

  private static List<SettingsProblem> problems(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.check(withTill(given));
    assertThat(result).isInstanceOf(SettingsResult.Unusable.class);
    return ((SettingsResult.Unusable) result).problems();
  }

  private static Map<String, String> withTill(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    all.put("bondgate.edge.server-key", GivenSettings.KEY);
    all.put("bondgate.edge." + TILL + "tray.port", "/dev/ttyTray");
    all.put("bondgate.edge." + TILL + "origin", "https://bonded.example");
    all.put("bondgate.edge." + TILL + "token", TOKEN);
    given.forEach((key, value) -> all.put("bondgate.edge." + key, value));
    return all;
  }
}
