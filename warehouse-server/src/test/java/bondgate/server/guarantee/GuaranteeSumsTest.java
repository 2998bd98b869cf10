package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import bondgate.server.guarantee.InstrumentStanding.State;
import bondgate.server.guarantee.StatementLine.Kind;
import bondgate.server.ledger.Balance;
import bondgate.server.ledger.EntryKind;
import bondgate.server.ledger.JournalEntry;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The guarantee's sums, without a database: what makes up a hold, a standing, a statement. */
class GuaranteeSumsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);
  private static final TransferId ID = TransferId.of("hold");

  @Test
  void theHeadroomIsWhatInstrumentsInForceGiveAndTheRestHasLapsed() {
    InstrumentStanding inForce = standing("A", 100, 30, 20, State.IN_FORCE);
    InstrumentStanding expired = standing("B", 60, 0, 10, State.EXPIRED);
    InstrumentStanding uncovered = standing("C", 40, 5, 0, State.EXPIRED_WITH_HOLDS);
    assertThat(inForce.headroomFen()).isEqualTo(50);
    assertThat(expired.headroomFen()).isZero();
    assertThat(uncovered.headroomFen()).isZero();
    assertThat(Headroom.of(List.of(inForce, expired, uncovered)))
        .isEqualTo(new Headroom(200, 35, 30, 85, 50));
    assertThat(new Drawing("zone", List.of(inForce, expired, uncovered)).uncovered())
        .containsExactly(uncovered);
    assertThat(Headroom.of(List.of())).isEqualTo(new Headroom(0, 0, 0, 0));
  }

  @Test
  void aHoldIsTheSumOfItsParts() {
    assertThatNoException().isThrownBy(() -> hold(1, part("A", 1)));
    refused(() -> hold(9, part("A", 5), part("B", 3)), "a hold of 9 fen has parts of 8 fen in all");
    refused(() -> hold(0), "a hold of 0 fen");
    refused(() -> part("A", 0), "received 0");
  }

  @Test
  void whatAHoldStandsOnIsWhatItWasLastMovedTo() {
    HoldRow row = new HoldRow();
    row.epc = "EPC";
    row.purpose = Hold.Purpose.RETAIL;
    row.document = "S-1";
    row.amountFen = 8;
    row.transferId = ID.value();

    Hold hold = row.hold(List.of(row("A", 8, 1), row("A", 8, 2), row("B", 5, 3), row("C", 3, 3)));

    assertThat(hold)
        .isEqualTo(
            new Hold(
                "EPC", Hold.Purpose.RETAIL, "S-1", 8, ID, 3, List.of(part("B", 5), part("C", 3))));
  }

  @Test
  void aPlannedHoldTakesUpRoomAndOneThatEndsGivesItBack() {
    Drawing drawing = new Drawing("zone", List.of(standing("A", 100, 0, 0, State.IN_FORCE)));
    Hold hold = drawing.hold("EPC", Hold.Purpose.DISPLAY, "HF-1", 60).orElseThrow();
    assertThat(hold.id()).isEqualTo(TransferId.of("zone", "hold", "DISPLAY", "HF-1", "EPC"));
    assertThat(hold.parts().get(0).id())
        .isEqualTo(TransferId.of(hold.id().toString(), "on", "A", "1"));
    assertThat(drawing.headroomFen()).isEqualTo(40);
    drawing.giveBack(hold);
    assertThat(drawing.headroomFen()).isEqualTo(100);

    Hold moved = drawing.moved(hold).orElseThrow();
    assertThat(moved.generation()).isEqualTo(2);
    assertThat(moved.id()).isEqualTo(hold.id());
    assertThat(moved.parts().get(0).id())
        .isEqualTo(TransferId.of(hold.id().toString(), "on", "A", "2"));
    assertThat(drawing.headroomFen()).isEqualTo(40);
  }

  @Test
  void aHoldIsSettledPartByPartAndReleasedWhole() {
    Guarantees guarantees = new Guarantees(null, null, null);
    Hold hold = hold(9, part("A", 4), part("B", 3), part("C", 2));
    assertThat(guarantees.settling(hold, 5, "TB-1"))
        .extracting(end -> ((Transfer.End) end).outcome() + " " + ((Transfer.End) end).amount())
        .containsExactly("POST 4", "POST 1", "VOID 0");
    assertThat(guarantees.releasing(hold, "FQ-1"))
        .extracting(end -> ((Transfer.End) end).pending())
        .containsExactly(part("A", 1).id(), part("B", 1).id(), part("C", 1).id());
    assertThat(guarantees.holding("zone", hold))
        .extracting(one -> ((Transfer.Move) one).debit() + " " + ((Transfer.Move) one).amount())
        .containsExactly(
            "zone/guarantee/instrument/A 4",
            "zone/guarantee/instrument/B 3",
            "zone/guarantee/instrument/C 2");
    refused(() -> guarantees.settling(hold, 0, "TB-1"), "received 0");
    refused(() -> guarantees.settling(hold, 10, "TB-1"), "received 10");
  }

  @Test
  void aStatementAddsUpLineByLine() {
    TransferId lodging = Instruments.lodging("zone", "A");
    List<StatementLine> lines =
        StatementLines.of(
            paper(100),
            "a",
            Balance.ZERO,
            List.of(
                entry(lodging, EntryKind.SINGLE, "b", 100, 0),
                entry(ID, EntryKind.SINGLE, "b", 60, 0),
                entry(ID, EntryKind.SINGLE, "a", 60, 0),
                entry(EntryKind.PENDING, 40, 0),
                entry(EntryKind.PENDING, 10, 0),
                entry(EntryKind.POST, 25, 40),
                entry(EntryKind.VOID, 0, 10)));
    assertThat(lines)
        .extracting(StatementLine::what)
        .containsExactly(
            Kind.LODGED,
            Kind.INCREASED,
            Kind.REDUCED,
            Kind.HELD,
            Kind.HELD,
            Kind.SETTLED,
            Kind.RELEASED);
    assertThat(lines)
        .extracting(StatementLine::amountFen)
        .containsExactly(100L, 60L, 60L, 40L, 10L, 25L, 10L);
    assertThat(lines)
        .extracting(StatementLine::heldFen)
        .containsExactly(0L, 0L, 0L, 40L, 50L, 10L, 0L);
    assertThat(lines)
        .extracting(StatementLine::settledFen)
        .containsExactly(0L, 0L, 0L, 0L, 0L, 25L, 25L);
    assertThat(lines)
        .extracting(StatementLine::headroomFen)
        .containsExactly(100L, 160L, 100L, 60L, 50L, 65L, 75L);
  }

  @Test
  void anInstrumentsAccountIsNeverClosed() {
    List<JournalEntry> closing = List.of(entry(EntryKind.CLOSE, 0, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> StatementLines.of(paper(100), "a", Balance.ZERO, closing))
        .withMessageContaining("never closed");
  }

  @Test
  void linesGoOnFromWhatWasBefore() {
    List<StatementLine> lines =
        StatementLines.of(
            paper(100), "a", new Balance(7, 3, 0, 100), List.of(entry(EntryKind.VOID, 0, 5)));
    assertThat(lines).extracting(StatementLine::heldFen).containsExactly(2L);
    assertThat(lines).extracting(StatementLine::settledFen).containsExactly(3L);
    assertThat(lines).extracting(StatementLine::headroomFen).containsExactly(95L);
  }

  @Test
  void anAmendedPaperIsWhatItsAmendmentsMakeOfIt() {
    LocalDate later = LAST_DAY.plusDays(9);
    LodgedPaper paper =
        new LodgedPaper(
            paper(100).row(),
            List.of(amendment(60, null, 1), amendment(-30, later, 2), amendment(5, null, 3)));
    assertThat(paper.instrument().amountFen()).isEqualTo(135);
    assertThat(paper.instrument().validUntil()).isEqualTo(later);
    assertThat(paper.reducedFen()).isEqualTo(30);
    assertThat(paper.settledFen(new Balance(0, 42, 0, 165))).isEqualTo(12);
    assertThat(paper.lodgedFen(new Balance(0, 42, 0, 165))).isEqualTo(135);
    LodgedPaper before = paper.before(AT.plusSeconds(2));
    assertThat(before.instrument().amountFen()).isEqualTo(160);
    assertThat(before.instrument().validUntil()).isEqualTo(LAST_DAY);
    assertThat(before.reducedFen()).isZero();
  }

  @Test
  void holdsThatDoNotMakeUpTheAccountAreNamed() {
    List<HoldLine> holds = List.of(line(40, entry(EntryKind.POST, 25, 40)), line(10, null));
    assertThat(differences(new Balance(10, 28, 0, 100), holds)).isEmpty();
    assertThat(differences(new Balance(11, 28, 0, 100), holds))
        .containsExactly(new StatementDifference(StatementDifference.Kind.HELD, "A", 10, 11));
    assertThat(differences(new Balance(10, 27, 0, 100), holds))
        .containsExactly(new StatementDifference(StatementDifference.Kind.SETTLED, "A", 25, 24));
    assertThat(differences(new Balance(10, 28, 0, 99), holds))
        .containsExactly(new StatementDifference(StatementDifference.Kind.LODGED, "A", 100, 99));
    assertThat(holds).extracting(HoldLine::releasedFen).containsExactly(15L, 0L);
    assertThat(holds).extracting(HoldLine::balanceFen).containsExactly(0L, 10L);
    assertThat(holds).extracting(HoldLine::endedAt).containsExactly(AT, null);
  }

  @Test
  void whatAPaperWasReducedByIsNotTakenForSettled() {
    LodgedPaper paper = new LodgedPaper(paper(100).row(), List.of(amendment(-60, null, 1)));
    List<StatementLine> lines =
        StatementLines.of(
            paper, "a", Balance.ZERO, List.of(entry(ID, EntryKind.SINGLE, "a", 60, 0)));
    assertThat(lines).extracting(StatementLine::what).containsExactly(Kind.REDUCED);
    assertThat(
            StatementCheck.instrument(
                paper, new Balance(0, 0, 0, 100), new Balance(0, 60, 0, 100), lines, List.of()))
        .isEmpty();
  }

  /** With 3 fen that were settled before. */
  private static List<StatementDifference> differences(Balance after, List<HoldLine> holds) {
    return StatementCheck.instrument(
        paper(100), new Balance(0, 3, 0, 100), after, List.of(), holds);
  }

  private static LodgedPaper paper(long amountFen) {
    InstrumentRow row = new InstrumentRow();
    row.zone = "zone";
    row.instrument = "A";
    row.kind = "INSURANCE";
    row.lodgedAt = AT;
    row.amountFen = amountFen;
    row.validUntil = LAST_DAY;
    row.priority = Instrument.USUAL_PRIORITY;
    row.assureCode = "";
    return new LodgedPaper(row, List.of());
  }

  private static AmendmentRow amendment(long changeFen, LocalDate validUntil, long second) {
    AmendmentRow row = new AmendmentRow();
    row.instrument = "A";
    row.changeFen = changeFen;
    row.statedValidUntil = validUntil;
    row.amendedAt = AT.plusSeconds(second);
    return row;
  }

  private static void refused(Runnable made, String why) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(why);
  }

  private static InstrumentStanding standing(
      String number, long amountFen, long heldFen, long settledFen, State state) {
    return new InstrumentStanding(
        new Instrument(number, "INSURANCE", amountFen, LAST_DAY),
        heldFen,
        settledFen,
        amountFen - heldFen - settledFen,
        state);
  }

  private static Hold hold(long amountFen, HoldPart... parts) {
    return new Hold("EPC", Hold.Purpose.RETAIL, "S-1", amountFen, ID, 1, List.of(parts));
  }

  private static HoldPart part(String instrument, long amountFen) {
    return new HoldPart(instrument, amountFen, TransferId.of(instrument));
  }

  private static HoldPartRow row(String instrument, long amountFen, int generation) {
    HoldPartRow row = new HoldPartRow();
    row.instrument = instrument;
    row.amountFen = amountFen;
    row.generation = generation;
    row.transferId = TransferId.of(instrument).value();
    row.takenAt = AT;
    return row;
  }

  private static HoldLine line(long amountFen, JournalEntry end) {
    HoldRow hold = new HoldRow();
    hold.document = "S-1";
    hold.epc = "EPC";
    hold.purpose = Hold.Purpose.RETAIL;
    return HoldLine.of(row("A", amountFen, 1), hold, end, LAST_DAY);
  }

  private static JournalEntry entry(EntryKind kind, long amount, long ended) {
    return entry(ID, kind, "a", amount, ended);
  }

  private static JournalEntry entry(
      TransferId id, EntryKind kind, String debit, long amount, long ended) {
    return new JournalEntry(
        1,
        id,
        kind,
        debit,
        debit.equals("a") ? "b" : "a",
        amount,
        ended,
        Optional.empty(),
        "HF-1",
        "staff:ls-07",
        4,
        AT,
        AT);
  }
}
