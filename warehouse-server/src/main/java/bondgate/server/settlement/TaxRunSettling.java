package bondgate.server.settlement;

import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.SettleTaxRun;
import bondgate.server.stream.ZoneWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;

/** Lets a run that was paid take effect, through the zone's one writer. */
@ApplicationScoped
public class TaxRunSettling {
  private static final String ANEW =
      "nothing of the run took effect; drop it and prepare it anew as customs bills it now";

  private final TaxRunDesk desk;
  private final ZoneWriter writer;

  @Inject
  TaxRunSettling(TaxRunDesk desk, ZoneWriter writer) {
    this.desk = desk;
    this.writer = writer;
  }

  /** The act that settles a run as it was prepared; the same run is always the same act. */
  public static SettleTaxRun act(PreparedRun run, LocalDate paidOn, String actor) {
    return new SettleTaxRun(
        // Within the 64 characters of an id: a run's number has at most 60.
        "run-" + run.runNo(),
        actor,
        run.runNo(),
        paidOn,
        run.lists().stream()
            .map(
                list ->
                    new SettleTaxRun.Part(
                        list.document(),
                        list.basis(),
                        list.bill().map(RunList.Bill::taxNo).orElse(null),
                        list.taxFen(),
                        list.heldFen()))
            .toList(),
        run.taxFen(),
        run.reason().orElse(null));
  }

  /** Settles a prepared run that was paid on that day; again, it says the same. */
  public ActAnswer settle(String zone, String runNo, LocalDate paidOn, String actor)
      throws InterruptedException {
    Optional<PreparedRun> found = desk.run(zone, runNo);
    if (found.isEmpty()) {
      return new ActAnswer.Refused(
          "taxRunUnknown", runNo, "a run that was prepared", "prepare it first");
    }
    PreparedRun run = found.get();
    if (run.state() instanceof PreparedRun.State.Dropped dropped) {
      return new ActAnswer.Refused(
          "taxRunDropped",
          "run %s, dropped at %s".formatted(runNo, dropped.at()),
          "a run that waits to be paid",
          "its lists are proposed again: prepare another");
    }
    if (run.open()) {
      Optional<TaxRunDesk.Stale> stale = desk.stale(zone, run);
      if (stale.isPresent()) {
        return billedOtherwise(run, stale.get());
      }
    }
    return writer.submit(zone, act(run, paidOn, actor));
  }

  private static ActAnswer billedOtherwise(PreparedRun run, TaxRunDesk.Stale stale) {
    String received =
        "list %s in run %s with %s"
            .formatted(stale.list().document(), run.runNo(), said(stale.list().bill()));
    if (stale.why().isEmpty()) {
      return new ActAnswer.Refused("taxBillOtherwise", received, said(stale.bill()), ANEW);
    }
    return switch (stale.why().get()) {
      case VOID ->
          new ActAnswer.Refused("taxBillVoid", received, "no tax: customs made it void", ANEW);
      case BILL_DISPUTED ->
          new ActAnswer.Refused(
              "taxBillDisputed",
              received,
              "one statement: customs stated the bill again with other amounts",
              "nothing of the run took effect; decide with a reason which statement holds");
      case BILL_UNREADABLE ->
          new ActAnswer.Refused(
              "taxBillUnreadable",
              received,
              "a bill that can be read",
              "nothing of the run took effect; customs has to send the bill again");
      case RETURN_GRANTED, BILL_BEFORE_RETURN, NOT_ASSESSED ->
          new ActAnswer.Refused(
              "taxReturnGranted", received, "a return that customs granted, recorded here", ANEW);
    };
  }

  private static String said(Optional<RunList.Bill> bill) {
    return bill.map(one -> "bill %s of %d fen".formatted(one.taxNo(), one.totalFen()))
        .orElse("no bill");
  }
}
