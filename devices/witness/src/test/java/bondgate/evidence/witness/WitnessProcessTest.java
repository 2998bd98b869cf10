package bondgate.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.evidence.proof.Cosigners;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The witness as the process that another party runs. */
class WitnessProcessTest {
  private static final int KILLS = 5;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private VerifierKey key;
  private URI address;

  @AfterEach
  void end() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void howeverOftenItIsKilledItNeverForgetsWhatItCosigned() throws Exception {
    long seed = Long.getLong("bondgate.test.seed", new Random().nextLong());
    System.out.println("WitnessProcessTest: -Dbondgate.test.seed=" + seed);
    Random random = new Random(seed);
    GrowingLog log = new GrowingLog().upTo(2000);
    int told = 0;
    for (int run = 0; run <= KILLS; run++) {
      start(log);
      int known = knownSize(log);
      assertThat(known)
          .as("cosigned last; told: %d; seed %d", told, seed)
          .isBetween(told, told + 1);
      GrowingLog fork = log.forkedAt(Math.max(0, known - 1)).upTo(known + 1);
      assertThat(post(fork.request(known, known)).statusCode()).isEqualTo(known == 0 ? 200 : 409);
      told = growUntilKilled(log, known, random.nextInt(200));
    }
    assertThat(told).as("it cosigned at all").isPositive();
  }

  @Test
  void withoutALogItSaysWhatItNeedsInBothLanguages() throws Exception {
    Process wrong =
        command("--listen", "127.0.0.1:0", "--data", folder.toString(), "--name", "w")
            .redirectErrorStream(true)
            .start();
    String said = new String(wrong.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(wrong.waitFor()).isEqualTo(2);
    assertThat(said).contains("expected --log", "用法", "Usage");
  }

  /** Asks for one more leaf at a time, and kills the process in the middle of it. */
  private int growUntilKilled(GrowingLog log, int from, int afterMillis) throws Exception {
    ExecutorService killer = Executors.newSingleThreadExecutor();
    Process victim = process;
    int told = from;
    try {
      Future<?> killed =
          killer.submit(
              () -> {
                TimeUnit.MILLISECONDS.sleep(200 + afterMillis);
                return victim.destroyForcibly().waitFor();
              });
      while (told < 2000) {
        HttpResponse<String> answer = post(log.request(told, told + 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        SignedNote note = SignedNote.parse(log.checkpoint(told + 1).note() + answer.body());
        assertThat(new Cosigners(List.of(key), 1).check(note).holds()).isTrue();
        told++;
      }
      killed.get();
    } catch (IOException e) {
      // Killed, as it should be.
      assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      killer.shutdownNow();
    }
    return told;
  }

  private int knownSize(GrowingLog log) throws Exception {
    HttpResponse<String> answer = post(log.request(1999, 2000));
    assertThat(answer.statusCode()).isEqualTo(409);
    return Integer.parseInt(answer.body().strip());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  // Its output is read to the end of the second line only; it says no more.
  private void start(GrowingLog log) throws Exception {
    process =
        command(
                "--listen",
                "127.0.0.1:0",
                "--data",
                folder.resolve("data").toString(),
                "--name",
                "w1.example",
                "--log",
                log.key().text())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    VerifierKey now = VerifierKey.parse(said.readLine().replace("vkey ", ""));
    assertThat(now.text()).isEqualTo(key == null ? now.text() : key.text());
    key = now;
    address = URI.create("http://" + said.readLine().replace("listening ", "") + "/add-checkpoint");
  }

  private static ProcessBuilder command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("surefire.test.class.path", ""),
                WitnessCommand.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
