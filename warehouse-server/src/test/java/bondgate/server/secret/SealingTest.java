package bondgate.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens here and nowhere else. */
class SealingTest {
  private static final byte[] TEXT = "身份证 11010519491231002X".getBytes(StandardCharsets.UTF_8);

  private final Sealing sealing = new Sealing(new byte[32], "customs", new SecureRandom());

  @TempDir Path folder;

  @Test
  void sealedBytesOpenInTheirPlaceAndSayNothing() {
    byte[] sealed = sealing.seal(TEXT, "place");

    assertThat(sealing.open(sealed, "place")).isEqualTo(TEXT);
    assertThat(sealing.seal(TEXT, "place")).isNotEqualTo(sealed);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("110105");
  }

  @Test
  void aChangeAnotherPlaceAndAnotherKeyAreNoticed() {
    byte[] sealed = sealing.seal(TEXT, "place");
    byte[] changed = sealed.clone();
    changed[20] ^= 1;
    byte[] otherKey = new byte[32];
    Arrays.fill(otherKey, (byte) 1);

    assertThatThrownBy(() -> sealing.open(changed, "place"))
        .hasMessageContaining("put back the key's file");
    assertThatThrownBy(() -> sealing.open(sealed, "elsewhere")).hasMessageContaining("elsewhere");
    assertThatThrownBy(() -> sealing.open(new byte[3], "place")).hasMessageContaining("place");
    assertThatThrownBy(
            () -> new Sealing(otherKey, "customs", new SecureRandom()).open(sealed, "place"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theDigestInTheClearNeedsTheKey() throws NoSuchAlgorithmException {
    byte[] otherKey = new byte[32];
    Arrays.fill(otherKey, (byte) 1);

    assertThat(sealing.digest(TEXT)).isEqualTo(sealing.digest(TEXT)).hasSize(32);
    assertThat(sealing.digest(TEXT))
        .isNotEqualTo(MessageDigest.getInstance("SHA-256").digest(TEXT));
    assertThat(sealing.digest(TEXT))
        .isNotEqualTo(new Sealing(otherKey, "customs", new SecureRandom()).digest(TEXT));
  }

  @Test
  void theKeyIsMadeOnceForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("sub/customs.key");
    byte[] made = OwnersFile.readOrMake(file, () -> new byte[] {1, 2, 3});

    assertThat(OwnersFile.readOrMake(file, () -> new byte[] {9})).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> OwnersFile.readOrMake(file, () -> new byte[] {9}))
        .hasMessageContaining("chmod 600");
  }
}
