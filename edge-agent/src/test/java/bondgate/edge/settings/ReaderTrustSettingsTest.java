package bondgate.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader over TLS, and the file of certificates that it must be believed by. */
class ReaderTrustSettingsTest {
  private static final String PORT = GivenSettings.EXIT + "port";
  private static final String TRUST = GivenSettings.EXIT + "trust";

  @TempDir Path folder;

  @Test
  void aReaderOverTlsHasItsFileOfCertificates() throws Exception {
    SettingsResult result =
        GivenSettings.checkWithReader(
            Map.of(PORT, "llrps://10.0.0.7", TRUST, certificate().toString()));
    assertThat(result).isInstanceOf(SettingsResult.Usable.class);
    EdgeSettings.Reader reader = ((SettingsResult.Usable) result).settings().readers().get(0);
    assertThat(reader.protocol()).isEqualTo("llrp");
    assertThat(reader.trust()).isPresent();
    assertThat(LlrpAddress.of(reader.serial().portPath()))
        .contains(new LlrpAddress("10.0.0.7", 5085, true));
    assertThat(LlrpAddress.of("llrp://10.0.0.7"))
        .contains(new LlrpAddress("10.0.0.7", 5084, false));
  }

  @Test
  void tlsWithoutCertificatesAndCertificatesWithoutTlsAreRefused() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    for (Map<String, String> given :
        List.of(
            Map.of(PORT, "llrps://10.0.0.7"),
            Map.of(PORT, "llrps://10.0.0.7", TRUST, folder.resolve("none.pem").toString()),
            Map.of(PORT, "llrps://10.0.0.7", TRUST, empty.toString()),
            Map.of(PORT, "llrp://10.0.0.7", TRUST, certificate().toString()),
            Map.of(TRUST, certificate().toString()))) {
      SettingsResult result = GivenSettings.checkWithReader(given);
      assertThat(result).as(given.toString()).isInstanceOf(SettingsResult.Unusable.class);
      assertThat(((SettingsResult.Unusable) result).problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.key()).endsWith("trust"));
    }
  }

  private Path certificate() throws Exception {
    Path certificate = folder.resolve("reader.pem");
    if (Files.exists(certificate)) {
      return certificate;
    }
    String store = folder.resolve("reader.p12").toString();
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=reader", "-keystore", store);
    keytool("-exportcert", "-rfc", "-file", certificate.toString(), "-keystore", store);
    return certificate;
  }

  private static void keytool(String... what) throws Exception {
    ProcessBuilder keytool =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    keytool.command().addAll(List.of(what));
    keytool.command().addAll(List.of("-alias", "reader", "-storepass", "changeit"));
    Process process = keytool.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
