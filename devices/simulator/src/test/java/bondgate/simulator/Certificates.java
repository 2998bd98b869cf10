package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates for tests, made by the JDK's own tool. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** A key with its certificate, and the certificate alone. */
  record Certified(SSLContext context, Path certificate) {}

  /** By its own hand, or by an issuer's for the host that is named. */
  Certified certified(String alias, String name, Optional<String> host) throws Exception {
    Path store = folder.resolve(alias + ".p12");
    String certificate = folder.resolve(alias + ".pem").toString();
    keytool(store, "-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", name);
    if (host.isPresent()) {
      issue(store, alias, host.get());
    } else {
      keytool(store, "-exportcert", "-rfc", "-alias", alias, "-file", certificate);
    }
    return new Certified(context(store), Path.of(certificate));
  }

  /** The certificate of a key, which ended two days ago. */
  Path expired(String alias) throws Exception {
    Path store = folder.resolve(alias + ".p12");
    Path certificate = folder.resolve(alias + ".pem");
    String name = "CN=" + alias;
    String begin = "-3d";
    keytool(
        store,
        "-genkeypair",
        "-alias",
        alias,
        "-keyalg",
        "EC",
        "-dname",
        name,
        "-startdate",
        begin,
        "-validity",
        "1");
    keytool(store, "-exportcert", "-rfc", "-alias", alias, "-file", certificate.toString());
    return certificate;
  }

  /** Puts a certificate of the issuer's for that host in the place of its own. */
  private void issue(Path store, String alias, String host) throws Exception {
    Path issuers = folder.resolve("issuer.p12");
    String issuer = folder.resolve("issuer.pem").toString();
    String request = folder.resolve(alias + ".csr").toString();
    String certificate = folder.resolve(alias + ".pem").toString();
    if (!Files.exists(issuers)) {
      String name = "CN=issuer";
      keytool(
          issuers,
          "-genkeypair",
          "-alias",
          "issuer",
          "-keyalg",
          "EC",
          "-dname",
          name,
          "-ext",
          "bc:c");
      keytool(issuers, "-exportcert", "-rfc", "-alias", "issuer", "-file", issuer);
    }
    keytool(store, "-certreq", "-alias", alias, "-file", request);
    String san = "san=" + host;
    keytool(
        issuers,
        "-gencert",
        "-rfc",
        "-alias",
        "issuer",
        "-infile",
        request,
        "-outfile",
        certificate,
        "-ext",
        san);
    keytool(store, "-importcert", "-noprompt", "-alias", "issuer", "-file", issuer);
    keytool(store, "-importcert", "-noprompt", "-alias", alias, "-file", certificate);
    keytool(store, "-delete", "-alias", "issuer");
  }

  private static SSLContext context(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(Path store, String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
