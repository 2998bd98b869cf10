package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the broker is, who we are there and whom to believe, in a file or in the settings. */
class BrokerFileTest {
  @TempDir Path folder;

  @Test
  void theBrokerMayStandInTheFileThatTheServerWroteForThisAgent() throws Exception {
    Path file = folder.resolve("broker.properties");
    Files.writeString(
        file, "url=ssl://dock:1999\nusername=zone/edge\npassword=secret\nca=broker-ca.pem\n");
    EdgeSettings.Broker broker = usable(Map.of("broker.file", file.toString())).broker();
    assertThat(broker)
        .isEqualTo(
            new EdgeSettings.Broker(
                "ssl://dock:1999",
                "zone/edge",
                "secret",
                Optional.of(folder.resolve("broker-ca.pem")),
                Optional.of(file)));
    assertThat(broker.toString()).doesNotContain("secret");
    Files.writeString(file, "username=zone/edge\n");
    SettingsProblem noUrl = onlyProblem(Map.of("broker.file", file.toString()));
    assertThat(noUrl.received()).contains("url in ");
    assertThat(noUrl.todo()).contains("broker.properties");
  }

  @Test
  void theServersOwnFileIsNotForAgents() throws Exception {
    Path file = folder.resolve("broker.properties");
    Files.writeString(file, "url=tcp://127.0.0.1:1999\nusername=server\nfor=server\n");
    assertThat(onlyProblem(Map.of("broker.file", file.toString())).received())
        .contains("is the server's own");
  }

  @Test
  void aFileThatIsNotThereYetIsWaitedFor() throws Exception {
    Path file = folder.resolve("not-yet").resolve("broker.properties");
    assertThat(usable(Map.of("broker.file", file.toString())).broker().file()).contains(file);
    assertThatThrownBy(() -> BrokerFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("waits for " + file);
  }

  @Test
  void theAuthorityOfAnotherBrokerIsNamedByAFileThatIsThere() throws Exception {
    Path file = folder.resolve("ca.pem");
    assertThat(onlyProblem(Map.of("broker.trust", file.toString())).key()).endsWith("broker.trust");
    Files.writeString(file, "");
    assertThat(usable(Map.of("broker.trust", file.toString())).broker().trust()).contains(file);
  }

  private static EdgeSettings usable(Map<String, String> given) throws IOException {
    return ((SettingsResult.Usable) GivenSettings.checkWithReader(given)).settings();
  }

  private static SettingsProblem onlyProblem(Map<String, String> given) throws IOException {
    List<SettingsProblem> problems =
        ((SettingsResult.Unusable) GivenSettings.checkWithReader(given)).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
