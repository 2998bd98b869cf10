package bondgate.server.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.customs.SaleTaxes;
import bondgate.server.guarantee.TaxDue;
import bondgate.server.guarantee.TaxRun.Basis;
import bondgate.server.sale.TaxFacts;
import bondgate.server.settlement.LeftOut.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lists a run takes, and why it leaves others out. */
class ProposingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 20);
  private static final Instant BILLED = Instant.parse("2026-04-02T02:00:00Z");

  private final Map<String, SaleTaxes> told = new HashMap<>();
  private final Map<String, TaxFacts.OfDocument> facts = new HashMap<>();

  private static TaxDue due(String document, long day) {
    TaxDue.State state =
        day < 31 ? TaxDue.State.NOT_DUE : day > 45 ? TaxDue.State.OVERDUE : TaxDue.State.DUE;
    return new TaxDue(document, 1000, TODAY.minusDays(day), day, state);
  }

  private void bill(String document, long fen, String dutyNo, int returns) {
    told.put(
        document,
        new SaleTaxes(
            Optional.of(
                new SaleTaxes.Bill(
                    "T-" + document,
                    Optional.of(dutyNo).filter(no -> !no.isEmpty()),
                    0,
                    fen,
                    0,
                    BILLED)),
            false,
            returns,
            false,
            false));
  }

  private Proposal propose(Set<String> taken, Set<String> prepared, int most, TaxDue... dues) {
    return new Proposing(TODAY, told, facts, taken, prepared, most).of(List.of(dues));
  }

  private static List<String> documents(Proposal.Run run) {
    return run.lists().stream().map(line -> line.list().document()).toList();
  }

  @Test
  void theOverdueComeFirstAndWhatIsNotDueOrInAnotherRunDoesNotCome() {
    for (String document : List.of("A", "B", "C", "D", "E")) {
      bill(document, 1000, "", 0);
    }
    Proposal proposal =
        propose(
            Set.of(),
            Set.of("E"),
            250,
            due("A", 31),
            due("B", 30),
            due("C", 46),
            due("D", 45),
            due("E", 40),
            new TaxDue("F", 5, null, 0, TaxDue.State.NOT_RELEASED));
    assertThat(proposal.runs()).hasSize(1);
    assertThat(documents(proposal.runs().get(0))).containsExactly("C", "D", "A");
    assertThat(proposal.runs().get(0).overdue()).isEqualTo(1);
    assertThat(proposal.leftOut()).isEmpty();
  }

  @Test
  void eachPaperOfCustomsIsARunOfItsOwn() {
    bill("A", 1000, "D-1", 0);
    bill("B", 990, "", 0);
    bill("C", 1020, "D-1", 0);
    Proposal proposal = propose(Set.of(), Set.of(), 250, due("A", 40), due("B", 41), due("C", 33));
    assertThat(proposal.runs())
        .extracting(Proposal.Run::dutyNo)
        .containsExactly(Optional.empty(), Optional.of("D-1"));
    assertThat(documents(proposal.runs().get(1))).containsExactly("A", "C");
    assertThat(proposal.runs().get(1).differenceFen()).isEqualTo(20);
  }

  @Test
  void whatIsLeftOutIsNamedWithTheReason() {
    told.put("VOID", new SaleTaxes(Optional.empty(), true, 0, false, false));
    bill("GRANTED", 1000, "", 1);
    bill("PART", 1000, "", 1);
    facts.put(
        "PART",
        new TaxFacts.OfDocument(OptionalLong.empty(), 1, Optional.of(BILLED.plusSeconds(1))));
    bill("UNTAXED", 0, "", 1);
    facts.put(
        "UNTAXED",
        new TaxFacts.OfDocument(OptionalLong.empty(), 1, Optional.of(BILLED.plusSeconds(1))));
    bill("REBILLED", 500, "", 1);
    facts.put(
        "REBILLED",
        new TaxFacts.OfDocument(OptionalLong.empty(), 1, Optional.of(BILLED.minusSeconds(1))));
    Proposal proposal =
        propose(
            Set.of("VOID", "GRANTED"),
            Set.of(),
            250,
            due("VOID", 40),
            due("GRANTED", 40),
            due("PART", 40),
            due("NONE", 40),
            due("UNTAXED", 40),
            due("REBILLED", 40));
    assertThat(proposal.leftOut())
        .extracting(one -> one.document() + " " + one.why() + " " + one.mayBeTaken())
        .containsExactly(
            "GRANTED " + Why.RETURN_GRANTED + " false",
            "NONE " + Why.NOT_ASSESSED + " true",
            "PART " + Why.BILL_BEFORE_RETURN + " false",
            "VOID " + Why.VOID + " false");
    assertThat(documents(proposal.runs().get(0))).containsExactly("REBILLED", "UNTAXED");
  }

  @Test
  void aStatedFigureIsTakenAndWithoutOneTheEstimateIfSomebodySaysSo() {
    facts.put("LIST", new TaxFacts.OfDocument(OptionalLong.of(980), 0, Optional.empty()));
    Proposal.Run run =
        propose(Set.of("NONE"), Set.of(), 250, due("LIST", 40), due("NONE", 41)).runs().get(0);
    assertThat(run.lists())
        .extracting(line -> line.list().basis() + " " + line.list().taxFen())
        .containsExactly(Basis.ESTIMATE + " 1000", Basis.STATED + " 980");
    assertThat(run.estimated()).isTrue();
  }

  @Test
  void moreThanARunHoldsFollowInAnother() {
    TaxDue[] dues =
        IntStream.range(0, 12)
            .mapToObj("S-%02d"::formatted)
            .peek(document -> bill(document, 1000, "", 0))
            .map(document -> due(document, 40))
            .toArray(TaxDue[]::new);
    Proposal.Run run = propose(Set.of(), Set.of(), 10, dues).runs().get(0);
    assertThat(run.lists()).hasSize(10);
    assertThat(run.more()).isEqualTo(2);
  }
}
