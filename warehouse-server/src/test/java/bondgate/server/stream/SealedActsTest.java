package bondgate.server.stream;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.evidence.proof.Opening;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.VerifierKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.LogAudit;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts in the public log: what is sealed there, opened, and erased. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SealedActsTest {
  private static final String MARK = "Zhang-San-1";
  private static final String FEN = "7770123456";

  @Inject EvidenceLog evidence;
  @Inject LogAudit audit;
  @Inject ActOpenings openings;
  @Inject Tables tables;

  private String zone;

  @BeforeEach
  void aZoneOfItsOwn() {
    zone = "sealed-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  void nothingThatAnybodyMayAskTheLogForSaysWhatIsSealed() throws Exception {
    post(item("item"), 200);
    post(lodge("lodge", FEN), 200);
    try (FakeAgent agent = new FakeAgent(zone, "edge-1")) {
      post(new String(ActJson.content(agent.enrolment()), UTF_8), 200);
      post(
          """
          {"act":"openEpoch","id":"epoch","actor":"operator:op-1","device":"edge-1","epoch":2,
           "reason":"%s lost it"}"""
              .formatted(MARK),
          200);
    }
    post(erase("erase", 0, "nameZh", MARK + " asked for it"), 200);

    int size = (int) evidence.head(zone).size();
    assertThat(size).isEqualTo(5);
    StringBuilder all = new StringBuilder();
    for (String what :
        List.of("checkpoint", "vkey", "tile/0/000.p/" + size, "tile/entries/000.p/" + size)) {
      all.append(get(what));
    }
    for (int i = 0; i < size; i++) {
      all.append(get("entries/" + i))
          .append(get("proof?index=" + i))
          .append(get("receipt?index=" + i));
    }
    assertThat(all.toString())
        .contains("\"item\":\"BEER\"", "\"sha256\":\"")
        .doesNotContain(FEN, MARK);
    // The search finds it where it is.
    assertThat(openings.of(zone, 0).toString()).contains(FEN, MARK).doesNotContain("nameZh");
  }

  @Test
  void anOpeningFitsTheLeafThatTheReceiptProves() throws Exception {
    long leaf = post(item("item"), 200);
    byte[] bytes = get("entries/" + leaf).getBytes(ISO_8859_1);
    assertThat(isProven(leaf, bytes)).isTrue();
    List<Opening> all = openings.of(zone, leaf);
    assertThat(all.stream().map(Opening::path))
        .containsExactlyInAnyOrder(
            "unitValueFen",
            "fullTaxFen",
            "cbecTaxFen",
            "nameZh",
            "nameEn",
            "details.specification");
    for (Opening one : all) {
      assertThat(one.check(bytes).holds()).as(one.path()).isTrue();
    }
  }

  @Test
  void whatIsErasedCannotBeOpenedAndTheLogStaysWhole() throws Exception {
    long leaf = post(item("item"), 200);
    String before = get("entries/" + leaf);

    long erasure = post(erase("one", leaf, "nameZh", "a mistake"), 200);
    assertThat(openings.of(zone, leaf)).hasSize(5).noneMatch(one -> one.path().equals("nameZh"));
    assertThat(post(erase("all", leaf, null, "kept long enough"), 200)).isEqualTo(erasure + 1);
    assertThat(openings.of(zone, leaf).stream().map(Opening::path))
        .containsExactly("cbecTaxFen", "fullTaxFen", "unitValueFen");
    assertThat(openings.erased(zone, leaf)).hasSize(3);
    // Again, by another act: done before.
    assertThat(post(erase("again", leaf, null, "once more"), 200)).isEqualTo(erasure + 1);

    assertThat(get("entries/" + leaf)).isEqualTo(before);
    assertThat(audit.check(zone)).isEqualTo(evidence.head(zone));
    assertThat(isProven(leaf, before.getBytes(ISO_8859_1))).isTrue();
  }

  @Test
  void ofWhatIsErasedNoDigestIsLeftToTryAGuessOnAndARepeatIsStillOne() throws Exception {
    long leaf = post(item("item"), 200);
    assertThat(post(item("item"), 200)).isEqualTo(leaf);
    post(item("item").replace(MARK, "Li"), 422);
    post(erase("all", leaf, null, "kept long enough"), 200);

    // Whoever knows the text has no salt to try it with.
    String ofIt = " WHERE zone = '%s' AND leaf_index = %d".formatted(zone, leaf);
    assertThat(tables.count("SELECT count(*) FROM act_opening" + ofIt + " AND kind = 'FREE_TEXT'"))
        .isZero();
    // The digest by which a repeat is known is the same for any text.
    ZoneAct another = ActJson.read(item("item").replace(MARK, "Wang").getBytes(UTF_8));
    assertThat(tables.text("SELECT content_sha256 FROM stream_act" + ofIt))
        .isEqualTo(Sha256.hex(ActJson.openContent(another)));

    // What is erased is not compared, all else is.
    assertThat(post(item("item"), 200)).isEqualTo(leaf);
    assertThat(post(item("item").replace(MARK, "Li"), 200)).isEqualTo(leaf);
    post(item("item").replace("2203000000", "2203000001"), 422);
    post(item("item").replace(FEN, "5"), 422);
  }

  @Test
  void onlyAnOperatorErasesAndOnlyWhatIsSealed() throws Exception {
    long leaf = post(lodge("lodge", "70"), 200);
    post(erase("e1", leaf, null, "no").replace("operator:", "staff:"), 400);
    post(erase("e2", leaf, "instrument", "open"), 422);
    post(erase("e3", leaf + 1, null, "itself"), 422);
    post(erase("e4", leaf, null, " "), 400);
    // An amount is what the guarantee follows from.
    post(erase("e5", leaf, "amountFen", "secret"), 422);
    post(erase("e6", leaf, null, "secret"), 422);
    assertThat(openings.of(zone, leaf)).hasSize(1);
  }

  @Test
  void theDatabaseGivesUpAnOpeningOnlyToAnActThatErasesIt() throws Exception {
    post(lodge("lodge", "70"), 200);
    assertRefused("DELETE FROM act_opening WHERE zone = '%s'", "only deleted by the act");
    assertRefused("UPDATE act_opening SET value = '71' WHERE zone = '%s'", "append-only");
    assertRefused("DELETE FROM act_erasure WHERE zone = '%s'", "append-only");
    assertThatThrownBy(() -> tables.execute("TRUNCATE act_opening"))
        .hasMessageContaining("append-only");
  }

  @Test
  void anActFromBeforeFieldsWereSealedIsRecognisedByAllOfIt() throws Exception {
    ZoneAct old = ActJson.read(lodge("old", "70").getBytes(UTF_8));
    tables.execute(
        ("INSERT INTO stream_act (zone, id, content_sha256, leaf_index, committed_at)"
                + " VALUES ('%s', 'old', '%s', 3, now())")
            .formatted(zone, Sha256.hex(ActJson.content(old))));
    assertThat(post(lodge("old", "70"), 200)).isEqualTo(3);
    post(lodge("old", "71"), 422);
  }

  private boolean isProven(long leaf, byte[] bytes) throws Exception {
    VerifierKey key = VerifierKey.parse(get("vkey").strip());
    String receipt = new String(get("receipt?index=" + leaf).getBytes(ISO_8859_1), UTF_8);
    return Receipt.parse(receipt).check(bytes, key).holds();
  }

  private void assertRefused(String sql, String message) {
    assertThatThrownBy(() -> tables.execute(sql.formatted(zone)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
  }

  private static String item(String id) {
    return """
        {"act":"registerItem","id":"%s","actor":"staff:ls-07","item":"BEER","hsCode":"2203000000",
         "nameZh":"%s","nameEn":"%s","unit":"011","unitValueFen":%s,"fullTaxFen":%s,
         "cbecTaxFen":%s,"details":{"specification":"%s"}}"""
        .formatted(id, MARK, MARK, FEN, FEN, FEN, MARK);
  }

  private static String lodge(String id, String fen) {
    return """
        {"act":"lodgeGuarantee","id":"%s","actor":"staff:ls-07","instrument":"BH-1",
         "kind":"CASH_DEPOSIT","amountFen":%s,"validUntil":"2099-12-31"}"""
        .formatted(id, fen);
  }

  private static String erase(String id, long leaf, String path, String reason) {
    return """
        {"act":"eraseOpenings","id":"%s","actor":"operator:op-1","leafIndex":%d,%s"reason":"%s"}"""
        .formatted(id, leaf, path == null ? "" : "\"path\":\"" + path + "\",", reason);
  }

  private long post(String act, int status) {
    Response answer =
        given()
            .contentType("application/json")
            .body(act.getBytes(UTF_8))
            .post("/api/v1/zones/" + zone + "/acts");
    assertThat(answer.statusCode()).as("%s: %s", act, answer.asString()).isEqualTo(status);
    return status == 200 ? answer.jsonPath().getLong("leafIndex") : -1;
  }

  /** Bytes as characters, one each, so that nothing hides in what is no text. */
  private String get(String what) {
    return new String(
        given()
            .get("/evidence/" + zone + "/" + what)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray(),
        ISO_8859_1);
  }
}
