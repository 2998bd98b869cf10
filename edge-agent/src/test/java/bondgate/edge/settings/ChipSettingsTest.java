package bondgate.edge.settings;

import static bondgate.edge.settings.GivenSettings.EXIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of a tag's chip is read by a reader in the network only, and so far as it is one. */
class ChipSettingsTest {
  private static final String PORT = EXIT + "port";
  private static final String WORDS = EXIT + "tid-words";

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 31})
  void aReaderInTheNetworkReadsSoManyWords(int words) throws Exception {
    SettingsResult result = given("llrp://10.0.0.7", Integer.toString(words));
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    assertThat(((SettingsResult.Usable) result).settings().readers().get(0).tidWords())
        .isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "32", "-6", "all"})
  void tooFewForASerialNumberOrTooManyAreRefused(String words) throws Exception {
    SettingsProblem problem = onlyProblem(given("llrp://10.0.0.7", words));
    assertThat(problem.key()).endsWith("\"exit\".tid-words");
    assertThat(problem.expected()).contains("6 to 31");
  }

  @Test
  void aReaderAtASerialPortReadsNoneAndSaysSo() throws Exception {
    assertThat(given("/dev/ttyUSB0", "0")).isInstanceOf(SettingsResult.Usable.class);
    assertThat(onlyProblem(given("/dev/ttyUSB0", "6")).expected()).contains("llrp://");
  }

  private static SettingsResult given(String port, String words) throws Exception {
    return GivenSettings.checkWithReader(Map.of(PORT, port, WORDS, words));
  }

  private static SettingsProblem onlyProblem(SettingsResult result) {
    assertThat(result).isInstanceOf(SettingsResult.Unusable.class);
    assertThat(((SettingsResult.Unusable) result).problems()).hasSize(1);
    return ((SettingsResult.Unusable) result).problems().get(0);
  }
}
