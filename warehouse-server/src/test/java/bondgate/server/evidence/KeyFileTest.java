package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path folder;
  private KeyFile file;
  private Path secret;
  private Path publicHalf;

  @BeforeEach
  void inAFolderThatIsNotThereYet() {
    Path data = folder.resolve("data");
    file = new KeyFile(data);
    secret = data.resolve("server.key");
    publicHalf = data.resolve("server.pub");
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerReads() throws IOException {
    SigningKey key = file.readOrMake(new SecureRandom());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(publicHalf)).isEqualTo(key.verifyKey().base64() + "\n");
    assertThat(file.readOrMake(new SecureRandom()).seed()).isEqualTo(key.seed());
  }

  @Test
  void aLostPublicHalfIsWrittenAgain() throws IOException {
    SigningKey key = file.readOrMake(new SecureRandom());
    Files.delete(publicHalf);
    file.readOrMake(new SecureRandom());
    assertThat(Files.readString(publicHalf).strip()).isEqualTo(key.verifyKey().base64());
  }

  @Test
  void aLostKeyIsNotSilentlyReplaced() throws IOException {
    file.readOrMake(new SecureRandom());
    Files.delete(secret);
    assertThatThrownBy(() -> file.readOrMake(new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Put the key back");
    assertThat(secret).doesNotExist();
  }

  @Test
  void aKeyThatOthersCanReadIsNotUsed() throws IOException {
    file.readOrMake(new SecureRandom());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> file.readOrMake(new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void anotherPublicHalfIsNoticed() throws IOException {
    file.readOrMake(new SecureRandom());
    Files.writeString(publicHalf, SigningKey.ofSeed(new byte[32]).verifyKey().base64());
    assertThatThrownBy(() -> file.readOrMake(new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the public half");
  }

  @Test
  void aFileThatIsNoKeyIsNotUsed() throws IOException {
    file.readOrMake(new SecureRandom());
    Files.writeString(secret, "not a key\n");
    assertThatThrownBy(() -> file.readOrMake(new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("32 bytes");
  }

  @Test
  void anUnfinishedFileOfACrashedStartIsThrownAway() throws IOException {
    Files.createDirectories(secret.getParent());
    Files.writeString(secret.resolveSibling("server.key.new"), "half");
    file.readOrMake(new SecureRandom());
    assertThat(secret.resolveSibling("server.key.new")).doesNotExist();
  }
}
