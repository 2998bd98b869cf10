package bondgate.server.agents;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Topics;
import bondgate.server.secret.RandomSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves of an agent's folder, and what the next start makes of it. */
class AgentFolderTest {
  @TempDir Path folder;
  private Path authority;

  @BeforeEach
  void authority() throws IOException {
    authority = folder.resolve("broker-ca.pem");
    Files.writeString(authority, "an authority\n");
  }

  @Test
  void aSecretThatWasNotDecidedIsForgotten() throws Exception {
    AgentFolder agent = at("tcp://127.0.0.1:1");
    agent.prepare("first");
    agent.settle(Optional.of(RandomSecret.sha256("first")));
    agent.prepare("second");
    // The crash: the table still has the first one.
    agent.settle(Optional.of(RandomSecret.sha256("first")));
    assertThat(agent.file()).content().contains("password=first");
    assertThat(left()).isEqualTo(2);
  }

  @Test
  void aSecretThatWasDecidedComesToItsPlace() throws Exception {
    AgentFolder agent = at("tcp://127.0.0.1:1");
    agent.prepare("first");
    // The crash, after the table had it.
    at("tcp://127.0.0.1:1").settle(Optional.of(RandomSecret.sha256("first")));
    assertThat(agent.file()).content().contains("password=first", "username=zone/dock");
    assertThat(left()).isEqualTo(2);
  }

  @Test
  void anotherPortIsToldWhereTheFileStillLies() throws Exception {
    AgentFolder agent = at("tcp://127.0.0.1:1");
    agent.refresh();
    assertThat(agent.file()).doesNotExist();
    agent.prepare("first");
    agent.settle(Optional.of(RandomSecret.sha256("first")));
    at("ssl://dock:2").refresh();
    assertThat(agent.file()).content().contains("url=ssl://dock:2", "password=first");
  }

  private AgentFolder at(String url) {
    return new AgentFolder(
        folder.resolve("agents"), new Topics.Source("zone", "dock"), url, authority);
  }

  private long left() throws IOException {
    try (var files = Files.list(folder.resolve("agents").resolve("dock"))) {
      return files.count();
    }
  }
}
