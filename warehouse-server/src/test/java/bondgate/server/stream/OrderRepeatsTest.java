package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whoever crashed between two steps states the last one again, by the same act or by another with
 * the same content, and is told that it took effect. And what was sold stays as it was.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderRepeatsTest {
  @Inject OrderZone shop;
  @Inject BookZone acts;
  @Inject ActTransaction transaction;
  @Inject ZoneTwins twins;

  private int last;

  /** Took effect; then the same act, and another with the same content, are repeats. */
  private void twice(String zone, String act, String fields) throws SQLException {
    ZoneAct asked = BookZone.asked("r-" + ++last, "staff:ls-07", act, fields);
    ActAnswer answer = transaction.carryOut(zone, asked, AT);
    assertThat(answer).as(fields).isInstanceOf(ActAnswer.Done.class);
    long leaf = ((ActAnswer.Done) answer).leafIndex();
    Object before = twins.says(zone);
    for (ZoneAct again :
        List.of(asked, BookZone.asked("r-" + ++last, "staff:ls-07", act, fields))) {
      ActAnswer repeated = transaction.carryOut(zone, again, AT.plusSeconds(last));
      assertThat(repeated).as(fields).isInstanceOf(ActAnswer.Repeated.class);
      assertThat(((ActAnswer.Repeated) repeated).leafIndex()).isEqualTo(leaf);
    }
    assertThat(twins.says(zone)).isEqualTo(before);
  }

  @Test
  void eachStepOfAnOrderCanBeStatedAgain() throws SQLException {
    String zone = "order-repeats";
    List<String> three = OrderZone.bottles(0x71, 3);
    shop.open(zone, 100_000, three);
    twice(
        zone,
        "offerForSale",
        "'item':'WINE-750','priceFen':10001,'validFrom':'2027-01-01T00:00:00Z',"
            + "'contentAmountE3':750000,'contentUnit':'ml'");
    twice(
        zone,
        "openSalesPoint",
        "'point':'P-2','insideSpecialArea':false,'approval':{'docNo':'A-1','issuer':'customs',"
            + "'validFrom':'2026-01-01','validTo':'2026-12-31'}");
    for (int i = 0; i < 3; i++) {
      String saleNo = "S-" + i;
      twice(
          zone,
          "placeOrder",
          OrderZone.json(shop.order(zone, AT, saleNo, i, three.subList(i, i + 1))));
      if (i > 0) {
        twice(zone, "payOrder", OrderZone.payment(saleNo, "PAY-" + i, TOTAL_FEN, "SAME"));
      }
    }
    twice(zone, "cancelOrder", "'saleNo':'S-0','reason':'TIMEOUT'");
    twice(zone, "refuseOrder", "'saleNo':'S-1','code':'-621018'");
    twice(
        zone, "refundOrder", "'saleNo':'S-1','refundNo':'R-1','amountFen':%d".formatted(TOTAL_FEN));
    twice(zone, "releaseOrder", OrderZone.release("S-2", DAY, ",'assessedTaxFen':1788"));
    twice(
        zone,
        "returnOrder",
        "'saleNo':'S-2','epcs':[%s]".formatted(RetailZone.epcs(three.subList(2, 3))));
  }

  @Test
  void aChangeOfRateAndPriceLeavesWhatWasSoldAsItWas() throws Exception {
    String zone = "order-rates";
    List<String> two = OrderZone.bottles(0x72, 2);
    Instant before = Instant.parse("2019-03-31T15:00:00Z");
    Instant after = Instant.parse("2019-03-31T16:00:00Z");
    shop.master(zone, before, 100_000, OrderZone.FULL_TAX_FEN);
    shop.bringIn(zone, two);
    shop.display(zone, two);
    acts.done(
        zone,
        before,
        "placeOrder",
        OrderZone.json(shop.order(zone, before, "S-1", 1, two.subList(0, 1))));
    acts.done(zone, after, "offerForSale", "'item':'WINE-750','priceFen':20000");
    acts.done(
        zone,
        after,
        "placeOrder",
        OrderZone.json(shop.order(zone, after, "S-2", 1, two.subList(1, 2))));

    // In China the day is the first of April: VAT is 13 % from then on, 16 % before.
    assertThat(shop.view(zone, "S-1").amounts().goodsFen()).isEqualTo(10_000);
    assertThat(shop.view(zone, "S-1").amounts().taxFen()).isEqualTo(778 + 1244);
    assertThat(shop.view(zone, "S-2").amounts().goodsFen()).isEqualTo(20_000);
    assertThat(shop.view(zone, "S-2").amounts().taxFen()).isEqualTo(1556 + 2022);
    done(shop.pay(zone, "S-1", "PAY-1", 10_000 + 778 + 1244));
    done(shop.release(zone, "S-1"));
    assertThat(shop.guarantee(zone))
        .as("the tax of then, and the display hold of the other")
        .isEqualTo("%d held, %d free".formatted(2022 + 5200, 100_000 - 2022 - 5200));
  }
}
