package bondgate.server.stream;

import static bondgate.server.stream.RetailZone.AT;
import static bondgate.server.stream.RetailZone.SOLD_ON;
import static bondgate.server.stream.RetailZone.on;
import static bondgate.server.stream.RetailZone.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.GuaranteeStatement;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import bondgate.server.guarantee.HeadroomPoint;
import bondgate.server.guarantee.Instruments;
import bondgate.server.guarantee.StatementDifference;
import bondgate.server.guarantee.StatementLine;
import bondgate.server.guarantee.StatementLine.Kind;
import bondgate.server.guarantee.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The life of an instrument after it was lodged: more, less, longer, shorter, given back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class AmendGuaranteeTest {
  private static final List<String> BOTTLES =
      IntStream.range(0, 2).mapToObj("E28011606000020A%08X"::formatted).toList();

  @Inject RetailZone zones;
  @Inject BookZone acts;
  @Inject Guarantees guarantees;
  @Inject Instruments instruments;
  @Inject Statements statements;

  /** Two bottles hold ¥62.00 of ¥1000.00 of BH-1, until 2099. */
  @Test
  void itIsIncreasedAndReducedToWhatIsUsedAndNotByOneFenMore() {
    String zone = "amend-amount";
    zones.sell(zone, BOTTLES);

    assertThat(amend(zone, "1", ",'amountFen':100001")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100_001, 6200, 0, 93_801));
    assertThat(amend(zone, "2", ",'amountFen':6199"))
        .isEqualTo(
            new ActAnswer.Refused(
                "amendmentBelowUsed",
                "6199 fen",
                "at least 6200 fen: 6200 held and 0 settled",
                "wait until holds end, or move them, then reduce it"));
    assertThat(amend(zone, "2", ",'amountFen':6200")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(6200, 6200, 0, 0));
    assertThat(guarantees.drawing(zone, AT).headroomFen()).isZero();

    zones.pay(zone, "S-1", "TB-1", 6000, 40);
    assertThat(guarantees.headroom(zone, on(40))).isEqualTo(new Headroom(6200, 0, 6000, 200));
    assertThat(reason(amend(zone, on(41), "3", ",'amountFen':5999")))
        .isEqualTo("amendmentBelowUsed");
    assertThat(amend(zone, on(41), "3", ",'amountFen':6000")).isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, on(41))).isEqualTo(new Headroom(6000, 0, 6000, 0));
    agreesWithTheLedger(zone);
  }

  @Test
  void oneThatNothingStandsOnIsGivenBackWholeAndGivesNothing() {
    String zone = "amend-return";
    zones.lodge(zone, "BH-1", 500, "2099-12-31");

    assertThat(amend(zone, "1", ",'amountFen':0")).isInstanceOf(ActAnswer.Done.class);

    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(0, 0, 0, 0));
    assertThat(reason(amend(zone, "2", ",'amountFen':0"))).isEqualTo("amendmentChangesNothing");
    agreesWithTheLedger(zone);
  }

  @Test
  void aRepeatIsAnsweredAndOtherContentRefused() {
    String zone = "amend-again";
    zones.lodge(zone, "BH-1", 500, "2099-12-31");
    assertThat(amend(zone, "1", ",'amountFen':700")).isInstanceOf(ActAnswer.Done.class);
    assertThat(amend(zone, "2", ",'amountFen':600")).isInstanceOf(ActAnswer.Done.class);

    assertThat(amend(zone, "1", ",'amountFen':700")).isInstanceOf(ActAnswer.Repeated.class);
    assertThat(reason(amend(zone, "1", ",'amountFen':701"))).isEqualTo("amendmentIsOtherwise");
    assertThat(reason(amend(zone, "1", ",'amountFen':700,'validUntil':'2099-12-31'")))
        .isEqualTo("amendmentIsOtherwise");
    assertThat(reason(amend(zone, "3", ",'amountFen':600,'validUntil':'2099-12-31'")))
        .isEqualTo("amendmentChangesNothing");
    assertThat(
            reason(
                acts.act(
                    zone,
                    AT,
                    "amendGuarantee",
                    "'instrument':'BH-9','amendmentNo':'1','amountFen':1")))
        .isEqualTo("instrumentUnknown");
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(600, 0, 0, 600));
  }

  @Test
  void itCountsLongerOrShorterButNeverUntilADayThatIsOver() {
    String zone = "amend-days";
    zones.sell(zone, BOTTLES);
    LocalDate tenth = SOLD_ON.plusDays(10);

    assertThat(reason(amend(zone, on(10), "1", ",'validUntil':'2026-02-28'")))
        .isEqualTo("endsBeforeItBegins");
    assertThat(reason(amend(zone, on(10), "1", ",'validUntil':'%s'".formatted(tenth.minusDays(1)))))
        .isEqualTo("instrumentExpired");
    assertThat(amend(zone, on(10), "1", ",'validUntil':'%s'".formatted(tenth)))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.headroom(zone, on(10)).headroomFen()).isEqualTo(93_800);
    assertThat(guarantees.drawing(zone, on(11)).uncovered())
        .as("on the next day its holds are uncovered")
        .hasSize(1);

    assertThat(amend(zone, on(11), "2", ",'validUntil':'2099-12-31','amountFen':200000"))
        .isInstanceOf(ActAnswer.Done.class);
    assertThat(guarantees.drawing(zone, on(11)).uncovered()).isEmpty();
    assertThat(guarantees.headroom(zone, on(11)))
        .isEqualTo(new Headroom(200_000, 6200, 0, 193_800));
    agreesWithTheLedger(zone);
  }

  @Test
  void theStatementShowsMoreAndLessAndWhatWasBefore() {
    String zone = "amend-statement";
    zones.sell(zone, BOTTLES);
    amend(zone, on(1), "BG-1", ",'amountFen':120000");
    amend(zone, on(2), "BG-2", ",'amountFen':90000");
    zones.pay(zone, "S-1", "TB-1", 6000, 40);

    GuaranteeStatement all = statements.of(zone, SOLD_ON.plusDays(1), SOLD_ON.plusDays(40));
    assertThat(all.lines())
        .extracting(
            StatementLine::what,
            StatementLine::document,
            StatementLine::amountFen,
            StatementLine::heldFen,
            StatementLine::settledFen,
            StatementLine::headroomFen)
        .containsExactly(
            tuple(Kind.INCREASED, "BG-1", 20_000L, 6200L, 0L, 113_800L),
            tuple(Kind.REDUCED, "BG-2", 30_000L, 6200L, 0L, 83_800L),
            tuple(Kind.SETTLED, "TB-1", 3100L, 3100L, 3100L, 83_800L),
            tuple(Kind.SETTLED, "TB-1", 2900L, 0L, 6000L, 84_000L));
    assertThat(all.amendments())
        .extracting(one -> one.changeFen())
        .containsExactly(20_000L, -30_000L);
    assertThat(all.instruments())
        .extracting(one -> one.lodgedFen() + " " + one.settledFen() + " " + one.freeFen())
        .containsExactly("90000 6000 84000");
    assertThat(all.differences()).isEmpty();

    GuaranteeStatement last = statements.of(zone, SOLD_ON.plusDays(40), SOLD_ON.plusDays(40));
    assertThat(last.lines()).extracting(StatementLine::settledFen).containsExactly(3100L, 6000L);
    assertThat(last.amendments()).isEmpty();
    assertThat(last.differences()).isEmpty();
    assertThat(statements.of(zone, SOLD_ON, SOLD_ON.plusDays(1)).instruments().get(0).lodgedFen())
        .isEqualTo(120_000);
  }

  @Test
  void thePlotTellsAReductionFromASettlement() {
    String zone = "amend-plot";
    zones.lodge(zone, "BH-1", 500, "2099-12-31");
    amend(zone, on(1), "1", ",'amountFen':800");
    amend(zone, on(2), "2", ",'amountFen':300");

    assertThat(guarantees.history(zone, on(1), on(3)))
        .containsExactly(
            new HeadroomPoint(on(1), new Headroom(800, 0, 0, 800)),
            new HeadroomPoint(on(2), new Headroom(300, 0, 0, 300)));
  }

  @Test
  void anAmendmentThatTheLedgerDoesNotKnowIsNamedAndNothingIsHeld() throws Exception {
    String zone = "amend-difference";
    zones.lodge(zone, "BH-1", 500, "2099-12-31");
    amend(zone, AT, "1", ",'amountFen':800");

    zones.tamper("guarantee_amendment", "change_fen = 301 WHERE zone = '" + zone + "'");

    assertThat(statements.of(zone, SOLD_ON, SOLD_ON).differences())
        .containsExactly(
            new StatementDifference(StatementDifference.Kind.LODGED, "BH-1", 801, 800));
    assertThatThrownBy(() -> instruments.standings(zone, AT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("instrument BH-1 says 801 fen");
  }

  @Test
  void anAmendmentStatesSomething() {
    assertThatThrownBy(() -> amend("amend-bad", "1", ""))
        .rootCause()
        .hasMessage("an amendment must state amountFen, validUntil or both; received neither");
  }

  private void agreesWithTheLedger(String zone) {
    assertThat(statements.of(zone, SOLD_ON, SOLD_ON.plusDays(50)).differences()).isEmpty();
  }

  private ActAnswer amend(String zone, String number, String what) {
    return amend(zone, AT, number, what);
  }

  private ActAnswer amend(String zone, Instant at, String number, String what) {
    return acts.act(
        zone,
        at,
        "amendGuarantee",
        "'instrument':'BH-1','amendmentNo':'%s'%s".formatted(number, what));
  }
}
