package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.portal.PortalFittings;
import bondgate.till.modbus.IoMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of light beams across an opening. */
class BeamSettingsTest {
  private static final String BEAMS = GivenSettings.EXIT + "portals.\"exit\".beams.";

  private static final String NETWORK = GivenSettings.EXIT + "port";

  @Test
  void withoutAPortThereAreNone() throws Exception {
    assertThat(portal(Map.of()).beams()).isEmpty();
  }

  @Test
  void aPortAloneMeansTwoBeamsAtTheFirstInputs() throws Exception {
    EdgeSettings.Beams beams = portal(Map.of(BEAMS + "port", "/dev/ttyUSB7")).beams().orElseThrow();
    assertThat(beams.line()).contains(new TillSettings.Device("/dev/ttyUSB7", 9600));
    assertThat(beams.fitted()).isEqualTo(PortalFittings.Beams.TWO);
    assertThat(beams.map()).isEqualTo(IoMap.parse(1, "inside=input 0, outside=input 1"));
  }

  @Test
  void oneBeamMayBeAtAnyInputOfABoxInTheNetwork() throws Exception {
    EdgeSettings.Beams beams =
        portal(
                Map.of(
                    BEAMS + "port", "tcp://10.0.0.21:4196",
                    BEAMS + "unit", "17",
                    BEAMS + "map", "middle=input 3 inverted"))
            .beams()
            .orElseThrow();
    assertThat(beams.fitted()).isEqualTo(PortalFittings.Beams.ONE);
    assertThat(beams.map().unit()).isEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inside=input 0",
        "inside=input 0, outside=coil 1",
        "inside=input 0, outside=input 0",
        "inside=input 0, outside=input 1, middle=input 2",
        "left=input 0",
        "middle"
      })
  void aMapThatIsNoBeamsIsRefused(String map) throws Exception {
    List<SettingsProblem> problems =
        problems(Map.of(BEAMS + "port", "/dev/ttyUSB7", BEAMS + "map", map));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).key()).endsWith("beams.map");
  }

  @Test
  void thePortOfAReaderAndAMapWithoutAPortAreRefused() throws Exception {
    assertThat(problems(Map.of(BEAMS + "port", "/dev/ttyUSB0")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("another device"));
    assertThat(problems(Map.of(BEAMS + "map", "middle=input 0")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).endsWith("beams.port"));
    assertThat(problems(Map.of(BEAMS + "prot", "/dev/ttyUSB7"))).hasSize(1);
  }

  @Test
  void aReaderInTheNetworkTakesThemAtItsOwnInputs() throws Exception {
    EdgeSettings.Beams beams =
        portal(Map.of(NETWORK, "llrp://10.0.0.9", BEAMS + "port", "reader")).beams().orElseThrow();
    assertThat(beams.line()).isEmpty();
    assertThat(beams.inputs()).containsExactly(1, 2);

    EdgeSettings.Beams other =
        portal(atReader("map", "inside=input 4, outside=input 3 inverted")).beams().orElseThrow();
    assertThat(other.inputs()).containsExactly(3, 4);
  }

  @Test
  void aReaderThatTellsNothingOfItsInputsAndAnInputItDoesNotCountAreRefused() throws Exception {
    assertThat(problems(Map.of(BEAMS + "port", "reader")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("box of contacts"));
    assertThat(problems(atReader("map", "middle=input 0")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("counts from 1"));
    assertThat(problems(atReader("unit", "2")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains("leave out unit"));
  }

  /** Beams at a reader in the network, and one thing more that is said of them. */
  private static Map<String, String> atReader(String key, String value) {
    return Map.of(NETWORK, "llrp://10.0.0.9", BEAMS + "port", "reader", BEAMS + key, value);
  }

  private static EdgeSettings.Portal portal(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.checkWithReader(given);
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    return ((SettingsResult.Usable) result).settings().readers().get(0).portals().get(0);
  }

  private static List<SettingsProblem> problems(Map<String, String> given) throws Exception {
    SettingsResult result = GivenSettings.checkWithReader(given);
    assertThat(result).isInstanceOf(SettingsResult.Unusable.class);
    return ((SettingsResult.Unusable) result).problems();
  }
}
