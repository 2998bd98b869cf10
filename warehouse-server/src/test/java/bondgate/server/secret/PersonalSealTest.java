package bondgate.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalSealTest {
  private static final byte[] NAME = "张三".getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private PersonalSeal seal;

  @BeforeEach
  void start() throws IOException {
    seal = new PersonalSeal(data, new SecureRandom());
  }

  @Test
  void whatIsSealedOpensAfterARestartAndIsNotToBeSeen() throws IOException {
    byte[] sealed = seal.seal("row 1", NAME);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(NAME, StandardCharsets.ISO_8859_1));
    assertThat(new PersonalSeal(data, new SecureRandom()).open("row 1", sealed)).isEqualTo(NAME);
  }

  @Test
  void theSameIsSealedToOtherBytesEachTime() {
    assertThat(seal.seal("row 1", NAME)).isNotEqualTo(seal.seal("row 1", NAME));
  }

  @Test
  void itDoesNotOpenInAnotherPlace() {
    byte[] sealed = seal.seal("row 1", NAME);

    assertThatThrownBy(() -> seal.open("row 2", sealed)).hasMessageContaining("row 2");
  }

  @Test
  void noByteCanBeChanged() {
    byte[] sealed = seal.seal("row 1", NAME);
    for (int at = 0; at < sealed.length; at++) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> seal.open("row 1", changed))
          .as("byte %d", at)
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> seal.open("row 1", new byte[3])).hasMessageContaining("does not open");
  }

  @Test
  void aPersonHasOneReferenceForEachKindOfNumberAndKey(@TempDir Path other) throws IOException {
    String reference = seal.reference("identity number", "11010519491231002X");

    assertThat(reference).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(seal.reference("identity number", "11010519491231002X")).isEqualTo(reference);
    assertThat(seal.reference("telephone", "11010519491231002X")).isNotEqualTo(reference);
    assertThat(
            new PersonalSeal(other, new SecureRandom())
                .reference("identity number", "11010519491231002X"))
        .isNotEqualTo(reference);
  }

  @Test
  void aKeyThatOthersCanReadOrThatIsNoneIsRefused() throws IOException {
    Path key = data.resolve("personal.key");
    assertThat(Files.getPosixFilePermissions(key))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> new PersonalSeal(data, new SecureRandom()))
        .hasMessageContaining("chmod 600");

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "c2hvcnQ=");
    assertThatThrownBy(() -> new PersonalSeal(data, new SecureRandom()))
        .hasMessageContaining("expected 32");
  }
}
