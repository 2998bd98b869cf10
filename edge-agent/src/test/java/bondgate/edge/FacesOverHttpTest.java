package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.gallery.ConsentLanguage;
import bondgate.camera.gallery.ConsentText;
import bondgate.edge.door.CodeAnswer;
import bondgate.edge.door.DoorRig;
import bondgate.edge.door.EnrolmentProgress;
import bondgate.edge.door.FaceRights;
import bondgate.events.DoorOpened;
import bondgate.events.FaceConsent;
import bondgate.till.device.DeviceState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kiosk's page does with somebody's own face: agree, see, withdraw; and what is left. */
@QuarkusTest
class FacesOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject AgentAtWork atWork;

  @TestHTTPResource("/")
  URI base;

  @TempDir Path folder;
  private DoorRig rig;
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler listener = new Listener();

  @AfterEach
  void end() throws Exception {
    Logger.getLogger("").removeHandler(listener);
    atWork.end();
    if (rig != null) {
      rig.end();
    }
  }

  @Test
  void aMemberAgreesSeesWhatIsHeldAndWithdrawsAndNoByteOfTheTemplateIsLeft() throws Exception {
    Path faces = DoorRig.sharedFaces();
    Logger.getLogger("").addHandler(listener);
    begin(faces.resolve("models"));
    rig.awaitFaces();
    String ticket = DoorRig.ticket(DoorRig.MEMBER, MINUTE);
    assertThat(post("doors/held", Map.of("ticket", ticket)).path("held").asBoolean()).isFalse();

    enrol(ticket, faces.resolve("photos/white-house/obama-1.jpg"));

    JsonNode held = post("doors/held", Map.of("ticket", ticket, "language", "en"));
    assertThat(held.path("text").asText())
        .contains("128 numbers", "no picture", DoorRig.MEMBER, text().sha256());
    Path file = folder.resolve("agent/faces").resolve(DoorRig.MEMBER + ".face");
    byte[] sealed = Files.readAllBytes(file);
    assertThat(filesWithPartOf(sealed)).as("the search finds what is there").containsExactly(file);

    long asked = System.nanoTime();
    JsonNode erased = post("doors/withdrawals", Map.of("ticket", ticket));
    Duration took = Duration.ofNanos(System.nanoTime() - asked);

    assertThat(erased.path("held").asBoolean()).isTrue();
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(filesWithPartOf(sealed)).as("not a part of it in any file").isEmpty();
    assertThat(file).doesNotExist();
    assertThat(post("doors/held", Map.of("ticket", ticket)).path("held").asBoolean()).isFalse();
    assertThat(rig.recorded(FaceConsent.class))
        .containsExactly(consent(FaceConsent.Act.GIVEN), consent(FaceConsent.Act.WITHDRAWN));
    assertThat(post("doors/withdrawals", Map.of("ticket", ticket)).path("held").asBoolean())
        .as("a repeat is an answer, and no second record")
        .isFalse();
    assertThat(rig.recorded(FaceConsent.class)).hasSize(2);
    assertThat(logged).as("the listener hears").anyMatch(line -> line.contains("WITHDRAWN"));
    assertThat(logged).noneMatch(line -> line.contains(DoorRig.MEMBER) || line.contains("BGD1"));
  }

  @Test
  void nothingIsKeptWithoutAgreeingToTheTextThatIsShown() throws Exception {
    Path faces = DoorRig.sharedFaces();
    begin(faces.resolve("models"));
    rig.awaitFaces();
    String ticket = DoorRig.ticket(DoorRig.MEMBER, MINUTE);
    assertThat(outcome(ticket, "0".repeat(64))).isEqualTo("OTHER_TEXT");
    assertThat(outcome("BGD1.nonsense", text().sha256())).isEqualTo("NOT_A_TICKET");
    String over = DoorRig.ticket(DoorRig.MEMBER, Duration.ofSeconds(-1));
    assertThat(outcome(over, text().sha256())).isEqualTo("EXPIRED");
    assertThat(outcome(ticket, text().sha256())).isEqualTo("OK");
    assertThat(outcome(ticket, text().sha256())).as("one at a time").isEqualTo("BUSY");
    // Somebody who withdraws while standing there is not kept by the pictures that follow.
    post("doors/withdrawals", Map.of("ticket", ticket));
    rig.stands(faces.resolve("photos/white-house/obama-1.jpg"), 5);
    assertThat(rig.agent.doors().faces().held()).isZero();
    assertThat(rig.recorded(FaceConsent.class)).isEmpty();
  }

  @Test
  void pagesOfOtherSitesAndStaffWithoutTheirTokenDoNothing() throws Exception {
    begin(folder.resolve("no-models"));
    HttpRequest foreign =
        HttpRequest.newBuilder(base.resolve("doors/consent"))
            .header("Origin", "https://elsewhere.example")
            .build();
    assertThat(send(foreign).statusCode()).isEqualTo(403);
    assertThat(open("wrong-token-of-the-staff-0123").statusCode()).isEqualTo(401);
    assertThat(rig.recorded(DoorOpened.class)).isEmpty();
    assertThat(open(DoorRig.STAFF_TOKEN).statusCode()).isEqualTo(200);
    Await.until("it opens", () -> rig.box.isRelayOn(DoorRig.LOCK));
    assertThat(rig.recorded(DoorOpened.class))
        .extracting(DoorOpened::by)
        .containsExactly(DoorOpened.Means.STAFF);
  }

  @Test
  void theStatusSaysWhyNoFaceIsComparedAndNothingOfPersons() throws Exception {
    begin(folder.resolve("no-models"));
    Await.until(
        "it says why",
        () -> status().path("faces").path("whyNot").asText().contains("there is no file"));
    JsonNode door = status().path("doors").get(0);
    assertThat(door.path("door").asText()).isEqualTo("entrance");
    assertThat(door.path("open").asBoolean(true)).isFalse();
    rig.scanner.scan("]Q0" + DoorRig.ticket(DoorRig.MEMBER, MINUTE));
    Await.until(
        "the code is taken",
        () -> status().path("doors").get(0).path("lastCode").asText().equals("VALID"));
    assertThat(status().toString()).doesNotContain(DoorRig.MEMBER);
  }

  @Test
  void thePagesHaveAWordInBothLanguagesForWhateverMayBeSaid() throws Exception {
    String faces = get("app/face-words.js");
    assertThat(get("faces.html")).contains("app/faces.js").doesNotContain("style=", "onclick");
    for (FaceRights.Outcome outcome : FaceRights.Outcome.values()) {
      if (outcome != FaceRights.Outcome.OK) {
        inBoth(faces, "out_" + outcome.name());
      }
    }
    for (EnrolmentProgress.State state : EnrolmentProgress.State.values()) {
      inBoth(faces, "st_" + state.name());
    }
    String status = get("app/words.js");
    for (CodeAnswer answer : CodeAnswer.values()) {
      inBoth(status, "code_" + answer.name());
    }
    for (DeviceState state : DeviceState.values()) {
      inBoth(status, "device_" + state.name());
    }
  }

  private static void inBoth(String words, String key) {
    assertThat(words.split(key + ": '", -1)).as(key).hasSize(3);
  }

  private void begin(Path models) throws Exception {
    rig = new DoorRig(folder, models);
    atWork.begin(rig.agent);
  }

  private void enrol(String ticket, Path photo) throws Exception {
    JsonNode begun = post("doors/entrance/enrolments", agreed(ticket, text().sha256()));
    assertThat(begun.path("outcome").asText()).isEqualTo("OK");
    rig.stands(photo, 3);
    String at = "doors/entrance/enrolments/" + begun.path("text").asText();
    Await.until("it is kept", () -> JSON.readTree(get(at)).path("state").asText().equals("DONE"));
  }

  private String outcome(String ticket, String sha256) throws Exception {
    return post("doors/entrance/enrolments", agreed(ticket, sha256)).path("outcome").asText();
  }

  private static Map<String, Object> agreed(String ticket, String sha256) {
    return Map.of("ticket", ticket, "language", "zh", "textSha256", sha256, "guardian", false);
  }

  private static ConsentText text() {
    return ConsentText.current(ConsentLanguage.ZH);
  }

  private static FaceConsent consent(FaceConsent.Act act) {
    return new FaceConsent(act, DoorRig.MEMBER, 1, text().sha256());
  }

  /** All files under the agent's folder that have eight bytes in a row of these. */
  private List<Path> filesWithPartOf(byte[] wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("agent"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i + 8 <= wanted.length && !found.contains(file); i++) {
          byte[] part = Arrays.copyOfRange(wanted, i, i + 8);
          if (content.contains(new String(part, StandardCharsets.ISO_8859_1))) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  private JsonNode status() throws Exception {
    return JSON.readTree(get("status"));
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(base.resolve(path)).build());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private JsonNode post(String path, Map<String, ?> body) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> open(String token) throws Exception {
    return send(
        HttpRequest.newBuilder(base.resolve("doors/entrance/open"))
            .header("X-Door-Token", token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord record) {
      logged.add(record.getMessage() + " " + Arrays.toString(record.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
