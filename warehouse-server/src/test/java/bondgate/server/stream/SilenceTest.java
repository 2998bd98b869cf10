package bondgate.server.stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.evidence.proof.ExportVerdict;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.SignedNote;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proof of silence over the real stream and the real log. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SilenceTest {
  private static final String ZONE = "silence-test";
  private static final String DEVICE = "edge-silent";
  private static boolean played;

  @Inject SilentDay day;
  @Inject TestZone zones;
  @Inject EvidenceLog evidence;
  @Inject Tables tables;

  @TempDir Path folder;

  @BeforeEach
  void aDay() throws Exception {
    if (!played) {
      played = true;
      zones.openPortals(ZONE);
      day.play(ZONE, DEVICE);
    }
  }

  @Test
  void aWatchedIntervalWithoutEventIsProvablySilent() {
    assertThat(codes(ask(12, 18))).containsExactly("provablyNone");
    assertThat(codes(ask(100, 115))).containsExactly("provablyNone");
  }

  @Test
  void eventsDownTimesAndWhatIsOpenAreToldTogether() {
    JsonPath answer = ask(5, 200);
    assertThat(codes(answer)).containsExactly("events", "down", "notKnownYet");
    assertThat(answer.getList("events.kind"))
        .containsExactly("tag-crossing", "tag-sighting", "reader-health");
    assertThat(answer.getString("findings[1].stretches[0].from")).isEqualTo(second(30));
    assertThat(answer.getString("findings[1].stretches[0].to")).isEqualTo(second(90));
    assertThat(answer.getString("lastSeen")).isEqualTo(second(120));
    assertThat(answer.getString("clockOffset")).isEqualTo("unknown");
  }

  @Test
  void anIntervalWithoutAnyRecordIsBoundedByTheRecordsAroundIt() {
    JsonPath answer = ask(40, 80);
    assertThat(codes(answer)).containsExactly("down");
    assertThat(answer.getString("findings[0].stretches[0].cause")).isEqualTo("AGENT_STOPPED");
    assertThat(codes(ask(130, 140))).containsExactly("notKnownYet");
    assertThat(codes(ask(-100, -50))).containsExactly("notKnown");
  }

  @Test
  void aReaderOrAnOpeningIsAskedForAlone() {
    assertThat(codes(ask(5, 25, "&reader=reader-exit"))).containsExactly("events");
    assertThat(codes(ask(5, 25, "&reader=reader-dock"))).contains("notKnown");
    assertThat(ask(5, 25, "&portal=exit").getList("events")).hasSize(2);
  }

  @Test
  void recordsFromBeforeRowsSaidWhatAndWhenAreReadFromTheirLeaves() throws Exception {
    String device = "edge-silent-old";
    day.play(ZONE, device);
    tables.execute("ALTER TABLE stream_record DISABLE TRIGGER stream_record_append_only");
    tables.execute(
        "UPDATE stream_record SET kind = NULL, seen_at = NULL, recorded_at = NULL"
            + " WHERE device = '"
            + device
            + "'");
    tables.execute("ALTER TABLE stream_record ENABLE TRIGGER stream_record_append_only");

    JsonPath answer = get(device, 5, 200, "").jsonPath();
    assertThat(codes(answer)).containsExactly("events", "down", "notKnownYet");
  }

  @Test
  void everyReceiptIsProvenUnderTheOneCheckpoint() throws Exception {
    JsonPath answer = ask(12, 18);
    SignedNote checkpoint = SignedNote.parse(answer.getString("checkpoint"));
    List<Map<String, Object>> receipts = answer.getList("receipts");
    assertThat(receipts).hasSizeGreaterThanOrEqualTo(2);
    for (Map<String, Object> one : receipts) {
      List<Hash> hashes = new ArrayList<>();
      for (Object hash : (List<?>) one.get("hashes")) {
        hashes.add(Hash.ofBase64((String) hash));
      }
      Receipt receipt = new Receipt(((Number) one.get("index")).longValue(), hashes, checkpoint);
      byte[] leaf = ((String) one.get("leaf")).getBytes(StandardCharsets.UTF_8);
      assertThat(receipt.check(leaf, evidence.verifierKey(ZONE)).holds()).isTrue();
    }
    assertThat(answer.getLong("heartbeatBefore")).isLessThan(answer.getLong("heartbeatAfter"));
  }

  @Test
  void theFileHoldsEveryRecordOfTheRangeAndIsVerifiedOffline() throws Exception {
    Path zip = folder.resolve("silence.zip");
    Response file =
        given()
            .get(
                "/api/v1/silence/evidence.zip?zone=%s&device=%s&from=%s&to=%s"
                    .formatted(ZONE, DEVICE, second(5), second(110)));
    Files.write(zip, file.asByteArray());
    String said = ExportVerdict.of(zip, evidence.verifierKey(ZONE).text());
    assertThat(said).contains("\nVERIFIED").contains("events ");
  }

  @Test
  void aQuestionThatCannotBeAnsweredIsRefusedWithWhatToDo() {
    refused(get("edge-unknown", 0, 10, ""), 422, "deviceUnknown");
    refused(get(DEVICE, 0, 10, "&portal=exti"), 422, "portalUnknown");
    refused(get(DEVICE, 10, 10, ""), 400, "fromNotBeforeTo");
    refused(get(DEVICE, 10, 367 * 86_400, ""), 400, "intervalTooLong");
    refused(given().get("/api/v1/silence?device=edge-silent&from=now"), 400, "timeMalformed");
  }

  private static void refused(Response answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    assertThat(answer.jsonPath().getString("todo")).isNotBlank();
  }

  private static List<String> codes(JsonPath answer) {
    return answer.getList("findings.code");
  }

  private static String second(int second) {
    return SilentDay.DAWN.plusSeconds(second).toString();
  }

  private static JsonPath ask(int from, int to, String... more) {
    Response answer = get(DEVICE, from, to, String.join("", more));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static Response get(String device, int from, int to, String more) {
    return given()
        .get(
            "/api/v1/silence?zone=%s&device=%s&from=%s&to=%s%s"
                .formatted(ZONE, device, second(from), second(to), more));
  }
}
