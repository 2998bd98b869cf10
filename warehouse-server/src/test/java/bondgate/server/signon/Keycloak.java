package bondgate.server.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Keycloak itself as a process on this machine, with a realm of ours and no database to keep. */
final class Keycloak implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path log;

  /**
   * Starts it, or skips the test loudly.
   *
   * @param issuer of its realm, {@code http://127.0.0.1:<port>/realms/<name>}
   * @param realm what the realm has, in Keycloak's own JSON
   */
  Keycloak(String issuer, String realm) {
    Path home = home();
    log = home.resolve("keycloak.log");
    try {
      Path imports = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(imports.resolve("realm.json"), realm);
      process =
          new ProcessBuilder(
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--import-realm",
                  "--db=dev-mem",
                  "--http-host=127.0.0.1",
                  "--http-port=" + URI.create(issuer).getPort())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    until(URI.create(issuer + "/.well-known/openid-configuration"));
  }

  /** The only folder in the one to which {@code -Pkeycloak} unpacks it. */
  private static Path home() {
    String folder = System.getProperty("bondgate.keycloak", "");
    Assumptions.assumeFalse(folder.isEmpty(), "SKIPPED: no Keycloak here; mvn -Pkeycloak test");
    try (Stream<Path> inside = Files.list(Path.of(folder))) {
      return inside.filter(Files::isDirectory).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void until(URI there) {
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!answers(client, there)) {
        if (System.nanoTime() > end || !process.isAlive()) {
          close();
          throw new IllegalStateException("Keycloak did not start: " + log);
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Keycloak started", e);
    }
  }

  private static boolean answers(HttpClient client, URI there) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(there).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    // The script waits for its Java process, which is not the same.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
