package bondgate.server.customs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that has no answer, sent again because somebody presses a button. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class SendingAgainTest {
  private static final Instant AT = Instant.parse("2026-05-01T02:00:00Z");
  private static final String WHO = "staff:desk";

  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @TestHTTPResource String address;
  @Inject Declarations declarations;
  @Inject SendingAgain again;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  private final List<String> left = new ArrayList<>();

  /** Carries what is due; whether customs answers, the sandbox says. */
  private void carry(SandboxCustoms sandbox, Instant now) {
    CustomsPost post = new CustomsPost(zone, new Listening(sandbox), outbox, inbox);
    while (post.round(now)) {}
  }

  private SandboxCustoms silent() {
    SandboxCustoms sandbox = new SandboxCustoms(forms, keys);
    sandbox.behave(SandboxSwitches.PLAIN.withSilence());
    return sandbox;
  }

  private Hanging hanging(String saleNo, String kind) {
    return declarations.hanging(zone, Instant.now().plusSeconds(60)).stream()
        .filter(one -> one.saleNo().equals(Optional.of(saleNo)) && one.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private long sent(String guid) {
    return left.stream().filter(one -> one.startsWith(guid)).count();
  }

  @ParameterizedTest
  @EnumSource(names = {"CEB311", "CEB621"})
  void theSameBytesGoUnderTheSameNumberAndItIsCountedAndNotTwiceAMinute(MessageKind kind) {
    String sale = "AGAIN-" + kind;
    declarations.declare(TestSales.sale(zone, sale), AT);
    // The list does not wait for ever for the documents before it: then it goes without.
    carry(silent(), AT);
    Instant now = AT.plusSeconds(7200);
    carry(silent(), now);
    Hanging open = hanging(sale, kind.name());
    String guid = open.ours().orElseThrow().guid();
    assertThat(open.ours().get().unanswered()).isTrue();
    assertThat(open.ours().get().byHand()).isEmpty();
    long before = sent(guid);
    carry(silent(), now);
    assertThat(sent(guid)).as("not by itself").isEqualTo(before);

    assertThat(again.send(zone, guid, WHO, now)).isEqualTo(new AgainResult.Queued());
    carry(silent(), now);
    assertThat(sent(guid)).isEqualTo(before + 1);
    assertThat(left.stream().filter(one -> one.startsWith(guid)).distinct()).hasSize(1);
    Hanging after = hanging(sale, kind.name());
    assertThat(after.tries()).as("by itself").isEqualTo(Math.max(open.tries(), 2));
    assertThat(after.ours().orElseThrow().byHand()).contains(new Hanging.ByHand(1, WHO, now));
    assertThat(again.send(zone, guid, WHO, now.plusSeconds(59)))
        .isEqualTo(new AgainResult.TooSoon(now.plusSeconds(60)));
    carry(silent(), now.plusSeconds(59));
    assertThat(sent(guid)).isEqualTo(before + 1);
    assertThat(again.send(zone, guid, "staff:other", now.plusSeconds(60)))
        .isEqualTo(new AgainResult.Queued());
    assertThat(hanging(sale, kind.name()).ours().orElseThrow().byHand())
        .contains(new Hanging.ByHand(2, "staff:other", now.plusSeconds(60)));
  }

  @Test
  void howeverOftenSomebodyPressesCustomsOwnFaultIsStillBorne() {
    declarations.declare(TestSales.sale(zone, "AGAIN-OFTEN"), AT);
    carry(silent(), AT);
    Instant now = AT.plusSeconds(7200);
    carry(silent(), now);
    String guid = hanging("AGAIN-OFTEN", "CEB621").ours().orElseThrow().guid();
    for (int press = 0; press < 8; press++) {
      assertThat(again.send(zone, guid, WHO, now.plusSeconds(60L * press)))
          .isEqualTo(new AgainResult.Queued());
      carry(silent(), now.plusSeconds(60L * press));
    }
    int tries = hanging("AGAIN-OFTEN", "CEB621").tries();
    assertThat(ReceiptRules.meaning(MessageKind.CEB621, "4", tries))
        .isEqualTo(ReceiptRules.Meaning.AGAIN);
  }

  @Test
  void whatWasAnsweredOrNeverSentOrIsNobodysIsNotSent() {
    declarations.declare(TestSales.sale(zone, "AGAIN-NOT"), AT);
    String list = hanging("AGAIN-NOT", "CEB621").ours().orElseThrow().guid();
    String order = hanging("AGAIN-NOT", "CEB311").ours().orElseThrow().guid();
    assertThat(hanging("AGAIN-NOT", "CEB621").ours().get().unanswered()).isFalse();
    for (String unsent : List.of(list, order)) {
      assertThat(again.send(zone, unsent, WHO, AT)).isEqualTo(new AgainResult.NotSentYet());
    }
    carry(silent(), AT);
    Instant now = AT.plusSeconds(7200);
    carry(new SandboxCustoms(forms, keys), now);
    assertThat(again.send(zone, order, WHO, now)).isEqualTo(new AgainResult.Answered());
    assertThat(again.send(zone, "NOBODYS", WHO, now)).isEqualTo(new AgainResult.Unknown());
    assertThat(again.send("another-zone", order, WHO, now)).isEqualTo(new AgainResult.Unknown());

    declarations.declare(TestSales.sale(zone, "AGAIN-GONE"), AT);
    String gone = hanging("AGAIN-GONE", "CEB621").ours().orElseThrow().guid();
    declarations.cancel(zone, "AGAIN-GONE", "not wanted", AT);
    assertThat(again.send(zone, gone, WHO, AT)).isEqualTo(new AgainResult.Withdrawn());
  }

  @Test
  void thePageHasTheButtonAndSaysWhatCameOfIt() {
    Instant now = Instant.now();
    declarations.declare(TestSales.sale(zone, "AGAIN-PAGE"), now);
    carry(silent(), now);
    String guid = hanging("AGAIN-PAGE", "CEB311").ours().orElseThrow().guid();
    Page page = browser.page(1280, "en", address);
    page.navigate("/staff/customs");
    page.click("article:has-text('" + guid + "') button");
    page.waitForSelector("#again");
    assertThat(page.innerText("#again"))
        .contains("It is sent once more, unchanged and under the same number");
    assertThat(page.innerText("article:has-text('" + guid + "')"))
        .contains("Sent again by hand: 1, last by staff:desk at");
    Looks.well(page, "sent-again-1280-en");
    page.click("article:has-text('" + guid + "') button");
    page.waitForSelector("#again.warn");
    assertThat(page.innerText("#again")).contains("less than a minute ago");
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
    Page small = browser.page(360, "zh", address);
    small.navigate("/staff/customs?again=QUEUED");
    Looks.well(small, "sent-again-360-zh");
    small.context().close();

    carry(new SandboxCustoms(forms, keys), now.plusSeconds(7200));
    String there =
        given()
            .redirects()
            .follow(false)
            .formParam("guid", guid)
            .post("/staff/customs/again")
            .header("Location");
    assertThat(there).endsWith("?again=ANSWERED");
    assertThat(given().get(there + "&lang=en").asString())
        .contains("customs has answered meanwhile");
    assertThat(given().get("/staff/customs?again=%3Cx&lang=en").asString())
        .doesNotContain("id=\"again\"");
  }

  /** Notes each message that leaves, number and bytes. */
  private final class Listening implements MessageTransport {
    private final SandboxCustoms sandbox;

    Listening(SandboxCustoms sandbox) {
      this.sandbox = sandbox;
    }

    @Override
    public SendResult send(OutgoingMessage message, Instant now) {
      left.add(message.guid() + " " + HexFormat.of().formatHex(MessageIds.sha256(message.bytes())));
      return sandbox.send(message, now);
    }

    @Override
    public List<IncomingMessage> collect(int most, Instant now) {
      return sandbox.collect(most, now);
    }

    @Override
    public void taken(IncomingMessage message) {
      sandbox.taken(message);
    }

    @Override
    public void setAside(IncomingMessage message, String reason) {
      sandbox.setAside(message, reason);
    }
  }
}
