package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.model.FaceModels;
import bondgate.events.Direction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of a door and of faces: its default, its edges, and one past each. */
class DoorSettingsTest {
  private static final String DOOR = "doors.\"entrance\".";
  private static final String TOKEN = "abcdefghijklmnopqrstuv";

  @Test
  void anAgentMayHaveDoorsOnlyAndLooksAtNoFaceUnlessTold() throws Exception {
    EdgeSettings settings = usable(Map.of());
    assertThat(settings.readers()).isEmpty();
    assertThat(settings.faces()).isEmpty();
    DoorSettings door = settings.doors().get(0);
    assertThat(door.name()).isEqualTo("entrance");
    assertThat(door.way()).isEqualTo(Direction.IN);
    assertThat(door.openFor()).isEqualTo(Duration.ofSeconds(3));
    assertThat(door.passage()).isEqualTo(Duration.ofSeconds(4));
    assertThat(door.camera()).isEmpty();
    assertThat(door.relay()).isEmpty();
    assertThat(door.staffToken()).isEmpty();
  }

  @Test
  void everythingMayBeSet() throws Exception {
    EdgeSettings settings =
        usable(
            Map.of(
                DOOR + "way",
                "out",
                DOOR + "camera",
                "http://10.0.0.20:8090/stream.mjpg",
                DOOR + "relay.port",
                "/dev/ttyS4",
                DOOR + "relay.map",
                "open=coil 3, emergency=input 1 inverted",
                DOOR + "staff-token",
                TOKEN,
                "faces.models",
                "/var/models",
                "faces.gallery",
                "/var/faces",
                "faces.key",
                "/etc/faces.key",
                "faces.identify-permille",
                "600"));
    DoorSettings door = settings.doors().get(0);
    assertThat(door.way()).isEqualTo(Direction.OUT);
    assertThat(door.camera())
        .contains(new DoorSettings.Camera.Stream(URI.create("http://10.0.0.20:8090/stream.mjpg")));
    assertThat(door.relay().orElseThrow().map().points()).containsKeys("open", "emergency");
    assertThat(settings.toString()).doesNotContain(TOKEN);
    FaceSettings faces = settings.faces().orElseThrow();
    assertThat(faces.models()).isEqualTo(Path.of("/var/models"));
    assertThat(faces.model().file()).isEqualTo(FaceModels.SFACE.file());
    assertThat(faces.model().thresholds().identifyMilli()).isEqualTo(600);
    assertThat(faces.keepFor()).isEqualTo(Duration.ofDays(365));
    assertThat(faces.leastLivePermille()).isEqualTo(500);
    assertThat(faces.agree()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    DOOR + "way, out, around",
    DOOR + "camera, /var/pictures, rtsp://10.0.0.20/live",
    DOOR + "camera, https://cam.example/, http://user:secret@cam.example/",
    DOOR + "scanner.port, /dev/ttyS2, tcp://a",
    DOOR + "open-for, 500ms, 61s",
    DOOR + "passage, 1m, 499ms",
    "faces.model, stand-in-for-tests, the-best",
    "faces.keep-days, 1098, 1099",
    "faces.least-live-permille, 1, 0",
    "faces.agree, 20, 21",
    "faces.identify-permille, 1000, 100",
    "faces.gallery, /var/faces, ''",
  })
  void aSettingMayReachItsEdgeAndNotGoBeyond(String key, String edge, String beyond)
      throws Exception {
    usable(Map.of(key, edge, "faces.models", "/var/models"));
    List<SettingsProblem> problems = problems(Map.of(key, beyond, "faces.models", "/var/models"));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).endsWith(key);
    assertThat(problems.get(0).toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"lock=coil 0", "open=input 0", "'open=coil 0, emergency=coil 1'", "open"})
  void aMapThatDoesNotLetGoOfALockIsRefused(String map) throws Exception {
    List<SettingsProblem> problems =
        problems(Map.of(DOOR + "relay.port", "/dev/ttyS4", DOOR + "relay.map", map));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).endsWith("relay.map");
  }

  @Test
  void aTokenThatCanBeGuessedIsRefusedAndNotShown() throws Exception {
    SettingsProblem problem = problems(Map.of(DOOR + "staff-token", "secret-of-ours")).get(0);
    assertThat(problem.toString()).contains("14 characters").doesNotContain("secret-of-ours");
  }

  private static EdgeSettings usable(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.check(withDoor(given));
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    return ((SettingsResult.Usable) result).settings();
  }

  private static List<SettingsProblem> problems(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.check(withDoor(given));
    assertThat(result).isInstanceOf(SettingsResult.Unusable.class);
    return ((SettingsResult.Unusable) result).problems();
  }

  private static Map<String, String> withDoor(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    all.put("bondgate.edge.server-key", GivenSettings.KEY);
    all.put("bondgate.edge." + DOOR + "scanner.port", "/dev/ttyScanner");
    all.put("bondgate.edge.faces.gallery", "/var/faces");
    all.put("bondgate.edge.faces.key", "/etc/faces.key");
    given.forEach((key, value) -> all.put("bondgate.edge." + key, value));
    return all;
  }
}
