package bondgate.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private GrowingLog log;
  private WitnessServer witness;

  @BeforeEach
  void aWitnessThatNeverSawTheLog() throws Exception {
    log = new GrowingLog().upTo(300);
    witness = start();
  }

  @AfterEach
  void stop() throws IOException {
    witness.close();
  }

  @Test
  void aLogThatGrowsIsCosignedEachTime() throws Exception {
    int last = 0;
    for (int size : new int[] {0, 1, 2, 3, 7, 8, 255, 256, 257, 300}) {
      HttpResponse<String> answer = post(log.request(last, size));
      assertThat(answer.statusCode()).as("to %d: %s", size, answer.body()).isEqualTo(200);
      SignedNote note = SignedNote.parse(log.checkpoint(size).note() + answer.body());
      assertThat(new Cosigners(List.of(witness.verifierKey()), 1).check(note).holds()).isTrue();
      last = size;
    }
  }

  @Test
  void theSameAgainIsCosignedAgain() throws Exception {
    assertThat(post(log.request(0, 5)).statusCode()).isEqualTo(200);
    assertThat(post(log.request(5, 5)).statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongOldSizeIsAnsweredWithTheRightOne() throws Exception {
    assertSize(post(log.request(3, 5)), 0);
    post(log.request(0, 5));
    assertSize(post(log.request(0, 7)), 5);
    assertSize(post(log.request(6, 7)), 5);
  }

  @Test
  void aRollbackIsNotCosigned() throws Exception {
    post(log.request(0, 9));
    assertSize(post(log.request(0, 5)), 9);
    assertSize(post(log.request(5, 5)), 9);
    assertThat(post(log.request(9, 5)).statusCode()).as("old above new").isEqualTo(400);
    assertSize(post(log.request(5, 7)), 9);
  }

  @Test
  void aForkIsNotCosignedAndChangesNothing() throws Exception {
    post(log.request(0, 9));
    HttpResponse<String> sameSize = post(log.forkedAt(8).request(9, 9));
    assertThat(sameSize.statusCode()).isEqualTo(409);
    assertThat(sameSize.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(sameSize.body()).contains("two roots for 9 leaves");
    assertThat(post(log.forkedAt(7).upTo(20).request(9, 20)).statusCode()).isEqualTo(422);
    assertThat(post(log.request(9, 20).replaceFirst("\n[^\n]*\n", "\n")).statusCode())
        .as("a hash is missing")
        .isEqualTo(422);
    assertThat(post(log.request(9, 20)).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherLogAndAnotherSignatureAreRefused() throws Exception {
    assertThat(post(new GrowingLog().upTo(3).request(0, 3)).statusCode()).isEqualTo(403);
    assertThat(post(log.request(0, 3).replace(GrowingLog.NAME, "other/log")).statusCode())
        .isEqualTo(404);
    assertThat(post(log.request(0, 3).replace("\n3\n", "\n4\n")).statusCode()).isEqualTo(403);
    assertSize(post(log.request(1, 3)), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "old 0\n", "old 01\n\n", "old -1\n\n", "old 0\nnot Base64\n\n", "new 0\n\n"})
  void whatIsNoRequestIsRefused(String beginning) throws Exception {
    String note = log.checkpoint(3).note();
    assertThat(post(beginning).statusCode()).isEqualTo(400);
    if (!beginning.isEmpty()) {
      assertThat(post(beginning + note.substring(1)).statusCode()).isEqualTo(400);
    }
    String hash = log.checkpoint(3).text().lines().toList().get(2) + "\n";
    assertThat(post("old 1\n" + hash.repeat(64) + "\n" + note).statusCode()).isEqualTo(400);
  }

  @Test
  void nothingElseIsServedAndNothingEndless() throws Exception {
    URI root = URI.create("http://127.0.0.1:" + witness.address().getPort());
    HttpRequest get = HttpRequest.newBuilder(root.resolve("/add-checkpoint")).GET().build();
    assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    HttpRequest other = HttpRequest.newBuilder(root.resolve("/witness.key")).GET().build();
    assertThat(client.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    assertThat(post("x".repeat(65 * 1024)).statusCode()).isEqualTo(400);
  }

  @Test
  void aLineInOurNameThatWeDidNotWriteIsNotKept() throws Exception {
    SignedNote.NoteSignature forged =
        SignedNote.NoteSignature.of(witness.verifierKey(), new byte[72]);
    assertThat(post(log.request(0, 5) + forged.line()).statusCode()).isEqualTo(200);
    assertThat(post(log.request(5, 6)).statusCode()).isEqualTo(200);
  }

  @Test
  void ofRequestsAtOnceOnlyOneHistoryIsCosigned() throws Exception {
    GrowingLog fork = log.forkedAt(10).upTo(40);
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int size = 11; size < 31; size++) {
      String request = (size % 2 == 0 ? log : fork).request(0, size);
      requests.add(() -> post(request).statusCode());
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Integer> answers = new ArrayList<>();
    for (Future<Integer> answer : threads.invokeAll(requests)) {
      answers.add(answer.get());
    }
    threads.shutdown();
    assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
  }

  @Test
  void afterARestartItRemembersAndItsKeyIsTheSame() throws Exception {
    post(log.request(0, 9));
    String key = witness.verifierKey().text();
    witness.close();
    witness = start();
    assertThat(witness.verifierKey().text()).isEqualTo(key);
    assertSize(post(log.request(0, 3)), 9);
    assertThat(post(log.request(9, 10)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatWasTamperedWithIsNeverTakenForALogNeverSeen() throws Exception {
    post(log.request(0, 9));
    Path remembered = checkpointFile();
    assertThat(
            Checkpoint.parse(SignedNote.parse(Files.readString(remembered)).text()).head().size())
        .isEqualTo(9);
    witness.close();
    String good = Files.readString(remembered);
    for (String bad : List.of("", good.replace("\n9\n", "\n5\n"), log.checkpoint(3).note())) {
      Files.writeString(remembered, bad);
      assertThatThrownBy(this::start).hasMessageContaining("cosigned last");
    }
    Files.writeString(remembered, good);
    witness = start();
  }

  @Test
  void theKeyIsForItsOwnerAloneAndTheFolderForOneProcess() throws Exception {
    Path key = folder.resolve("witness.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThatThrownBy(this::start).isInstanceOfAny(IOException.class, RuntimeException.class);
    witness.close();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(this::start).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    witness = start();
  }

  private Path checkpointFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".checkpoint"))
          .findFirst()
          .orElseThrow();
    }
  }

  private WitnessServer start() throws IOException {
    return WitnessServer.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        folder,
        "w1.example",
        List.of(log.key()),
        CLOCK);
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + witness.address().getPort() + "/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static void assertSize(HttpResponse<String> answer, int size) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(answer.body()).isEqualTo(size + "\n");
  }
}
