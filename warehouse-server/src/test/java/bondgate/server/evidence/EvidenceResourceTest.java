package bondgate.server.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.ConsistencyProof;
import bondgate.evidence.proof.Hash;
import bondgate.evidence.proof.InclusionProof;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.Receipt;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.VerifierKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The officer's side: everything here is checked with what came over HTTP alone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class EvidenceResourceTest {
  @Inject EvidenceLog log;

  private String zone;

  @BeforeEach
  void aLogOfSevenLeaves() {
    zone = "evidence-" + UUID.randomUUID().toString().substring(0, 8);
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      leaves.add(("{\"n\":" + i + ",\"zh\":\"过门\"}").getBytes(StandardCharsets.UTF_8));
    }
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves.subList(0, 3)));
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, leaves.subList(3, 7)));
  }

  @Test
  void anEntryIsVerifiedWithItsBytesItsProofAndTheKey() throws MalformedProofException {
    VerifierKey key = VerifierKey.parse(get("vkey").asString());
    byte[] leaf = get("entries/5").asByteArray();
    assertThat(new String(leaf, StandardCharsets.UTF_8)).isEqualTo("{\"n\":5,\"zh\":\"过门\"}");
    JsonPath proof = get("proof?index=5").jsonPath();
    assertThat(proof.getString("leafHash")).isEqualTo(MerkleTree.leafHash(leaf).base64());
    SignedNote note = SignedNote.parse(proof.getString("checkpoint"));
    assertThat(note.check(key)).isEqualTo(new ProofCheck.Holds());
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.origin()).isEqualTo("bondgate.local/" + zone).isEqualTo(key.name());
    assertThat(
            new InclusionProof(
                    proof.getLong("index"), proof.getLong("size"), hashes(proof.getList("hashes")))
                .check(MerkleTree.leafHash(leaf), checkpoint.head()))
        .isEqualTo(new ProofCheck.Holds());
    assertThat(get("checkpoint").asString()).isEqualTo(note.note());
  }

  @Test
  void theReceiptIsAFileForTheOfflineVerifier() throws MalformedProofException {
    Receipt receipt = Receipt.parse(get("receipt?index=6").asString());
    VerifierKey key = VerifierKey.parse(get("vkey").asString());
    assertThat(receipt.check(get("entries/6").asByteArray(), key))
        .isEqualTo(new ProofCheck.Holds());
    assertThat(receipt.check(get("entries/0").asByteArray(), key).holds()).isFalse();
  }

  @Test
  void theLogIsShownToHaveGrown() throws MalformedProofException {
    Checkpoint earlier = Checkpoint.parse(SignedNote.parse(get("checkpoint").asString()).text());
    QuarkusTransaction.requiringNew().run(() -> log.append(zone, List.of(new byte[] {1})));
    Checkpoint later = Checkpoint.parse(SignedNote.parse(get("checkpoint").asString()).text());
    List<String> hashes = get("consistency?from=7&to=8").jsonPath().getList("hashes");
    assertThat(new ConsistencyProof(hashes(hashes)).check(earlier.head(), later.head()))
        .isEqualTo(new ProofCheck.Holds());
    assertThat(get("consistency.txt?from=7&to=8").asString().lines())
        .isEqualTo(hashes.stream().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "proof, 400, notANumber",
    "proof?index=, 400, notANumber",
    "proof?index=-1, 400, notANumber",
    "proof?index=x, 400, notANumber",
    "proof?index=9999999999999999999, 400, notANumber",
    "proof?index=7, 404, noSuchEntry",
    "receipt?index=7, 404, noSuchEntry",
    "entries/7, 404, noSuchEntry",
    "entries/first, 400, notANumber",
    "consistency?from=0&to=7, 400, emptyLogProvesNothing",
    "consistency?from=1, 400, notANumber",
    "consistency?from=3&to=2, 400, fromAboveTo",
    "consistency?from=1&to=8, 404, notYetThatSize",
  })
  void aQuestionWithoutAnAnswerIsToldWhatToDo(String question, int status, String code) {
    JsonPath refusal =
        given()
            .get("/evidence/" + zone + "/" + question)
            .then()
            .statusCode(status)
            .extract()
            .jsonPath();
    assertThat(refusal.getString("status")).isEqualTo("refused");
    assertThat(refusal.getString("code")).isEqualTo(code);
    for (String field : List.of("received", "expected", "todo")) {
      assertThat(refusal.getString(field)).as(field).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({"checkpoint", "vkey", "proof?index=0", "entries/0", "receipt?index=0"})
  void nothingIsSignedForANameThatSomebodyMadeUp(String question) {
    given().get("/evidence/made-up/" + question).then().statusCode(404);
  }

  @Test
  void theServersOwnZoneHasACheckpointAlsoWhileItIsEmpty() throws MalformedProofException {
    String note =
        given().get("/evidence/guiyang-o2o/checkpoint").then().statusCode(200).extract().asString();
    assertThat(SignedNote.parse(note).check(log.verifierKey("guiyang-o2o")).holds()).isTrue();
  }

  private Response get(String what) {
    return given()
        .urlEncodingEnabled(false)
        .get("/evidence/" + zone + "/" + what)
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static List<Hash> hashes(List<String> base64) throws MalformedProofException {
    List<Hash> hashes = new ArrayList<>();
    for (String hash : base64) {
      hashes.add(Hash.ofBase64(hash));
    }
    return hashes;
  }
}
