package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority that signs brokers' certificates, by the JDK's own keytool. */
final class TestAuthority {
  static final String PASSWORD = "password";
  private final Path folder;
  private final Path store;
  private final Path certificate;

  TestAuthority(Path folder, String name) throws IOException, InterruptedException {
    this.folder = folder;
    this.store = folder.resolve(name + ".p12");
    this.certificate = folder.resolve(name + ".pem");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "ca",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "bc:c");
    keytool(store, "-exportcert", "-alias", "ca", "-rfc", "-file", certificate.toString());
  }

  /** The file for who believes it. */
  Path certificate() {
    return certificate;
  }

  /**
   * A broker's key and certificate.
   *
   * @param name as keytool writes it, {@code ip:127.0.0.1} or {@code dns:broker}
   * @param from when it begins, as keytool writes it
   * @param days how long it lasts
   */
  Path broker(String alias, String name, String from, int days)
      throws IOException, InterruptedException {
    Path own = folder.resolve(alias + ".p12");
    Path asked = folder.resolve(alias + ".csr");
    Path signed = folder.resolve(alias + ".crt");
    keytool(own, "-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias);
    keytool(own, "-certreq", "-alias", alias, "-file", asked.toString());
    keytool(
        store,
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-ext",
        "san=" + name,
        "-startdate",
        from,
        "-validity",
        Integer.toString(days),
        "-infile",
        asked.toString(),
        "-outfile",
        signed.toString());
    keytool(own, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate.toString());
    keytool(own, "-importcert", "-noprompt", "-alias", alias, "-file", signed.toString());
    return own;
  }

  private static void keytool(Path store, String... wish) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(wish));
    command.addAll(
        List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
    Path said = Files.createTempFile("keytool", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor())
        .as("%s: %s", command, Files.readString(said, StandardCharsets.UTF_8))
        .isZero();
    Files.delete(said);
  }
}
