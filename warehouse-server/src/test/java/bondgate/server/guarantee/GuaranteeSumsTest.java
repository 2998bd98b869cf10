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
import java.util.ArrayList;
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
    Guarantees guarantees = new Guarantees(null, null);
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
    List<StatementLine> lines =
        Statements.lines(
            "A",
            List.of(
                entry(EntryKind.SINGLE, 100, 0),
                entry(EntryKind.PENDING, 40, 0),
                entry(EntryKind.PENDING, 10, 0),
                entry(EntryKind.POST, 25, 40),
                entry(EntryKind.VOID, 0, 10)));
    assertThat(lines)
        .extracting(StatementLine::what)
        .containsExactly(Kind.LODGED, Kind.HELD, Kind.HELD, Kind.SETTLED, Kind.RELEASED);
    assertThat(lines)
        .extracting(StatementLine::amountFen)
        .containsExactly(100L, 40L, 10L, 25L, 10L);
    assertThat(lines).extracting(StatementLine::heldFen).containsExactly(0L, 40L, 50L, 10L, 0L);
    assertThat(lines).extracting(StatementLine::settledFen).containsExactly(0L, 0L, 0L, 25L, 25L);
    assertThat(lines)
        .extracting(StatementLine::headroomFen)
        .containsExactly(100L, 60L, 50L, 65L, 75L);
    assertThatIllegalStateException()
        .isThrownBy(() -> Statements.lines("A", List.of(entry(EntryKind.CLOSE, 0, 0))))
        .withMessageContaining("never closed");
  }

  @Test
  void holdsThatDoNotMakeUpTheAccountAreNamed() {
    List<HoldLine> holds = List.of(line(40, entry(EntryKind.POST, 25, 40)), line(10, null));
    List<String> differences = new ArrayList<>();
    Statements.compare("A", new Balance(10, 25, 0, 100), holds, differences);
    assertThat(differences).isEmpty();
    Statements.compare("A", new Balance(11, 25, 0, 100), holds, differences);
    Statements.compare("A", new Balance(10, 24, 0, 100), holds, differences);
    assertThat(differences)
        .containsExactly(
            "A: holds 10 fen, settled 25 fen; by the ledger 11 and 25",
            "A: holds 10 fen, settled 25 fen; by the ledger 10 and 24");
    assertThat(holds).extracting(HoldLine::releasedFen).containsExactly(15L, 0L);
    assertThat(holds).extracting(HoldLine::balanceFen).containsExactly(0L, 10L);
    assertThat(holds).extracting(HoldLine::endedAt).containsExactly(AT, null);
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
    return new JournalEntry(
        1, ID, kind, "a", "b", amount, ended, Optional.empty(), "HF-1", "staff:ls-07", 4, AT, AT);
  }
}
