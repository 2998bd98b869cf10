package bondgate.server.settlement;

import bondgate.server.customs.SaleTaxes;
import bondgate.server.guarantee.TaxDue;
import bondgate.server.guarantee.TaxRun.Basis;
import bondgate.server.sale.TaxFacts;
import bondgate.server.settlement.LeftOut.Why;
import bondgate.server.settlement.Proposal.Line;
import bondgate.server.settlement.Proposal.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which lists a run takes: due or overdue, not in a run that is prepared, with customs'
 * figure unless they are taken with a reason.
 *
 * @param taken documents that are taken without customs' figure
 * @param prepared documents of runs that are prepared and not settled
 */
record Proposing(
    LocalDate today,
    Map<String, SaleTaxes> taxes,
    Map<String, TaxFacts.OfDocument> facts,
    Set<String> taken,
    Set<String> prepared,
    int mostLists) {
  private static final SaleTaxes NOTHING_TOLD =
      new SaleTaxes(Optional.empty(), false, 0, false, false);

  Proposal of(List<TaxDue> dues) {
    Map<Optional<String>, List<Line>> byPaper = new LinkedHashMap<>();
    List<LeftOut> leftOut = new ArrayList<>();
    dues.stream()
        .filter(due -> due.state() == TaxDue.State.DUE || due.state() == TaxDue.State.OVERDUE)
        .filter(due -> !prepared.contains(due.document()))
        .sorted(Comparator.comparing(TaxDue::releasedOn).thenComparing(TaxDue::document))
        .forEach(
            due -> {
              Optional<Why> why = why(due.document());
              if (why.isPresent()) {
                leftOut.add(leftOut(due, why.get()));
              } else {
                byPaper
                    .computeIfAbsent(paper(due), no -> new ArrayList<>())
                    .add(new Line(list(due), due.day(), due.state()));
              }
            });
    List<Run> runs = new ArrayList<>();
    byPaper.forEach(
        (paper, lines) -> {
          int most = Math.min(lines.size(), mostLists);
          runs.add(new Run(paper, lines.subList(0, most), lines.size() - most));
        });
    return new Proposal(today, runs, leftOut);
  }

  private SaleTaxes told(String document) {
    return taxes.getOrDefault(document, NOTHING_TOLD);
  }

  private TaxFacts.OfDocument fact(String document) {
    return facts.getOrDefault(document, TaxFacts.OfDocument.NOTHING);
  }

  private Optional<String> paper(TaxDue due) {
    return told(due.document()).bill().flatMap(SaleTaxes.Bill::dutyNo);
  }

  /** Why a list is not proposed, though its day has come; empty: it is. */
  Optional<Why> why(String document) {
    SaleTaxes told = told(document);
    TaxFacts.OfDocument fact = fact(document);
    if (told.unreadable() && (told.bill().isPresent() || told.voided())) {
      return Optional.of(Why.BILL_UNREADABLE);
    }
    if (told.voided()) {
      return Optional.of(Why.VOID);
    }
    if (told.disputed()) {
      return Optional.of(Why.BILL_DISPUTED);
    }
    if (told.returns() > fact.returns()) {
      return Optional.of(Why.RETURN_GRANTED);
    }
    if (told.bill().isPresent()) {
      // Whatever came back: of nothing that is due, nothing else can become due.
      return fact.lastReturn()
          .filter(back -> told.bill().get().totalFen() > 0)
          .filter(back -> told.bill().get().assessedAt().isBefore(back))
          .map(back -> Why.BILL_BEFORE_RETURN);
    }
    return fact.statedFen().isPresent() || taken.contains(document)
        ? Optional.empty()
        : Optional.of(Why.NOT_ASSESSED);
  }

  private static LeftOut leftOut(TaxDue due, Why why) {
    return new LeftOut(
        due.document(),
        due.releasedOn(),
        due.day(),
        due.state() == TaxDue.State.OVERDUE,
        due.amountFen(),
        why);
  }

  private RunList list(TaxDue due) {
    Optional<SaleTaxes.Bill> bill = told(due.document()).bill();
    if (bill.isPresent()) {
      return new RunList(
          due.document(),
          due.releasedOn(),
          Basis.BILL,
          bill.map(RunList.Bill::of),
          bill.get().totalFen(),
          due.amountFen());
    }
    boolean stated = fact(due.document()).statedFen().isPresent();
    return new RunList(
        due.document(),
        due.releasedOn(),
        stated ? Basis.STATED : Basis.ESTIMATE,
        Optional.empty(),
        stated ? fact(due.document()).statedFen().getAsLong() : due.amountFen(),
        due.amountFen());
  }
}
