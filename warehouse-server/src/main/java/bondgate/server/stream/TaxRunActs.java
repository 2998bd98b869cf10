package bondgate.server.stream;

import bondgate.server.guarantee.TaxRun;
import bondgate.server.guarantee.TaxRunResult;
import bondgate.server.guarantee.TaxRunResult.Why;
import bondgate.server.guarantee.TaxRuns;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The act that settles a tax run, and its refusals: each names the list. */
@ApplicationScoped
class TaxRunActs {
  private final TaxRuns runs;

  @Inject
  TaxRunActs(TaxRuns runs) {
    this.runs = runs;
  }

  ActOutcome settle(ActRef ref, SettleTaxRun act) {
    TaxRunResult result =
        runs.settle(
            ref.zone(), run(act), Voucher.of(act.actor(), ref.leafIndex(), ref.committedAt()));
    if (result instanceof TaxRunResult.Settled) {
      return new ActOutcome.Done();
    }
    if (result instanceof TaxRunResult.SettledBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof TaxRunResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "taxRunOtherwise",
          "run %s of %d fen, %d lists, paid on %s"
              .formatted(act.runNo(), act.totalFen(), act.lists().size(), act.paidOn()),
          "%d fen, paid on %s, which took effect as leaf %d"
              .formatted(other.earlierFen(), other.earlierPaidOn(), other.leafIndex()),
          "a run is settled once; look at its statement, and give another run another number");
    }
    if (result instanceof TaxRunResult.PaidLater later) {
      return new ActOutcome.Refused(
          "taxPaidInFuture",
          "paid on " + later.paidOn(),
          "paid on %s or before".formatted(later.today()),
          "record the run once it is paid");
    }
    return differs(act, (TaxRunResult.Differs) result);
  }

  private static TaxRun run(SettleTaxRun act) {
    return new TaxRun(
        act.runNo(),
        act.paidOn(),
        act.lists().stream()
            .map(
                list ->
                    new TaxRun.Line(
                        list.document(),
                        list.basis(),
                        Optional.ofNullable(list.taxNo()),
                        list.taxFen(),
                        list.heldFen()))
            .toList(),
        act.totalFen(),
        Optional.ofNullable(act.reason()));
  }

  private static ActOutcome differs(SettleTaxRun act, TaxRunResult.Differs differs) {
    String list = differs.line().document();
    Why why = differs.why();
    if (why instanceof Why.Paid paid) {
      return refused(
          "taxPaidOtherwise",
          differs,
          "list %s in run %s".formatted(list, act.runNo()),
          "a list whose tax is not paid; it was paid by %s, leaf %d"
              .formatted(paid.taxBill(), paid.leafIndex()));
    }
    if (why instanceof Why.NothingHeld) {
      return refused(
          "nothingHeld",
          differs,
          "list %s, for which nothing is held".formatted(list),
          "%d fen, as they were held when the run was prepared; it was returned, or is another's"
              .formatted(differs.line().heldFen()));
    }
    if (why instanceof Why.NotReleased) {
      return refused("notReleased", differs, "list " + list, "a list that customs released");
    }
    if (why instanceof Why.ReleasedLater later) {
      return refused(
          "taxPaidBeforeRelease",
          differs,
          "list %s, paid on %s".formatted(list, act.paidOn()),
          "paid on %s, the day of its release, or after".formatted(later.releasedOn()));
    }
    return refused(
        "taxRunDiffers",
        differs,
        "list %s, prepared with %d fen held".formatted(list, differs.line().heldFen()),
        "%d fen, which are held now: part of it was returned"
            .formatted(((Why.HeldOtherwise) why).heldFen()));
  }

  private static ActOutcome refused(
      String code, TaxRunResult.Differs differs, String received, String expected) {
    return new ActOutcome.Refused(
        code,
        differs.others() == 0
            ? received
            : "%s; %d further lists are not as prepared, either"
                .formatted(received, differs.others()),
        expected,
        "nothing of the run took effect; drop it and prepare it anew without this list, or with"
            + " what is held for it now");
  }
}
