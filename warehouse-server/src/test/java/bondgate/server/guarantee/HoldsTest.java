package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hold's whole life: taken, moved, released or settled, and never more than what is lodged. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class HoldsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final LocalDate LATE = LocalDate.of(2026, 12, 31);
  private static final String EPC = "E28011606000020CC0000001";

  @Inject Guarantees guarantees;
  @Inject Instruments instruments;
  @Inject HoldMoves moves;
  @Inject Ledger ledger;

  @Test
  void aHoldOnTwoInstrumentsIsReleasedWholeAndAnotherSettledInPart() {
    String zone = "holds-life";
    lodge(zone, "BH-LATE", 100, LATE);
    lodge(zone, "BH-EARLY", 40, LATE.minusDays(1));
    Hold shown = hold(zone, Hold.Purpose.DISPLAY, 60);
    assertThat(shown.parts())
        .extracting(part -> part.instrument() + " " + part.amountFen())
        .containsExactly("BH-EARLY 40", "BH-LATE 20");
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(140, 60, 0, 80));

    end(zone, shown, guarantees.releasing(shown, "back"), Guarantees.Outcome.RELEASED);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(140, 0, 0, 140));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).isEmpty();

    Hold sold = hold(zone, Hold.Purpose.RETAIL, 60);
    end(zone, sold, guarantees.settling(sold, 30, "tax bill"), Guarantees.Outcome.SETTLED);
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(140, 0, 30, 110));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).isEmpty();
    assertThatThrownBy(() -> guarantees.settling(sold, 61, "too much"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneFenPastWhatIsLodgedIsNotPlannedAndTheLedgerRefusesAPlanThatIsLate() {
    String zone = "holds-edge";
    lodge(zone, "BH-1", 100, LATE);
    assertThat(plan(zone, "HF1", 101)).isEmpty();
    Hold all = plan(zone, "HF2", 100).orElseThrow();
    Hold late = plan(zone, "HF3", 1).orElseThrow();

    assertThat(submit(zone, guarantees.holding(zone, all)).accepted()).isTrue();
    assertThat(submit(zone, guarantees.holding(zone, late)).accepted()).isFalse();
    assertThat(guarantees.headroom(zone, AT)).isEqualTo(new Headroom(100, 100, 0, 0));
  }

  @Test
  void anInstrumentCountsOnItsLastDayInChinaAndNotAfterIt() {
    String zone = "holds-days";
    LocalDate lastDay = LocalDate.of(2026, 3, 1);

    assertThat(lodgeAt(zone, "BH-1", 100, lastDay, "2026-03-01T15:59:59Z"))
        .isInstanceOf(LodgeResult.Lodged.class);
    assertThat(lodgeAt(zone, "BH-2", 100, lastDay, "2026-03-01T16:00:00Z"))
        .isEqualTo(new LodgeResult.Expired(lastDay, lastDay.plusDays(1)));
  }

  @Test
  void whatStandsOnAnInstrumentThatExpiredStaysIsUncoveredAndCanBeMoved() {
    String zone = "holds-expiry";
    LocalDate lastDay = LocalDate.of(2026, 3, 1);
    Instant last = Instant.parse("2026-03-01T15:59:59Z");
    Instant after = Instant.parse("2026-03-01T16:00:00Z");
    lodge(zone, "BH-OLD", 100, lastDay);
    Hold shown = hold(zone, Hold.Purpose.DISPLAY, 60);

    assertThat(guarantees.headroom(zone, last)).isEqualTo(new Headroom(100, 60, 0, 40));
    assertThat(guarantees.drawing(zone, last).uncovered()).isEmpty();
    assertThat(guarantees.headroom(zone, after)).isEqualTo(new Headroom(100, 60, 0, 40, 0));
    assertThat(guarantees.drawing(zone, after).uncovered())
        .extracting(InstrumentStanding::state)
        .containsExactly(InstrumentStanding.State.EXPIRED_WITH_HOLDS);
    assertThat(guarantees.drawing(zone, after).moved(shown)).as("nothing in force").isEmpty();

    assertThat(move(zone, "BH-OLD", last)).isEqualTo(new MoveResult.StillInForce(lastDay));
    assertThat(move(zone, "BH-NEW", after)).isEqualTo(new MoveResult.NoSuchInstrument("BH-NEW"));
    lodge(zone, "BH-SMALL", 59, LATE);
    assertThat(move(zone, "BH-OLD", after)).isEqualTo(new MoveResult.Exceeded(60, 59));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).containsEntry(EPC, shown);

    lodge(zone, "BH-NEW", 11, LATE);
    assertThat(move(zone, "BH-OLD", after)).isEqualTo(new MoveResult.Moved(1));

    Hold moved = guarantees.openHolds(zone, List.of(EPC)).get(EPC);
    assertThat(moved.parts())
        .extracting(part -> part.instrument() + " " + part.amountFen())
        .containsExactly("BH-NEW 11", "BH-SMALL 49");
    assertThat(move(zone, "BH-OLD", after)).isEqualTo(new MoveResult.NothingStandsOnIt());
    assertThat(guarantees.openHoldsOn(zone, "BH-OLD")).isEmpty();
    assertThat(guarantees.openHoldsOn(zone, "BH-NEW")).containsExactly(moved);
    assertThat(guarantees.headroom(zone, after)).isEqualTo(new Headroom(170, 60, 0, 100, 10));
    assertThat(guarantees.drawing(zone, after).uncovered()).isEmpty();
    end(zone, moved, guarantees.releasing(moved, "back"), Guarantees.Outcome.RELEASED);
    assertThat(guarantees.headroom(zone, after)).isEqualTo(new Headroom(170, 0, 0, 100, 70));
  }

  /** Forty of a hundred fen stand on an instrument that expires on the day. */
  @Test
  void whatRunsLowAndWhatExpiresSoonIsSaid() {
    String zone = "holds-warnings";
    LocalDate lastDay = LocalDate.of(2026, 3, 1);
    assertThat(guarantees.level(zone, AT)).isEqualTo(GuaranteeLevel.NONE_IN_FORCE);
    lodge(zone, "BH-TODAY", 40, lastDay);
    lodge(zone, "BH-30", 40, lastDay.plusDays(30));
    lodge(zone, "BH-31", 20, lastDay.plusDays(31));
    assertThat(instruments.standings(zone, AT))
        .extracting(InstrumentStanding::state)
        .containsExactly(
            InstrumentStanding.State.EXPIRES_SOON,
            InstrumentStanding.State.EXPIRES_SOON,
            InstrumentStanding.State.IN_FORCE);

    hold(zone, Hold.Purpose.DISPLAY, 79);
    assertThat(guarantees.level(zone, AT)).isEqualTo(GuaranteeLevel.AMPLE);
    Instant tomorrow = AT.plus(Duration.ofDays(1));
    assertThat(guarantees.level(zone, tomorrow))
        .as("of the sixty that still count, thirty-nine")
        .isEqualTo(GuaranteeLevel.AMPLE);
    assertThat(guarantees.drawing(zone, AT).hold(EPC, Hold.Purpose.RETAIL, "S", 21)).isPresent();
    assertThat(guarantees.drawing(zone, AT).hold(EPC, Hold.Purpose.RETAIL, "S", 22)).isEmpty();
  }

  private MoveResult move(String zone, String instrument, Instant at) {
    return QuarkusTransaction.requiringNew()
        .call(() -> moves.move(zone, instrument, "move", Voucher.of("staff:t-1", 3, at)));
  }

  private LodgeResult lodgeAt(
      String zone, String number, long fen, LocalDate validUntil, String at) {
    Instrument paper = new Instrument(number, "INSURANCE", fen, validUntil);
    return QuarkusTransaction.requiringNew()
        .call(() -> instruments.lodge(zone, paper, Voucher.of("staff:t-1", 0, Instant.parse(at))));
  }

  private void lodge(String zone, String number, long fen, LocalDate validUntil) {
    assertThat(lodgeAt(zone, number, fen, validUntil, AT.toString()))
        .isInstanceOf(LodgeResult.Lodged.class);
  }

  private Optional<Hold> plan(String zone, String document, long fen) {
    return guarantees.drawing(zone, AT).hold(EPC, Hold.Purpose.DISPLAY, document, fen);
  }

  private Hold hold(String zone, Hold.Purpose purpose, long fen) {
    Hold hold =
        guarantees.drawing(zone, AT).hold(EPC, purpose, "doc-" + purpose, fen).orElseThrow();
    assertThat(submit(zone, guarantees.holding(zone, hold)).accepted()).isTrue();
    QuarkusTransaction.requiringNew().run(() -> guarantees.held(zone, hold, 1, AT));
    assertThat(guarantees.openHolds(zone, List.of(EPC))).containsEntry(EPC, hold);
    return hold;
  }

  private void end(String zone, Hold hold, List<Transfer> ends, Guarantees.Outcome outcome) {
    assertThat(submit(zone, ends).accepted()).isTrue();
    String document = ends.get(0).reference();
    QuarkusTransaction.requiringNew().run(() -> guarantees.ended(hold, outcome, document, 2, AT));
  }

  private ChainResult submit(String zone, List<Transfer> transfers) {
    return QuarkusTransaction.requiringNew()
        .call(() -> ledger.submit(zone, new Chain(transfers), Voucher.of("staff:t-1", 1, AT)));
  }
}
