package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What of a sale's tax stands, whatever customs said of it, and in whatever order it came. */
class SaleTaxesTest {
  private static final Instant AT = TestSales.AT;

  private static CustomsNews bill(String taxNo, long fen, int second) {
    return new CustomsNews.TaxAssessed(
        1, "z", "S-1", "L", taxNo, 0, fen, 1, AT.plusSeconds(second));
  }

  private static SaleTaxes taxes(List<CustomsNews> news) {
    return SaleTaxes.of(news, List.of(), false);
  }

  private static CustomsNews gathered(String taxNo, String dutyNo) {
    return new CustomsNews.TaxGathered(1, "z", "S-1", "L", taxNo, dutyNo, AT);
  }

  private static CustomsNews voided(String taxNo) {
    return new CustomsNews.TaxVoid(1, "z", "S-1", "L", taxNo, AT);
  }

  @Test
  void aBillIsMadeThenGatheredThenVoid() {
    assertThat(taxes(List.of())).isEqualTo(new SaleTaxes(Optional.empty(), false, 0, false, false));
    SaleTaxes made = taxes(List.of(bill("T-1", 99, 0)));
    assertThat(made.bill().orElseThrow().totalFen()).isEqualTo(100);

    SaleTaxes.Bill paper =
        taxes(List.of(bill("T-1", 99, 0), gathered("T-1", "D-1"))).bill().orElseThrow();
    assertThat(paper.dutyNo()).contains("D-1");

    SaleTaxes gone = taxes(List.of(bill("T-1", 99, 0), gathered("T-1", "D-1"), voided("T-1")));
    assertThat(gone.bill()).isEmpty();
    assertThat(gone.voided()).isTrue();
  }

  @Test
  void anotherBillInThePlaceOfAVoidOneIsDueAndAPaperOfTheVoidOneIsNotItsPaper() {
    SaleTaxes taxes =
        taxes(
            List.of(bill("T-1", 99, 0), gathered("T-1", "D-1"), voided("T-1"), bill("T-2", 49, 5)));
    assertThat(taxes.voided()).isFalse();
    assertThat(taxes.bill().orElseThrow().taxNo()).isEqualTo("T-2");
    assertThat(taxes.bill().orElseThrow().dutyNo()).isEmpty();
  }

  @Test
  void anEarlierBillThatWasStatedAgainKeepsALaterOneFromBeingPaidUnlessItIsVoid() {
    BilledAgain.Statement first = new BilledAgain.Statement(0, false, 0, 99, 1, AT, AT);
    Instant later = AT.plusSeconds(20);
    BilledAgain.Statement again = new BilledAgain.Statement(1, false, 0, 79, 1, later, later);
    BilledAgain bill =
        new BilledAgain(
            "S-1", "T-1", "L", List.of(first, again), Optional.empty(), Optional.empty());
    BilledAgain gone =
        new BilledAgain(
            "S-1", "T-1", "L", List.of(first, again), Optional.of(later), Optional.empty());
    List<CustomsNews> news = List.of(bill("T-1", 99, 0), bill("T-2", 49, 5));

    assertThat(SaleTaxes.of(news, List.of(bill), false).disputed()).isTrue();
    List<CustomsNews> voided = List.of(news.get(0), news.get(1), voided("T-1"));
    assertThat(SaleTaxes.of(voided, List.of(gone), false).disputed()).isFalse();
  }

  @Test
  void aPaperWhoseNumberWasNotSaidGathersAndAVoidOfAnUnknownBillVoidsNoOther() {
    SaleTaxes.Bill bill =
        taxes(List.of(gathered("T-1", ""), bill("T-1", 9, 0), voided("T-9"))).bill().orElseThrow();
    assertThat(bill.dutyNo()).isEmpty();
  }

  @Test
  void theOrderInWhichTheNewsCameChangesNothing() {
    long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<CustomsNews> news = new ArrayList<>();
      for (int no = 1; no <= 3; no++) {
        String taxNo = "T-" + no;
        if (random.nextInt(4) > 0) {
          news.add(bill(taxNo, 100L * no, random.nextInt(50) * 10 + no));
        }
        if (random.nextBoolean()) {
          news.add(gathered(taxNo, "D-" + no));
        }
        if (random.nextInt(3) == 0) {
          news.add(voided(taxNo));
        }
      }
      SaleTaxes one = taxes(news);
      Collections.shuffle(news, random);
      assertThat(taxes(news)).as("seed %d, round %d", seed, round).isEqualTo(one);
    }
  }
}
