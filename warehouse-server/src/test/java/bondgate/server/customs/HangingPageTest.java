package bondgate.server.customs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.Looks;
import bondgate.server.people.SharedBrowser;
import com.microsoft.playwright.Page;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of what hangs, over messages that a sandbox left without an answer or refused. */
@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HangingPageTest {
  @RegisterExtension static final SharedBrowser browser = new SharedBrowser();

  @TestHTTPResource String address;
  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "bondgate.zone")
  String zone;

  @Test
  void thePageSaysWhatHangsAndWhyAndNeverWhoTheBuyerIs() throws SQLException {
    refusedSale();
    silentSale();
    anOrder();
    refunds();
    received("<!DOCTYPE x><x/>");

    String english = page("en");
    Hanging silent =
        declarations.hanging(zone, Instant.now()).stream()
            .filter(one -> one.saleNo().equals(Optional.of("HANG-SILENT")))
            .filter(one -> one.why() == HangingReason.NO_ANSWER)
            .findFirst()
            .orElseThrow();
    assertThat(silent.tries()).isOne();
    Hanging.OurMessage open = silent.ours().orElseThrow();
    assertThat(open.nextTry()).isPresent();
    assertThat(english)
        .contains("Order HANG-SILENT", "Inventory list (CEB621)", "Times sent: 1", "Next try at")
        .contains("Sent, and no answer came; it is sent again", "No answer yet")
        .contains(open.guid(), open.digest())
        .contains("Order HANG-REFUSED", "Customs says -621018", "annual limit is used up")
        .contains("Order HANG-PAID", "withdrawn", "goes back at the latest from", "¥558.59")
        .contains("Something was received that is no message")
        .contains("Refused by the payment firm", "The payment firm says NOT_ENOUGH", "Under way");
    assertThat(page("zh"))
        .contains("未完成事项及原因", "订单 HANG-PAID", "已付款、未放行", "海关回执 -621018")
        .doesNotContainPattern("hang[_:]");
    for (String page : List.of(english, page("zh"))) {
      assertThat(page).doesNotContain(TestSales.BUYER, "张三", "13800000000", "贵州省贵阳市示例路1号");
    }
    assertThat(get("/staff/stock", "en")).contains("href=\"/staff/customs\"");
    look(360, "zh");
    look(1280, "en");
  }

  @Test
  void aReturnThatCannotBeDeclaredAnewIsSaid() {
    String there =
        given()
            .redirects()
            .follow(false)
            .formParam("sale", "HANG-NOBODYS")
            .formParam("leaf", "0")
            .post("/staff/customs/returns")
            .header("Location");
    assertThat(there).endsWith("/staff/customs?refused");
    assertThat(given().get(there + "&lang=en").asString()).contains("It was not declared anew");
  }

  private void look(int width, String language) {
    Page page = browser.page(width, language, address);
    page.navigate("/staff/customs");
    page.waitForSelector("#live[data-state=on]");
    Looks.well(page, "hanging-%d-%s".formatted(width, language));
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  private void received(String text) {
    inbox.receive(
        zone,
        List.of(IncomingMessage.of("no-message", text.getBytes(StandardCharsets.UTF_8))),
        Instant.now());
  }

  @Test
  void whatCustomsRepeatsOfThePersonIsLeftOut() {
    byte[] list =
        "<ceb:buyerName>李四</ceb:buyerName><ceb:buyerIdType>1</ceb:buyerIdType>"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(
            PersonalWords.without(
                "购买人李四[11010519491231002X]电话13800000000超过限额，清单83012026I000000001", List.of(list)))
        .isEqualTo("购买人＊＊＊[＊＊＊]电话＊＊＊超过限额，清单83012026I000000001");
  }

  @Test
  void everyRefusalHasItsAdvice() {
    assertThat(RefusalAdvice.of("REFUSED", "-621018")).isEqualTo(RefusalAdvice.LIMIT);
    assertThat(RefusalAdvice.of("REFUSED", "100")).isEqualTo(RefusalAdvice.BY_AN_OFFICER);
    assertThat(RefusalAdvice.of("REFUSED", "-621002")).isEqualTo(RefusalAdvice.THEIR_SYSTEMS);
    assertThat(RefusalAdvice.of("REFUSED", "-621099")).isEqualTo(RefusalAdvice.CONTENT);
    assertThat(RefusalAdvice.of("CANCEL_REFUSED", "100")).isEqualTo(RefusalAdvice.WITHDRAWAL);
    assertThat(RefusalAdvice.of("RETURN_REFUSED", "100")).isEqualTo(RefusalAdvice.RETURN);
  }

  private void refusedSale() {
    Customs customs = customs();
    customs.sandbox().behave(SandboxSwitches.PLAIN.withRefusal("-621018"));
    Instant now = Instant.now();
    declarations.declare(TestSales.sale(zone, "HANG-REFUSED"), now);
    customs.rounds(now);
  }

  private void silentSale() {
    Customs customs = customs();
    customs.sandbox().behave(SandboxSwitches.PLAIN.withSilence());
    Instant now = Instant.now();
    declarations.declare(TestSales.sale(zone, "HANG-SILENT"), now);
    customs.rounds(now);
  }

  private Customs customs() {
    return new Customs(zone, new SandboxCustoms(forms, keys), declarations, feed, outbox, inbox);
  }

  private void anOrder() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "INSERT INTO sale_point (zone, point, inside_special_area, leaf_index, opened_at)"
              + " VALUES ('"
              + zone
              + "', 'P-HANG', true, 0, now())");
      sql.execute(
          "INSERT INTO sale_order (zone, sale_no, content_sha256, point, channel, buyer,"
              + " notice_version, notice_accepted_at, quota_year, goods_fen, freight_fen,"
              + " insurance_fen, dutiable_fen, tariff_fen, consumption_fen, vat_fen, actor,"
              + " leaf_index, placed_at) VALUES ('"
              + zone
              + "', 'HANG-PAID', '', 'P-HANG', 'PICK_UP', repeat('b', 43), '1', now(), 2026,"
              + " 50000, 1000, 200, 51200, 0, 0, 4659, 'test', 0, now())");
      sql.execute(
          "INSERT INTO sale_state (zone, sale_no, stage, since, leaf_index, refund_due_fen)"
              + " VALUES ('"
              + zone
              + "', 'HANG-PAID', 'PAID', now() - interval '90 seconds', 0, 0)");
    }
  }

  private void refunds() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(
          "INSERT INTO payment (payment_no, zone, sale_no, provider, sandbox, amount_fen,"
              + " description, state, started_at, expires_at, transaction_id, paid_fen,"
              + " payer_check, paid_at) VALUES ('PAYHANG1', '"
              + zone
              + "', 'HANG-BACK', 'wechat', true, 55859, 'order', 'PAID', now(), now(), 'T1',"
              + " 55859, 'SAME', now())");
      sql.execute(
          "INSERT INTO payment_refund (zone, refund_no, payment_no, amount_fen, reason, state,"
              + " code, asked_at) VALUES ('"
              + zone
              + "', 'R1', 'PAYHANG1', 10000, 'r', 'FAILED', 'NOT_ENOUGH', now()), ('"
              + zone
              + "', 'R2', 'PAYHANG1', 20000, 'r', 'PENDING', NULL, now())");
    }
  }

  private static String page(String language) {
    return get("/staff/customs", language);
  }

  private static String get(String path, String language) {
    return given()
        .queryParam("lang", language)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .body()
        .asString();
  }
}
