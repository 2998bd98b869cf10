package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.portal.FakeReader;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SigningKey;
import bondgate.events.TagCrossing;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff at the portal are told over HTTP, with no broker there. */
@QuarkusTest
class StatusPagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant SEEN = Instant.parse("2026-03-02T09:00:00Z");

  @Inject AgentAtWork atWork;

  @TestHTTPResource("/")
  URI base;

  @TempDir Path folder;
  private final FakeReader reader = new FakeReader();
  private RunningAgent agent;

  @BeforeEach
  void begin() throws Exception {
    agent =
        RunningAgent.start(
            TestSettings.of(
                folder,
                SigningKey.ofSeed(new byte[32]).verifyKey(),
                "tcp://127.0.0.1:1",
                "/dev/none"),
            "test",
            new RecordClock(InstantSource.system(), System::nanoTime, UUID.randomUUID()),
            new SecureRandom(),
            (r, clock) -> reader);
    atWork.begin(agent);
  }

  @AfterEach
  void end() {
    atWork.end();
    agent.close();
  }

  @Test
  void theStatusSaysHowTheAgentStands() throws Exception {
    JsonNode status = get("status", 200);
    assertThat(status.path("zone").asText()).isEqualTo("guiyang-o2o");
    assertThat(status.path("device").asText()).isEqualTo("edge-1");
    assertThat(status.path("online").asBoolean()).isFalse();
    assertThat(status.path("permitsVersion").asLong(-1)).isZero();
    assertThat(status.path("unsentRecords").asLong()).isPositive();
    assertThat(status.path("lastSeq").asLong()).isPositive();
    assertThat(status.path("alarmOn").asBoolean(true)).isFalse();
    assertThat(status.path("readers").get(0).path("state").asText()).isEqualTo("ONLINE");
    assertThat(status.path("readers").get(0).path("port").asText()).isEqualTo("/dev/none");
    assertThat(status.path("readers").get(0).has("since")).isTrue();
  }

  @Test
  void thePageHasAWordInBothLanguagesForWhateverTheAgentSays() throws Exception {
    assertThat(send("").body()).contains("app/status.js");
    assertThat(send("app/status.js").body()).contains("fetch('status'");
    String words = send("app/words.js").body();
    List<String> keys = new ArrayList<>();
    for (ReaderState state : ReaderState.values()) {
      keys.add("state_" + state.name());
    }
    for (ReaderHealth.Reason reason : ReaderHealth.Reason.values()) {
      keys.add("reason_" + reason.name());
    }
    for (Beam beam : Beam.values()) {
      keys.add("beam_" + beam.name());
    }
    for (BeamState state : BeamState.values()) {
      keys.add("beamState_" + state.name());
    }
    for (String key : keys) {
      assertThat(words.split(key + ": '", -1)).as(key).hasSize(3);
    }
  }

  @Test
  void thePassagesOfAPortalAreShownFromARecordOn() throws Exception {
    assertThat(get("portals/exit/passages", 200)).isEmpty();
    List<Long> seqs =
        agent
            .outbox()
            .append(List.of(crossing("exit"), crossing("dock"), crossing("exit")))
            .stream()
            .map(record -> record.fields().seq())
            .toList();
    JsonNode all = get("portals/exit/passages", 200);
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("seq").asLong()).isEqualTo(seqs.get(0));
    assertThat(all.get(0).path("epc").asText()).isEqualTo("ABCD");
    assertThat(all.get(0).path("direction").asText()).isEqualTo("OUT");
    assertThat(all.get(0).path("decision").asText()).isEqualTo("REFUSED");
    assertThat(all.get(0).path("seenAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(get("portals/exit/passages?after=" + seqs.get(0), 200)).hasSize(1);
    assertThat(get("portals/exit/passages?after=" + seqs.get(2), 200)).isEmpty();
  }

  @Test
  void theHealthIsDownWhenAReaderIsBlindAndUpWhenItSees() throws Exception {
    assertThat(get("q/health", 200).path("status").asText()).isEqualTo("UP");
    reader.become(
        new ReaderCondition(
            ReaderCondition.State.OFFLINE, ReaderCondition.Reason.PORT_LOST, "cable", SEEN));
    assertThat(get("q/health", 503).path("status").asText()).isEqualTo("DOWN");
  }

  @Test
  void whileNoAgentWorksItSaysSo() throws Exception {
    atWork.end();
    assertThat(send("status").statusCode()).isEqualTo(503);
    assertThat(send("q/health").statusCode()).isEqualTo(503);
  }

  private JsonNode get(String path, int status) throws Exception {
    HttpResponse<String> response = send(path);
    assertThat(response.statusCode()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(base.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static Fact crossing(String portal) {
    return new Fact(
        new TagCrossing(
            portal,
            "exit",
            "ABCD",
            Direction.OUT,
            900,
            9,
            9,
            -900,
            -50,
            SEEN,
            EdgeDecision.REFUSED,
            "",
            0),
        SEEN);
  }
}
