package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.evidence.proof.Opening;
import bondgate.server.customs.KeptMessages;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.payment.SandboxPayment;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ActOpenings;
import bondgate.server.stream.ShopZone;
import bondgate.server.stream.ZoneWriter;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What went to customs and came back stands in the log, and can be compared byte for byte. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(TillProfile.class)
class MessagesIntoTheLogTest {
  private static final String ZONE = TillProfile.ZONE;
  private static final String TILL = "till-38";
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject KeptMessages messages;
  @Inject ZoneWriter writer;
  @Inject ActOpenings openings;
  @Inject EvidenceLog evidence;
  @TestHTTPResource String address;

  @Test
  void everyMessageOfASaleHasALeafThatHoldsTheDigestOfItsBytes() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 2);
    String saleNo = shopper.orders(ZONE, TILL, bottles).saleNo();
    shopper.pays(ZONE, saleNo, SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, TILL, TillScreen.MayLeave.class::isInstance);
    List<KeptMessages.Line> lines = untilAllAreKept(saleNo);

    assertThat(lines.stream().filter(KeptMessages.Line::sent).map(KeptMessages.Line::kind))
        .contains("CEB311", "CEB411", "CEB511", "CEB621");
    assertThat(lines.stream().filter(line -> !line.sent()).map(KeptMessages.Line::kind))
        .contains("CEB622");
    for (KeptMessages.Line line : lines) {
      byte[] bytes = get("/officer/customs/" + way(line) + "/" + line.number());
      assertThat(sha256(bytes)).isEqualTo(line.sha256());
      long leaf = line.leaf().orElseThrow();
      String act = new String(evidence.leaf(ZONE, leaf).orElseThrow(), StandardCharsets.UTF_8);
      // In the log itself only a salted digest of it stands, which is opened for an officer.
      assertThat(act).contains("keepMessages").doesNotContain(line.sha256());
      assertThat(openings.of(ZONE, leaf).stream().map(Opening::value))
          .contains('"' + line.sha256() + '"');
    }
    assertThat(new String(get("/officer/customs"), StandardCharsets.UTF_8))
        .contains(saleNo, "CEB621", lines.get(0).sha256());
  }

  @Test
  void whatWasStatedBeforeACrashIsStatedAgainAndTheFirstLeafStays() throws Exception {
    String saleNo = shopper.orders(ZONE, "till-27", shop.bottles(ZONE, 1)).saleNo();
    shopper.pays(ZONE, saleNo, SandboxPayment.asAsked());
    shopper.waitsFor(ZONE, "till-27", TillScreen.MayLeave.class::isInstance);
    List<KeptMessages.Line> before = untilAllAreKept(saleNo);

    // As after a crash between the act and its note: the batch is stated, and stated again.
    ActAnswer first = writer.submit(ZONE, MessagesIntoTheLog.act(ZONE, before));
    assertThat(first).isNotInstanceOf(ActAnswer.Refused.class);
    assertThat(writer.submit(ZONE, MessagesIntoTheLog.act(ZONE, before)))
        .isInstanceOf(ActAnswer.Repeated.class);
    messages.kept(ZONE, before, 0);

    assertThat(of(saleNo)).isEqualTo(before);
  }

  @Test
  void thePageFitsAndBreaksNoRule() {
    for (String language : List.of("zh", "en")) {
      int width = language.equals("zh") ? 360 : 1280;
      Page page = browser.page(width, language, address);
      page.navigate("/officer/customs");
      page.waitForSelector("#live[data-state=on]");
      Looks.well(page, "messages-%d-%s".formatted(width, language));
      page.context().close();
    }
  }

  private List<KeptMessages.Line> untilAllAreKept(String saleNo) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (true) {
      List<KeptMessages.Line> lines = of(saleNo);
      if (lines.stream().anyMatch(line -> line.kind().equals("CEB622"))
          && lines.stream().allMatch(line -> line.leaf().isPresent())) {
        return lines;
      }
      assertThat(System.nanoTime()).as("messages get their leaf").isLessThan(deadline);
      // The duty looks every second.
      Thread.sleep(100);
    }
  }

  private List<KeptMessages.Line> of(String saleNo) {
    return messages.newest(ZONE, 500).stream()
        .filter(line -> line.saleNo().filter(saleNo::equals).isPresent())
        .toList();
  }

  private static byte[] get(String path) {
    return RestAssured.get(path).then().statusCode(200).extract().asByteArray();
  }

  private static String way(KeptMessages.Line line) {
    return line.sent() ? "sent" : "received";
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
