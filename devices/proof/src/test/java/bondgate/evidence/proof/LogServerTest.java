package bondgate.evidence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching a log of 600 entries from a server that need not be honest. */
class LogServerTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, byte[]> instead = new HashMap<>();

  /** What a request for entries must say in the header {@code Authorization}; null: nothing. */
  private String wanted;

  private HttpServer server;
  private String address;
  private String key;

  @BeforeEach
  void serve() throws IOException {
    Path log = SharedVectors.path("tlog/generated/log600");
    key =
        SharedVectors.json(SharedVectors.path("tlog/generated/vectors.json"))
            .get("log_vkey")
            .asText();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/evidence/zone/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/evidence/zone/".length());
          asked.add(path);
          if (path.startsWith("tile/entries/")
              && wanted != null
              && !wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
          }
          Path file = log.resolve(path);
          byte[] bytes =
              instead.containsKey(path)
                  ? instead.get(path)
                  : Files.exists(file) ? Files.readAllBytes(file) : null;
          exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : 0);
          if (bytes != null) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
    address = "http://127.0.0.1:%d/evidence/zone".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void aLogIsFetchedAndCheckedAndTheNextTimeOnlyWhatIsNew() {
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(asked).hasSize(8).contains("tile/entries/002.p/88", "tile/1/000.p/2");
    asked.clear();
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.VERIFIED);
    assertThat(asked)
        .containsExactly(
            "checkpoint", "tile/entries/002.p/88", "tile/0/002.p/88", "tile/1/000.p/2");
  }

  @Test
  void aServerThatSendsSomethingElseIsFoundOut() {
    instead.put("tile/0/001", new byte[8192]);
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(said()).contains("tile/0/001 is not what the entries give");
  }

  @Test
  void aServerThatSendsWithoutEndIsCutOff() {
    instead.put("tile/entries/000", new byte[20_000_000]);
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said()).contains("tile/entries/000 sends more than");
    assertThat(folder.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void aCheckpointThatTheKeyDidNotSignIsNotFollowed() {
    key = VerifierKey.ed25519("example.com/fence-log", new byte[32]).text();
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.NOT_VERIFIED);
    assertThat(asked).containsExactly("checkpoint");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsNoAddressOrNobodyAnswersIsSaid() {
    for (String none : List.of("evidence/zone", "ftp://host/x", "http://a b", "file:///tmp")) {
      assertThat(fetch(none)).as(none).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    }
    assertThat(said()).contains("received 'http://a b'").doesNotContain("Exception");
    assertThat(fetch(address + "/elsewhere")).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said()).contains("/elsewhere/checkpoint answers 404");
    server.stop(0);
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
  }

  @Test
  void entriesThatAreClosedOpenToAnAccountWhoseSecretNeverCrossesANetworkInTheClear(
      @TempDir Path own) throws IOException {
    wanted = "Basic " + Base64.getEncoder().encodeToString("audit-7:s3cret".getBytes(UTF_8));
    assertThat(fetch(address)).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said()).contains("tile/entries/000 answers 401").contains("--account <file>");

    Path account = Files.writeString(own.resolve("account"), "audit-7:s3cret\n");
    assertThat(fetch(address, "--account", account.toString())).isEqualTo(OfflineVerifier.VERIFIED);

    assertThat(fetch("http://log.example/evidence/zone", "--account", account.toString()))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    Files.writeString(account, "no secret here");
    assertThat(fetch(address, "--account", account.toString()))
        .isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(fetch(address, "--account")).isEqualTo(OfflineVerifier.NOTHING_TO_VERIFY);
    assertThat(said())
        .contains("over https only")
        .contains("expected one line account:secret")
        .contains("expected a file after --account")
        .doesNotContain("s3cret");
  }

  private int fetch(String from, String... options) {
    return new OfflineVerifier(new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(
            Stream.concat(Stream.of("fetch", from, folder.toString(), key), Stream.of(options))
                .toList());
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
