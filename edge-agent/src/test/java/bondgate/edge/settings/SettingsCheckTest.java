package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.VerifyKey;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.serial.ReaderProtocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting: its default as the file says it, its edges, and one past each. */
class SettingsCheckTest {
  private static final String KEY = GivenSettings.KEY;
  private static final String EXIT = GivenSettings.EXIT;

  @TempDir Path folder;

  @Test
  void theDefaultsAreThoseOfTheFile() throws Exception {
    EdgeSettings settings = usable(Map.of());
    assertThat(settings.zone()).isEqualTo("guiyang-o2o");
    assertThat(settings.device()).isEqualTo("edge-1");
    assertThat(settings.epoch()).isEqualTo(1);
    assertThat(settings.data()).isEqualTo(Path.of(".bondgate/edge-1"));
    assertThat(settings.serverKey()).isEqualTo(VerifyKey.ofBase64(KEY));
    assertThat(settings.heartbeatEvery()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.alarmFor()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.exitWithParent()).isFalse();
    assertThat(settings.httpPort()).isEqualTo(8081);
    assertThat(settings.broker())
        .isEqualTo(new EdgeSettings.Broker("tcp://127.0.0.1:1884", "", ""));
    assertThat(settings.outbox())
        .isEqualTo(
            new EdgeSettings.Outbox(8 << 20, Duration.ofDays(7), 256 << 20, Optional.empty()));
    assertThat(settings.batch())
        .isEqualTo(
            new EdgeSettings.Batch(
                256,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                4,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5)));
    assertThat(settings.reconnect())
        .isEqualTo(new EdgeSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(30)));
    assertThat(settings.detector())
        .as("the file says what the inference recommends")
        .isEqualTo(CrossingSettings.defaults());
  }

  @Test
  void aReaderHasTheDefaultsThatTheFileNames() throws Exception {
    EdgeSettings.Reader reader = usable(Map.of()).readers().get(0);
    assertThat(reader.name()).isEqualTo("exit");
    assertThat(reader.serial().portPath()).isEqualTo("/dev/ttyUSB0");
    assertThat(reader.serial().baud()).isEqualTo(115_200);
    assertThat(reader.serial().ports()).isEqualTo(4);
    assertThat(reader.serial().antennas()).containsExactly(0, 1, 2, 3);
    assertThat(reader.alarmOutput()).isEqualTo(3);
    assertThat(reader.lockOutput()).isEqualTo(4);
    assertThat(reader.portals())
        .containsExactly(
            new EdgeSettings.Portal("exit", Set.of(0, 1), Set.of(2, 3), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "zone, a, Aa",
    "device, edge-2, edge_2",
    "epoch, 9223372036854775807, 0",
    "heartbeat-every, 100ms, 99ms",
    "heartbeat-every, 10m, 601s",
    "alarm-for, 500ms, 499ms",
    "alarm-for, 10m, 11m",
    "exit-with-parent, true, yes",
    "http-port, 0, -1",
    "http-port, 65535, 65536",
    "broker.url, ssl://broker.example:8883, http://broker.example",
    "broker.url, tcp://10.0.0.1:1883, tcp://10.0.0.1",
    "outbox.reserve-mib, 4096, 4097",
    "outbox.keep, 0s, -1s",
    "outbox.keep, 366d, 367d",
    "outbox.keep-mib, 0, -1",
    "outbox.keep-mib, 65536, 65537",
    "outbox.history-lost, 1:x, 0:x",
    "outbox.history-lost, 4711:the disk died, 4711:",
    "outbox.history-lost, '', the disk died",
    "batch.records, 1, 0",
    "batch.records, 256, 257",
    "batch.wait-for, 0ms, 11s",
    "batch.answer-within, 100ms, 99ms",
    "batch.unknown-device-retry, 1h, 61m",
    "reconnect.least, 10ms, 9ms",
    "reconnect.least, 30s, 11m",
    "reconnect.most, 10m, 11m",
    "detector.quiet, 300ms, 299ms",
    "detector.longest, 120s, 121s",
    "detector.spread-floor-centi-db, 0, 2001",
    "detector.gap-floor, 100ms, 99ms",
    "detector.least-reads, 1, 0",
    "detector.deciding-reads, 2, 1",
    "detector.relative-floor-permille, 2000, 49",
    "detector.across-limit-permille, 10000, 10001",
    "detector.balance-limit-centi-db, 100, 99",
    "detector.inside-opening-dbm, -90, -91",
    "detector.still-after, 3s, 2999ms",
    "detector.moved-centi-db, 200, 199",
    "detector.forget-after, 1h, 61m",
    "detector.close-by-dbm, -20, -19",
    "detector.ahead-centi-db, 2000, 2001",
    "detector.tendency-after, 2s, 2001ms",
    "detector.tendency-reads, 1, 0",
    "detector.pool-partners, 0, -1",
    "detector.pool-wait, 10s, 11s",
    "detector.reference-silent-after, 1s, 999ms",
    "detector.beam-bridge, 500ms, 121s",
    "detector.beam-stuck-after, 1h, 4999ms",
    "detector.stray-margin-percent, 200, 201",
    "detector.faint-margin-percent, 500, 501",
    "detector.faint-margin-with-beams-percent, 0, -1",
  })
  void aSettingMayReachItsEdgeAndNotGoBeyond(String key, String edge, String beyond)
      throws Exception {
    usable(Map.of(key, edge));
    SettingsProblem problem = onlyProblem(Map.of(key, beyond));
    assertThat(problem.toString()).contains("'" + beyond + "'", "expected", "; ");
  }

  @ParameterizedTest
  @CsvSource({
    "port, /dev/pts/7, ''",
    "port, llrp://10.0.0.7, llrp:/10.0.0.7",
    "port, llrp://reader-3.local:5085, llrp://reader-3.local:0",
    "port, llrp://[fe80::1], llrp://a/b",
    "protocol, mercury, morse",
    "portals.\"exit\".reference-tag, E2801170, e2801170",
    "baud, 9600, 9599",
    "baud, 921600, fast",
    "ports, 8, 6",
    "alarm-output, 4, 5",
    "lock-output, 3, 2",
  })
  void aReadersSettingMayReachItsEdgeAndNotGoBeyond(String key, String edge, String beyond)
      throws Exception {
    usable(Map.of(EXIT + key, edge));
    assertThat(onlyProblem(Map.of(EXIT + key, beyond)).key()).endsWith("\"exit\"." + key);
  }

  @Test
  void anotherReaderHasOtherOutputsAndItsUsualRate() throws Exception {
    EdgeSettings.Reader reader =
        usable(Map.of(EXIT + "protocol", "uhf18", EXIT + "alarm-output", "0")).readers().get(0);
    assertThat(reader.alarmOutput()).isZero();
    assertThat(reader.serial().baud())
        .isEqualTo(ReaderProtocols.named("uhf18").orElseThrow().bauds().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"'0,1'; ok", "0; ok", "'0, 1'; ok", "'0,0'; bad", "'0,8'; bad", "''; bad", "a; bad"})
  void aRowOfAntennasIsDifferentPortsOfTheReader(String inside, String verdict) throws Exception {
    Map<String, String> given = Map.of(EXIT + "portals.\"exit\".inside", inside);
    if (verdict.equals("ok")) {
      usable(given);
    } else {
      assertThat(problems(given)).isNotEmpty();
    }
  }

  @Test
  void anAntennaInTwoRowsOrBeyondTheReadersPortsIsRefused() throws Exception {
    assertThat(onlyProblem(Map.of(EXIT + "portals.\"exit\".inside", "1,2")).received())
        .contains("antenna 2");
    assertThat(onlyProblem(Map.of(EXIT + "portals.\"exit\".inside", "0,5")).todo())
        .contains("set it to 8");
    usable(Map.of(EXIT + "portals.\"exit\".inside", "0,5", EXIT + "ports", "8"));
  }

  @Test
  void aPortalOrAPortOfTwoReadersIsRefused() throws Exception {
    Map<String, String> two = new HashMap<>();
    two.put("readers.\"dock\".port", "/dev/ttyUSB0");
    two.put("readers.\"dock\".portals.\"exit\".inside", "0");
    two.put("readers.\"dock\".portals.\"exit\".outside", "1");
    assertThat(problems(two)).hasSize(2);
    two.put("readers.\"dock\".port", "/dev/ttyUSB1");
    two.remove("readers.\"dock\".portals.\"exit\".inside");
    two.remove("readers.\"dock\".portals.\"exit\".outside");
    two.put("readers.\"dock\".portals.\"dock\".inside", "0");
    two.put("readers.\"dock\".portals.\"dock\".outside", "1");
    assertThat(usable(two).readers())
        .extracting(EdgeSettings.Reader::name)
        .containsExactly("dock", "exit");
  }

  @Test
  void theShortestWaitMustNotBeLongerThanTheLongest() throws Exception {
    assertThat(onlyProblem(Map.of("reconnect.least", "2s", "reconnect.most", "1s")).key())
        .endsWith("reconnect.most");
  }

  @Test
  void theServersKeyMayStandInAFile() throws Exception {
    Path file = folder.resolve("server.pub");
    Files.writeString(file, KEY + "\n");
    assertThat(usable(Map.of("server-key", file.toString())).serverKey())
        .isEqualTo(VerifyKey.ofBase64(KEY));
    assertThat(onlyProblem(Map.of("server-key", folder.resolve("nothing").toString())).todo())
        .contains("server.pub");
    Files.writeString(file, "no key");
    assertThat(onlyProblem(Map.of("server-key", file.toString())).key()).endsWith("server-key");
    assertThat(onlyProblem(Map.of("server-key", "")).received()).isEqualTo("nothing");
  }

  @Test
  void allProblemsAreToldAtOnce() throws Exception {
    assertThat(
            problems(
                Map.of(
                    "zone",
                    "Z",
                    "epoch",
                    "none",
                    "batch.records",
                    "0",
                    "zoone",
                    "x",
                    EXIT + "baud",
                    "1")))
        .extracting(SettingsProblem::key)
        .containsExactlyInAnyOrder(
            "bondgate.edge.zone",
            "bondgate.edge.epoch",
            "bondgate.edge.batch.records",
            "bondgate.edge.zoone",
            "bondgate.edge.readers.\"exit\".baud");
  }

  @Test
  void withoutAReaderTheStartIsRefused() throws Exception {
    SettingsResult result = GivenSettings.check(Map.of("bondgate.edge.server-key", KEY));
    assertThat(((SettingsResult.Unusable) result).problems())
        .extracting(SettingsProblem::key)
        .containsExactly("bondgate.edge.readers");
  }

  @Test
  void everySettingThatIsNoReadersStandsInTheFileAndEveryKeyOfTheFileIsASetting() throws Exception {
    Findings findings = new Findings();
    KnownKeys.check(GivenSettings.file().stringPropertyNames(), findings);
    assertThat(findings.problems()).isEmpty();
    // A setting without a default in the file is received as nothing, and refused.
    usable(Map.of());
  }

  private EdgeSettings usable(Map<String, String> given) throws IOException {
    SettingsResult result = GivenSettings.checkWithReader(given);
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    return ((SettingsResult.Usable) result).settings();
  }

  private SettingsProblem onlyProblem(Map<String, String> given) throws IOException {
    assertThat(problems(given)).hasSize(1);
    return problems(given).get(0);
  }

  private List<SettingsProblem> problems(Map<String, String> given) throws IOException {
    SettingsResult result = GivenSettings.checkWithReader(given);
    assertThat(result).isInstanceOf(SettingsResult.Unusable.class);
    return ((SettingsResult.Unusable) result).problems();
  }
}
