package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.HistoryLost;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill: the machine is gone, what is left are a backup and the keys. On a fresh folder the
 * server comes back with all that the backup holds; if more was committed after it, the agents
 * remember, and the server signs nothing that would deny it.
 */
class TheServerAfterARestoreTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int FACTS_PER_SECOND = 50;
  private static final Pattern STOP =
      Pattern.compile("stop (\\d+): .*a checkpoint of (\\d+) entries");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void withNothingLostEverythingGoesOn(@TempDir Path folder) throws Exception {
    JsonNode backup;
    Path lost = folder.resolve("lost");
    try (StreamSite site = new StreamSite(lost, Map.of())) {
      works(site);
      site.quiet(SOON);
      backup = made(site);
    }
    try (StreamSite site = restored(folder, lost, backup)) {
      JsonNode audit = read(site, "/audit/" + zone(backup));
      assertThat(audit.path("sound").asBoolean()).as("%s", audit).isTrue();
      assertThat(audit.path("leaves").asLong()).isEqualTo(leaves(backup));
      theAgentGoesOn(site, lost);
      site.untilAllGoOn(SOON);
      assertThat(StreamSite.until(SOON, () -> size(site, backup) > leaves(backup)))
          .as("a signed checkpoint beyond the backup")
          .isTrue();
      assertThat(stops(site)).isEmpty();
    }
  }

  @Test
  void whatWasCommittedAfterTheBackupIsNotDenied(@TempDir Path folder) throws Exception {
    Path lost = folder.resolve("lost");
    JsonNode backup = backupWithMoreAfterIt(lost);
    try (StreamSite site = restored(folder, lost, backup)) {
      assertThat(stops(site)).as("nobody has spoken yet").doesNotContain("lost its end");
      theAgentGoesOn(site, lost);

      assertThat(StreamSite.until(SOON, () -> stops(site).contains("it lost its end")))
          .as("a stop that does not end by itself: %s", stops(site))
          .isTrue();
      assertThat(size(site, backup)).as("signed").isLessThanOrEqualTo(leaves(backup));
    }
  }

  @Test
  void whatAgentsKeptComesBackOnTheWordOfTwo(@TempDir Path folder) throws Exception {
    Path lost = folder.resolve("lost");
    JsonNode backup = backupWithMoreAfterIt(lost);
    Matcher stop;
    try (StreamSite site = restored(folder, lost, backup)) {
      theAgentGoesOn(site, lost);
      assertThat(StreamSite.until(SOON, () -> STOP.matcher(stops(site)).find())).isTrue();
      stop = STOP.matcher(stops(site));
      assertThat(stop.find()).isTrue();
      assertThat(Long.parseLong(stop.group(2))).as("lost").isGreaterThan(leaves(backup));
    }
    Map<String, String> lift =
        Map.of("bondgate.evidence.lift-stop", stop.group(1) + ":nothing newer is left");
    try (StreamSite site = new StreamSite(folder.resolve("new"), lift)) {
      site.startServer();
      nothingIsTakenWithoutTheAgentsWord(site, lost, backup);

      String word = stop.group(2) + ":the server's disk died";
      site.startAgent(
          1,
          FACTS_PER_SECOND,
          site.embeddedBroker(),
          lost,
          Map.of("bondgate.edge.outbox.history-lost", word));
      site.untilAllGoOn(SOON);
      site.quiet(SOON);
      assertThat(stops(site)).isEmpty();
      assertThat(size(site, backup)).isGreaterThan(Long.parseLong(stop.group(2)));
      everythingIsInTheLogAgain(site, backup, word);
    }
  }

  private JsonNode backupWithMoreAfterIt(Path lost) throws Exception {
    try (StreamSite site = new StreamSite(lost, Map.of())) {
      works(site);
      JsonNode backup = made(site);
      site.untilAllGoOn(SOON);
      site.quiet(SOON);
      return backup;
    }
  }

  private void nothingIsTakenWithoutTheAgentsWord(StreamSite site, Path lost, JsonNode backup)
      throws Exception {
    theAgentGoesOn(site, lost);
    LoadProcess agent = site.agents().get(0);
    long acked = agent.lastAcked();
    assertThat(StreamSite.until(SOON, () -> said(agent).contains("has to let go of it")))
        .as("the agent knows why")
        .isTrue();
    assertThat(said(agent)).contains("LOG_ROLLED_BACK", "bondgate.edge.outbox.history-lost");
    assertThat(stops(site)).as("what was lifted stays lifted").isEmpty();
    assertThat(size(site, backup)).as("signed").isLessThanOrEqualTo(leaves(backup));
    assertThat(agent.lastAcked()).isEqualTo(acked);
    agent.kill();
  }

  /** From the agent's first record to its last: no gap, nothing twice, the bytes of then. */
  private void everythingIsInTheLogAgain(StreamSite site, JsonNode backup, String word)
      throws Exception {
    LoadProcess agent = site.agents().get(0);
    Map<Long, String> produced = Witnessed.read(agent.device(), agent.witness()).hashes();
    assertThat(produced).isNotEmpty();
    RecordChain chain = RecordChain.begin(zone(backup), agent.device(), 1);
    List<HistoryLost> told = new ArrayList<>();
    for (long leaf = 0; leaf < size(site, backup); leaf++) {
      String text = text(site, "/evidence/%s/entries/%d".formatted(zone(backup), leaf));
      if (!JSON.readTree(text).has("seq")) {
        continue;
      }
      SealedRecord record = SealedRecord.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(chain.follows(record)).as("leaf %d: %s", leaf, text).isTrue();
      chain = chain.after(record);
      String hash = produced.remove(chain.lastSeq());
      assertThat(hash).isIn(null, record.hash());
      if (record.fields().body() instanceof HistoryLost one) {
        told.add(one);
      }
    }
    assertThat(produced).as("produced and lost").isEmpty();
    assertThat(chain.lastSeq()).isEqualTo(agent.lastAcked());
    assertThat(told).hasSize(1);
    assertThat(word).isEqualTo(told.get(0).held().split("\n", -1)[1] + ":" + told.get(0).reason());
    assertThat(told.get(0).held()).as("with the signature").contains("\n\n— ");
  }

  private static String said(LoadProcess agent) {
    try {
      return Files.readString(agent.log());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what the agent said", e);
    }
  }

  private static void works(StreamSite site) throws IOException, InterruptedException {
    site.startServer();
    site.startAgents(1, FACTS_PER_SECOND, site.embeddedBroker());
    site.untilAllGoOn(SOON);
  }

  private JsonNode made(StreamSite site) throws IOException, InterruptedException {
    HttpRequest ask =
        HttpRequest.newBuilder(site.uri().resolve("/api/v1/backups"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    var answer = http.send(ask, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  /** With what it had at the site that is no more. */
  private static void theAgentGoesOn(StreamSite site, Path lost) throws IOException {
    Files.deleteIfExists(lost.resolve("stop-load-1"));
    site.startAgent(1, FACTS_PER_SECOND, site.embeddedBroker(), lost, Map.of());
  }

  /** A site on a fresh folder, in which only the keys were put before. */
  private StreamSite restored(Path folder, Path lost, JsonNode backup) throws Exception {
    StreamSite site = new StreamSite(folder.resolve("new"), Map.of());
    refusedWithoutKeys(site, backup);
    KeptFiles.put(lost, site.data());
    Said said = restore(site, backup);
    assertThat(said.code()).as(said.words()).isZero();
    assertThat(said.words())
        .contains("%d leaves".formatted(leaves(backup)), "server.pub", "/operator/agents");
    site.startWaiting();
    assertThat(StreamSite.until(SOON, () -> stops(site).contains("is to be heard first")))
        .as("not ready, and says why: nobody has spoken yet")
        .isTrue();
    return site;
  }

  private static void refusedWithoutKeys(StreamSite site, JsonNode backup) throws Exception {
    Said said = restore(site, backup);
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.words()).contains("server.key").doesNotContain("\tat ");
    Files.createDirectories(site.data());
    try (Stream<Path> there = Files.list(site.data())) {
      assertThat(there).as("nothing was begun").isEmpty();
    }
  }

  /** What the command said. */
  private record Said(int code, String words) {}

  private static Said restore(StreamSite site, JsonNode backup) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dbondgate.data=" + site.data(),
                    "-jar",
                    site.serverJar().toAbsolutePath().toString(),
                    "restore",
                    backup.path("folder").asText()))
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), words);
  }

  private JsonNode read(StreamSite site, String path) throws IOException, InterruptedException {
    return JSON.readTree(text(site, path));
  }

  private String text(StreamSite site, String path) throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(site.uri().resolve(path)).build();
    return http.send(ask, BodyHandlers.ofString()).body();
  }

  /** What the server's health says of its logs; empty if they are all signed. */
  private String stops(StreamSite site) {
    try {
      for (JsonNode check : read(site, "/q/health").path("checks")) {
        if (check.path("status").asText().equals("DOWN")) {
          return check.toString();
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** How many leaves the checkpoint has that the server has signed; 0 if it has signed none. */
  private long size(StreamSite site, JsonNode backup) {
    try {
      String checkpoint = text(site, "/evidence/%s/checkpoint".formatted(zone(backup)));
      String[] lines = checkpoint.split("\n", -1);
      return lines.length > 2 && lines[1].matches("\\d+") ? Long.parseLong(lines[1]) : 0;
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static String zone(JsonNode backup) {
    return backup.path("logs").path(0).path("zone").asText();
  }

  private static long leaves(JsonNode backup) {
    return backup.path("logs").path(0).path("size").asLong();
  }
}
