package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Receipts made by hand: strange, early, late, contradicting. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ReceiptsTest {
  private static final Instant AT = TestSales.AT;
  private static final String LIST_NO = "83012026I000000077";

  @Inject Declarations declarations;
  @Inject ParcelMessages parcels;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;
  @Inject AgroalDataSource database;

  private Customs customs(String zone) {
    return new Customs(zone, new SandboxCustoms(forms, keys), declarations, feed, outbox, inbox);
  }

  private Optional<String> receive(String zone, byte[] bytes) {
    return inbox
        .receive(zone, List.of(IncomingMessage.of("test", bytes)), AT.plusSeconds(5))
        .get(0);
  }

  private void receipt(String zone, String status, int second, String listNo) {
    CebGroup head =
        new CebGroup("InventoryReturn")
            .put("guid", MessageIds.guid(zone, status, "r" + second))
            .put("copNo", MessageIds.copNo(zone, "S-1", "CEB621"))
            .put("preNo", "B20260301000000001")
            .putUnlessEmpty("invtNo", listNo)
            .put("returnStatus", status)
            .put("returnTime", CustomsTime.millisecond(AT.plusSeconds(second)))
            .put("returnInfo", "购买人[张三]");
    receive(zone, written(MessageKind.CEB622, head));
  }

  private void taxBill(String zone, String taxNo, String status, int second) {
    CebGroup head =
        new CebGroup("TaxHeadRd")
            .put("guid", MessageIds.guid(zone, taxNo, status))
            .put("returnTime", CustomsTime.millisecond(AT.plusSeconds(second)))
            .put("invtNo", LIST_NO)
            .put("taxNo", taxNo)
            .put("customsTax", "0")
            .put("valueAddedTax", "30.15")
            .put("consumptionTax", "16.445")
            .put("status", status);
    receive(zone, written(MessageKind.CEB816, head));
  }

  private byte[] written(MessageKind kind, CebGroup head) {
    CebDocument document = new CebDocument(head, List.of());
    return forms.writer().write(CebMessage.receipt(kind, head.get("guid"), List.of(document)));
  }

  @Test
  void aReceiptForNothingOfOursIsKeptAndReported() {
    receipt("cus-unknown", "800", 1, LIST_NO);
    receipt("cus-unknown", "800", 1, LIST_NO);

    assertThat(declarations.hanging("cus-unknown", AT.plusSeconds(60)))
        .singleElement()
        .satisfies(hanging -> assertThat(hanging.why()).isEqualTo(HangingReason.UNKNOWN_RECEIPT))
        .satisfies(hanging -> assertThat(hanging.toString()).doesNotContain("张三"));
  }

  @Test
  void whatIsNoMessageIsKeptAndReportedToo() {
    String zone = "cus-unreadable";
    byte[] own = forms.writer().write(TestSales.messages(TestSales.sale(zone, "S-1")).get(0));

    assertThat(receive(zone, "<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(receive(zone, own)).contains("CEB311 is nothing that customs sends");
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .extracting(Hanging::why)
        .containsExactly(HangingReason.UNREADABLE, HangingReason.UNREADABLE);
  }

  @Test
  void aTaxBillThatComesBeforeTheListsNumberIsToldWhenTheNumberComes() {
    String zone = "cus-early-tax";
    customs(zone).declare("S-1");
    taxBill(zone, "T-1", "1", 3);
    assertThat(customs(zone).news()).isEmpty();
    receipt(zone, "800", 2, LIST_NO);
    taxBill(zone, "T-1", "2", 9);
    taxBill(zone, "T-1", "3", 10);
    taxBill(zone, "T-1", "3", 10);

    assertThat(customs(zone).news())
        .extracting(news -> news.getClass().getSimpleName())
        .containsExactlyInAnyOrder("TaxAssessed", "Released", "TaxGathered", "TaxVoid");
    CustomsNews.TaxAssessed tax =
        (CustomsNews.TaxAssessed)
            customs(zone).news().stream()
                .filter(CustomsNews.TaxAssessed.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(tax.vatFen()).isEqualTo(3015);
    assertThat(tax.consumptionFen()).isEqualTo(1645);
    assertThat(declarations.messages(zone, "S-1")).extracting(KeptMessage::kind).contains("CEB816");
  }

  @Test
  void aTaxBillThatCannotBeReadIsNoBillThoughTheListsNumberComesLater() {
    String zone = "cus-odd-tax";
    customs(zone).declare("S-1");
    CebGroup head =
        new CebGroup("TaxHeadRd")
            .put("guid", MessageIds.guid(zone, "T-1", "odd"))
            .put("returnTime", CustomsTime.millisecond(AT.plusSeconds(1)))
            .put("invtNo", LIST_NO)
            .put("taxNo", "T-1")
            .put("customsTax", "0")
            .put("valueAddedTax", "３０.15")
            .put("consumptionTax", "0")
            .put("status", "1");
    receive(zone, written(MessageKind.CEB816, head));
    receipt(zone, "800", 2, LIST_NO);

    assertThat(customs(zone).news()).singleElement().isInstanceOf(CustomsNews.Released.class);
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .filteredOn(hanging -> hanging.why() == HangingReason.NUMBERS_UNREADABLE)
        .singleElement()
        .satisfies(hanging -> assertThat(hanging.saleNo()).contains("S-1"));
    taxBill(zone, "T-1", "1", 3);
    assertThat(customs(zone).news())
        .filteredOn(CustomsNews.TaxAssessed.class::isInstance)
        .hasSize(1);
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .extracting(Hanging::why)
        .doesNotContain(HangingReason.NUMBERS_UNREADABLE);
  }

  @Test
  void aReleaseWithoutANumberIsNoneUntilOneComes() {
    String zone = "cus-no-number";
    customs(zone).declare("S-1");
    receipt(zone, "800", 1, "");
    receipt(zone, "800", 2, "清单 7");

    assertThat(customs(zone).news()).isEmpty();
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .extracting(Hanging::why)
        .filteredOn(HangingReason.NUMBERS_UNREADABLE::equals)
        .hasSize(2);
    receipt(zone, "800", 3, LIST_NO);
    assertThat(customs(zone).news())
        .singleElement()
        .isInstanceOfSatisfying(
            CustomsNews.Released.class, news -> assertThat(news.listNo()).isEqualTo(LIST_NO));
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .extracting(Hanging::why)
        .doesNotContain(HangingReason.NUMBERS_UNREADABLE);
  }

  @Test
  void aReleaseAfterARefusalChangesNothingAndIsReported() {
    String zone = "cus-contradiction";
    customs(zone).declare("S-1");
    receipt(zone, "-621005", 1, "");
    receipt(zone, "800", 2, LIST_NO);

    assertThat(customs(zone).news()).singleElement().isInstanceOf(CustomsNews.Refused.class);
    assertThat(declarations.hanging(zone, AT.plusSeconds(60)))
        .extracting(Hanging::why)
        .contains(HangingReason.CONTRADICTION);
  }

  @Test
  void releasedIsToldOnceThoughClearedFollowsOrComesAlone() {
    String zone = "cus-cleared";
    customs(zone).declare("S-1");
    receipt(zone, "120", 1, "");
    receipt(zone, "899", 4, LIST_NO);
    receipt(zone, "800", 3, LIST_NO);
    receipt(zone, "2", 2, "");

    assertThat(customs(zone).news()).singleElement().isInstanceOf(CustomsNews.Released.class);
  }

  @Test
  void anOrderThatIsRefusedTakesItsListAlong() {
    String zone = "cus-order-refused";
    customs(zone).declare("S-1");
    CebGroup head =
        new CebGroup("OrderReturn")
            .put("guid", MessageIds.guid(zone, "x", "y"))
            .put("ebpCode", TestSales.FIRM.code())
            .put("ebcCode", TestSales.FIRM.code())
            .put("orderNo", "S-1")
            .put("returnStatus", "100")
            .put("returnTime", CustomsTime.millisecond(AT.plusSeconds(1)))
            .put("returnInfo", "退单");
    receive(zone, written(MessageKind.CEB312, head));

    assertThat(customs(zone).news())
        .singleElement()
        .isInstanceOfSatisfying(
            CustomsNews.Refused.class, refused -> assertThat(refused.text()).isEqualTo("退单"));
    customs(zone).rounds(AT.plusSeconds(99));
    assertThat(customs(zone).news()).hasSize(1);
  }

  @Test
  void aParcelIsHandedOverAndOthersComeIn() {
    String zone = "cus-parcels";
    Customs customs = customs(zone);
    customs.declare("S-1");
    customs.rounds(AT);
    StockIn stock =
        new StockIn(
            TestSales.FIRM, "5", "MU1", "MU1-1", "B-1", TestSales.LOGISTICS, List.of("W-1", "W-2"));

    assertThat(parcels.delivered(zone, "S-1", AT, AT)).isInstanceOf(RequestResult.Queued.class);
    assertThat(parcels.delivered(zone, "S-1", AT, AT)).isInstanceOf(RequestResult.Again.class);
    assertThat(parcels.stockIn(zone, "IN-1", stock, AT)).isInstanceOf(RequestResult.Queued.class);
    assertThat(parcels.stockIn(zone, "IN-1", stock, AT)).isInstanceOf(RequestResult.Again.class);
    customs.rounds(AT);
    assertThat(declarations.hanging(zone, AT.plusSeconds(60))).isEmpty();
  }

  @Test
  void nothingPersonalStandsInTheTablesInTheClear() throws Exception {
    String zone = "cus-personal";
    Customs customs = customs(zone);
    customs.sandbox().behave(SandboxSwitches.PLAIN.withRefusal("-621018"));
    customs.declare("S-1");
    customs.rounds(AT);
    receipt(zone, "100", 9, "");

    StringBuilder all = new StringBuilder();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("message", "outbox", "received", "receipt", "news", "declaration")) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT t::text FROM customs_%s t WHERE zone = '%s'".formatted(table, zone))) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    String hexOfName = java.util.HexFormat.of().formatHex("张三".getBytes(StandardCharsets.UTF_8));
    assertThat(all.toString()).contains("S-1", "-621018");
    assertThat(all.toString())
        .doesNotContain("张三", TestSales.BUYER, "13800000000", "示例路", hexOfName);
  }
}
