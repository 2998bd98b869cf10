package bondgate.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.SigningKey;
import bondgate.events.VerifyKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's key is made once and stays. */
class AgentKeyTest {
  @TempDir Path folder;

  @Test
  void theKeyIsMadeOnTheFirstStartAndFoundOnTheNext() throws Exception {
    SigningKey made = AgentKey.openOrCreate(folder, new SecureRandom());
    SigningKey found = AgentKey.openOrCreate(folder, new SecureRandom());
    assertThat(found.verifyKey()).isEqualTo(made.verifyKey());
    assertThat(VerifyKey.ofBase64(Files.readString(folder.resolve("device.pub"))))
        .isEqualTo(made.verifyKey());
  }

  @Test
  void onlyItsOwnerMayReadTheSeed() throws Exception {
    AgentKey.openOrCreate(folder, new SecureRandom());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("device.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aPublicHalfThatIsMissingIsWrittenAgain() throws Exception {
    SigningKey made = AgentKey.openOrCreate(folder, new SecureRandom());
    Files.delete(folder.resolve("device.pub"));
    AgentKey.openOrCreate(folder, new SecureRandom());
    assertThat(Files.readString(folder.resolve("device.pub")).strip())
        .isEqualTo(made.verifyKey().base64());
  }

  @Test
  void aSeedThatWasCutIsRefusedAndNotReplaced() throws Exception {
    Files.write(folder.resolve("device.key"), new byte[31]);
    assertThatThrownBy(() -> AgentKey.openOrCreate(folder, new SecureRandom()))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("has 31 bytes; expected the 32");
    assertThat(Files.size(folder.resolve("device.key"))).isEqualTo(31);
  }
}
