package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.events.SigningKey;
import bondgate.evidence.proof.MerkleTree;
import bondgate.evidence.proof.VerifierKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of the prove-it page in a real browser, against answers that are true and forged. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class VerifyInTheBrowserTest {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("bondgate.chromium", "/usr/bin/chromium"));

  @Inject EvidenceLog log;

  @TestHTTPResource("/")
  URL server;

  private String zone;
  private OfficersBrowser officer;

  @BeforeEach
  void anOfficersBrowserAndALogOfSevenLeaves() {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "SKIPPED: no browser at "
            + CHROMIUM
            + "; apt-get install chromium, or -Dbondgate.chromium=");
    zone = "browser-" + UUID.randomUUID().toString().substring(0, 8);
    append(7);
    officer = new OfficersBrowser(CHROMIUM, server, zone);
  }

  @AfterEach
  void closeTheOfficersBrowser() {
    if (officer != null) {
      officer.close();
    }
  }

  @Test
  void everyEntryIsVerifiedStepByStep() {
    for (int index = 0; index < 7; index++) {
      Map<String, Object> result = officer.verifyEntry(index);
      assertThat(result).containsEntry("ok", true).containsEntry("index", index);
      assertThat(result)
          .containsEntry("size", 7)
          .containsEntry("root", log.head(zone).root().hex());
      String seen = index == 0 ? "firstSeen" : "ok";
      assertThat(OfficersBrowser.steps(result))
          .containsEntry("leaf", "true ok")
          .containsEntry("key", "true " + seen)
          .containsEntry("checkpoint", "true ok")
          .containsEntry("signature", "true ok")
          .containsEntry("inclusion", "true ok")
          .containsEntry("growth", index == 0 ? "true firstSeen" : "true same")
          .hasSize(6);
    }
  }

  @Test
  void theBrowserRemembersAndSeesThatTheLogOnlyGrew() {
    for (int added : new int[] {1, 2, 6, 20}) {
      assertThat(officer.verifyConsistency()).containsEntry("ok", true);
      append(added);
      Map<String, Object> result = officer.verifyConsistency();
      assertThat(result).containsEntry("ok", true);
      assertThat(OfficersBrowser.steps(result)).containsEntry("growth", "true ok");
    }
  }

  @Test
  void aForgedEntryIsNotGreen() {
    officer.forge("entries/", text -> text.replace("leaf", "lief"));
    assertThat(refused(3))
        .containsEntry("leaf", "false otherHash")
        .containsEntry("inclusion", "false wrongRoot");
  }

  @Test
  void anEntryForgedTogetherWithItsHashIsNotGreen() {
    // The server lies about leaf 3 by giving leaf 4 and its hash, with the proof of leaf 3.
    officer.forge("entries/3", text -> "leaf 4");
    String other = MerkleTree.leafHash("leaf 4".getBytes(StandardCharsets.UTF_8)).base64();
    officer.forge(
        "proof",
        text -> text.replaceFirst("\"leafHash\":\"[^\"]+\"", "\"leafHash\":\"" + other + "\""));
    assertThat(refused(3))
        .containsEntry("leaf", "true ok")
        .containsEntry("inclusion", "false wrongRoot");
  }

  @Test
  void aProofOfAnotherEntryOrOfWrongLengthIsNotGreen() {
    officer.forge("proof", text -> text.replace("\"index\":3", "\"index\":2"));
    assertThat(refused(3)).containsEntry("inclusion", "false otherIndex");
    officer.unforge();
    officer.forge("proof", text -> text.replaceFirst("\"hashes\":\\[\"[^\"]+\",", "\"hashes\":["));
    assertThat(refused(3)).containsEntry("inclusion", "false wrongLength");
  }

  @Test
  void aCheckpointThatTheKeyDidNotSignIsNotGreen() {
    officer.forge("proof", text -> text.replace("\\n7\\n", "\\n8\\n"));
    assertThat(refused(3)).containsEntry("signature", "false wrong");
    officer.unforge();
    officer.forge("proof", text -> text.replace("\u2014 bondgate.local/", "\u2014 stranger/"));
    assertThat(refused(3)).containsEntry("signature", "false missing");
    officer.unforge();
    officer.forge("proof", text -> text.replace("\"bondgate.local/", "\"other.local/"));
    assertThat(refused(3)).containsEntry("checkpoint", "false otherLog");
  }

  @Test
  void aChangedKeyIsNotGreenThoughEverythingElseFits() {
    assertThat(officer.verifyEntry(3)).containsEntry("ok", true);
    SigningKey stranger = SigningKey.ofSeed(new byte[32]);
    String vkey = VerifierKey.ed25519(log.origin(zone), stranger.verifyKey().bytes()).text();
    officer.forge("vkey", text -> vkey);
    assertThat(refused(3)).containsEntry("key", "false changed");
    officer.unforge();
    officer.forge("vkey", text -> text.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"));
    assertThat(refused(3)).containsEntry("key", "false wrongHash");
    officer.unforge();
    officer.forge("vkey", text -> "no key");
    assertThat(refused(3)).containsEntry("key", "false malformed");
  }

  @Test
  void aLogThatLostEntriesOrWasRewrittenIsNotGreenAndTheOldCheckpointIsKept() {
    String seven = log.checkpoint(zone);
    append(3);
    assertThat(officer.verifyConsistency()).containsEntry("ok", true);
    String ten = officer.remembered();
    officer.forge("checkpoint", text -> seven);
    assertThat(OfficersBrowser.steps(officer.verifyConsistency()))
        .containsEntry("growth", "false shrunk");
    assertThat(officer.remembered()).isEqualTo(ten);
    officer.unforge();
    append(3);
    officer.forge(
        "consistency", text -> text.replaceFirst("\"hashes\":\\[\"..", "\"hashes\":[\"AA"));
    assertThat(OfficersBrowser.steps(officer.verifyConsistency()))
        .containsEntry("growth", "false twoHistories");
    assertThat(officer.remembered()).isEqualTo(ten);
    officer.unforge();
    assertThat(officer.verifyConsistency()).containsEntry("ok", true);
    assertThat(officer.remembered()).isNotEqualTo(ten);
  }

  @Test
  void aBrowserWithoutEd25519SaysSoAndShowsNoGreen() {
    officer.runFirst(
        """
        const real = crypto.subtle.importKey.bind(crypto.subtle);
        crypto.subtle.importKey = (...given) => given[2]?.name === 'Ed25519'
          ? Promise.reject(new DOMException('no', 'NotSupportedError')) : real(...given);""");
    Map<String, Object> result = officer.verifyEntry(3);
    assertThat(result).containsEntry("ok", false);
    assertThat(OfficersBrowser.steps(result))
        .containsEntry("inclusion", "true ok")
        .containsEntry("signature", "null unsupported")
        .containsEntry("growth", "null unsigned");
    assertThat(officer.remembered()).isNull();
  }

  @Test
  void aPageOutsideASecureContextSaysSoAndShowsNoGreen() {
    officer.runFirst("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined});");
    Map<String, Object> result = officer.verifyEntry(3);
    assertThat(result).containsEntry("ok", false);
    assertThat(OfficersBrowser.steps(result))
        .containsOnly(Map.entry("browser", "null noWebCrypto"));
  }

  @Test
  void whatTheServerDoesNotHaveIsNotGreen() {
    assertThat(refused(7)).containsOnly(Map.entry("fetch", "false unavailable"));
    officer.open("made-up");
    assertThat(refused(0)).containsOnly(Map.entry("fetch", "false unavailable"));
  }

  private void append(int count) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              List<byte[]> leaves = new ArrayList<>();
              long first = log.head(zone).size();
              for (long i = first; i < first + count; i++) {
                leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
              }
              log.append(zone, leaves);
            });
  }

  private Map<String, String> refused(int index) {
    Map<String, Object> result = officer.verifyEntry(index);
    assertThat(result).containsEntry("ok", false);
    return OfficersBrowser.steps(result);
  }
}
