package bondgate.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.events.SigningKey;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.proof.MerkleTree;
import bondgate.server.evidence.proof.VerifierKey;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of the prove-it page in a real browser, against answers that are true and forged. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class VerifyInTheBrowserTest {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("bondgate.chromium", "/usr/bin/chromium"));
  private static Playwright playwright;
  private static Browser browser;

  @Inject EvidenceLog log;

  @TestHTTPResource("/")
  URL server;

  private String zone;
  private BrowserContext context;
  private Page page;

  @BeforeEach
  void anOfficersBrowserAndALogOfSevenLeaves() {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "SKIPPED: no browser at "
            + CHROMIUM
            + "; apt-get install chromium, or -Dbondgate.chromium=");
    if (browser == null) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(CHROMIUM)
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
    }
    zone = "browser-" + UUID.randomUUID().toString().substring(0, 8);
    append(7);
    context = browser.newContext();
    page = context.newPage();
    open();
  }

  @AfterEach
  void closeTheOfficersBrowser() {
    if (context != null) {
      context.close();
    }
  }

  @AfterAll
  static void stopTheBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void everyEntryIsVerifiedStepByStep() {
    for (int index = 0; index < 7; index++) {
      Map<String, Object> result = verifyEntry(index);
      assertThat(result).containsEntry("ok", true).containsEntry("index", index);
      assertThat(result)
          .containsEntry("size", 7)
          .containsEntry("root", log.head(zone).root().hex());
      String seen = index == 0 ? "firstSeen" : "ok";
      assertThat(steps(result))
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
      assertThat(verifyConsistency()).containsEntry("ok", true);
      append(added);
      Map<String, Object> result = verifyConsistency();
      assertThat(result).containsEntry("ok", true);
      assertThat(steps(result)).containsEntry("growth", "true ok");
    }
  }

  @Test
  void aForgedEntryIsNotGreen() {
    forge("entries/", text -> text.replace("leaf", "lief"));
    assertThat(refused(3))
        .containsEntry("leaf", "false otherHash")
        .containsEntry("inclusion", "false wrongRoot");
  }

  @Test
  void anEntryForgedTogetherWithItsHashIsNotGreen() {
    // The server lies about leaf 3 by giving leaf 4 and its hash, with the proof of leaf 3.
    forge("entries/3", text -> "leaf 4");
    String other = MerkleTree.leafHash("leaf 4".getBytes(StandardCharsets.UTF_8)).base64();
    forge(
        "proof",
        text -> text.replaceFirst("\"leafHash\":\"[^\"]+\"", "\"leafHash\":\"" + other + "\""));
    assertThat(refused(3))
        .containsEntry("leaf", "true ok")
        .containsEntry("inclusion", "false wrongRoot");
  }

  @Test
  void aProofOfAnotherEntryOrOfWrongLengthIsNotGreen() {
    forge("proof", text -> text.replace("\"index\":3", "\"index\":2"));
    assertThat(refused(3)).containsEntry("inclusion", "false otherIndex");
    unforge();
    forge("proof", text -> text.replaceFirst("\"hashes\":\\[\"[^\"]+\",", "\"hashes\":["));
    assertThat(refused(3)).containsEntry("inclusion", "false wrongLength");
  }

  @Test
  void aCheckpointThatTheKeyDidNotSignIsNotGreen() {
    forge("proof", text -> text.replace("\\n7\\n", "\\n8\\n"));
    assertThat(refused(3)).containsEntry("signature", "false wrong");
    unforge();
    forge("proof", text -> text.replace("\u2014 bondgate.local/", "\u2014 stranger/"));
    assertThat(refused(3)).containsEntry("signature", "false missing");
    unforge();
    forge("proof", text -> text.replace("\"bondgate.local/", "\"other.local/"));
    assertThat(refused(3)).containsEntry("checkpoint", "false otherLog");
  }

  @Test
  void aChangedKeyIsNotGreenThoughEverythingElseFits() {
    assertThat(verifyEntry(3)).containsEntry("ok", true);
    SigningKey stranger = SigningKey.ofSeed(new byte[32]);
    String vkey = VerifierKey.ed25519(log.origin(zone), stranger.verifyKey().bytes()).text();
    forge("vkey", text -> vkey);
    assertThat(refused(3)).containsEntry("key", "false changed");
    unforge();
    forge("vkey", text -> text.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"));
    assertThat(refused(3)).containsEntry("key", "false wrongHash");
    unforge();
    forge("vkey", text -> "no key");
    assertThat(refused(3)).containsEntry("key", "false malformed");
  }

  @Test
  void aLogThatLostEntriesOrWasRewrittenIsNotGreenAndTheOldCheckpointIsKept() {
    String seven = log.checkpoint(zone);
    append(3);
    assertThat(verifyConsistency()).containsEntry("ok", true);
    String ten = remembered();
    forge("checkpoint", text -> seven);
    assertThat(steps(verifyConsistency())).containsEntry("growth", "false shrunk");
    assertThat(remembered()).isEqualTo(ten);
    unforge();
    append(3);
    forge("consistency", text -> text.replaceFirst("\"hashes\":\\[\"..", "\"hashes\":[\"AA"));
    assertThat(steps(verifyConsistency())).containsEntry("growth", "false twoHistories");
    assertThat(remembered()).isEqualTo(ten);
    unforge();
    assertThat(verifyConsistency()).containsEntry("ok", true);
    assertThat(remembered()).isNotEqualTo(ten);
  }

  @Test
  void aBrowserWithoutEd25519SaysSoAndShowsNoGreen() {
    page.addInitScript(
        """
        const real = crypto.subtle.importKey.bind(crypto.subtle);
        crypto.subtle.importKey = (...given) => given[2]?.name === 'Ed25519'
          ? Promise.reject(new DOMException('no', 'NotSupportedError')) : real(...given);""");
    open();
    Map<String, Object> result = verifyEntry(3);
    assertThat(result).containsEntry("ok", false);
    assertThat(steps(result))
        .containsEntry("inclusion", "true ok")
        .containsEntry("signature", "null unsupported")
        .containsEntry("growth", "null unsigned");
    assertThat(remembered()).isNull();
  }

  @Test
  void aPageOutsideASecureContextSaysSoAndShowsNoGreen() {
    page.addInitScript(
        "Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined});");
    open();
    Map<String, Object> result = verifyEntry(3);
    assertThat(result).containsEntry("ok", false);
    assertThat(steps(result)).containsOnly(Map.entry("browser", "null noWebCrypto"));
  }

  @Test
  void whatTheServerDoesNotHaveIsNotGreen() {
    assertThat(refused(7)).containsOnly(Map.entry("fetch", "false unavailable"));
    zone = "made-up";
    assertThat(refused(0)).containsOnly(Map.entry("fetch", "false unavailable"));
  }

  private void open() {
    page.navigate(server + "evidence/" + zone + "/vkey");
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

  private void forge(String what, UnaryOperator<String> forgery) {
    page.route(
        url -> url.contains("/evidence/" + zone + "/" + what),
        route -> {
          String text = route.fetch().text();
          String forged = forgery.apply(text);
          assertThat(forged).as("the forgery of " + what).isNotEqualTo(text);
          route.fulfill(new Route.FulfillOptions().setStatus(200).setBody(forged));
        });
  }

  private void unforge() {
    page.unrouteAll();
  }

  private Map<String, String> refused(int index) {
    Map<String, Object> result = verifyEntry(index);
    assertThat(result).containsEntry("ok", false);
    return steps(result);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> verifyEntry(int index) {
    return (Map<String, Object>)
        page.evaluate(
            """
            async ([zone, index]) => {
              const result = await (await import('/app/verify.js')).verifyEntry(zone, index);
              // The bytes of the leaf: Playwright cannot carry them.
              delete result.leaf;
              return result;
            }""",
            List.of(zone, index));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> verifyConsistency() {
    return (Map<String, Object>)
        page.evaluate(
            "async (zone) => (await import('/app/verify.js')).verifyConsistency(zone)", zone);
  }

  private String remembered() {
    return (String)
        page.evaluate(
            "async (zone) => (await import('/app/verify.js')).remembered(zone).checkpoint", zone);
  }

  /** Each step as its key and, after it, what it found. */
  private static Map<String, String> steps(Map<String, Object> result) {
    Map<String, String> steps = new LinkedHashMap<>();
    for (Object step : (List<?>) result.get("steps")) {
      Map<?, ?> fields = (Map<?, ?>) step;
      steps.put((String) fields.get("key"), fields.get("ok") + " " + fields.get("code"));
    }
    return steps;
  }
}
