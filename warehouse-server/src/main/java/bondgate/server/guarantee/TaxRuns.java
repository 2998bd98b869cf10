package bondgate.server.guarantee;

import bondgate.server.guarantee.TaxRunResult.Why;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * 汇总缴款 — the tax of many documents is paid at once: what is held for each of them ends in one
 * chain, as one payment alone would end it, or nothing ends.
 *
 * <p>A bill that is higher than what is held uses the hold up; the rest of it was paid beyond the
 * guarantee, and the run says so.
 */
@ApplicationScoped
public class TaxRuns {
  private final Guarantees guarantees;
  private final CustomsReleases releases;
  private final TaxSettling settling;

  @Inject
  TaxRuns(Guarantees guarantees, CustomsReleases releases, TaxSettling settling) {
    this.guarantees = guarantees;
    this.releases = releases;
    this.settling = settling;
  }

  /** Settles the run by the act that the voucher names; all or nothing. */
  @Transactional(TxType.MANDATORY)
  public TaxRunResult settle(String zone, TaxRun run, Voucher voucher) {
    Optional<TaxRunRow> earlier = TaxRunRow.of(zone, run.runNo());
    if (earlier.isPresent()) {
      TaxRunRow row = earlier.get();
      return row.run(TaxRunLineRow.of(zone, run.runNo())).equals(run)
          ? new TaxRunResult.SettledBefore(row.leafIndex)
          : new TaxRunResult.IsOtherwise(run.runNo(), row.totalFen, row.paidOn, row.leafIndex);
    }
    LocalDate today = CustomsReleases.day(voucher.recordedAt());
    if (run.paidOn().isAfter(today)) {
      return new TaxRunResult.PaidLater(run.paidOn(), today);
    }
    Found found = found(zone, run);
    Map<TaxRun.Line, Why> differs = new LinkedHashMap<>();
    run.lines().forEach(line -> found.differs(line, run).ifPresent(why -> differs.put(line, why)));
    if (!differs.isEmpty()) {
      Map.Entry<TaxRun.Line, Why> first = differs.entrySet().iterator().next();
      return new TaxRunResult.Differs(first.getKey(), first.getValue(), differs.size() - 1);
    }
    // From here on the run must succeed.
    List<TaxSettling.Claim> claims = new ArrayList<>();
    for (TaxRun.Line line : run.lines()) {
      claims.add(
          new TaxSettling.Claim(
              new TaxPayments.Payment(
                  line.document(), run.runNo(), line.settledFen(), run.paidOn()),
              found.holds().get(line.document()),
              found.released().get(line.document())));
    }
    settling.settle(zone, claims, voucher);
    remember(zone, run, voucher);
    return new TaxRunResult.Settled(run.settledFen(), run.freedFen());
  }

  /** How the documents stand, each by its number. */
  private record Found(
      Map<String, TaxPaymentRow> paid,
      Map<String, List<Hold>> holds,
      Map<String, LocalDate> released) {
    Optional<Why> differs(TaxRun.Line line, TaxRun run) {
      TaxPaymentRow before = paid.get(line.document());
      if (before != null) {
        return Optional.of(new Why.Paid(before.taxBill, before.leafIndex));
      }
      List<Hold> held = holds.getOrDefault(line.document(), List.of());
      if (held.isEmpty()) {
        return Optional.of(new Why.NothingHeld());
      }
      LocalDate releasedOn = released.get(line.document());
      if (releasedOn == null) {
        return Optional.of(new Why.NotReleased());
      }
      if (releasedOn.isAfter(run.paidOn())) {
        return Optional.of(new Why.ReleasedLater(releasedOn));
      }
      long heldFen = held.stream().mapToLong(Hold::amountFen).sum();
      return heldFen == line.heldFen()
          ? Optional.empty()
          : Optional.of(new Why.HeldOtherwise(heldFen));
    }
  }

  private Found found(String zone, TaxRun run) {
    Collection<String> documents = run.lines().stream().map(TaxRun.Line::document).toList();
    return new Found(
        TaxPaymentRow.<TaxPaymentRow>list("zone = ?1 and document in ?2", zone, documents).stream()
            .collect(Collectors.toMap(row -> row.document, Function.identity())),
        guarantees.openRetailHolds(zone, documents),
        releases.of(zone, documents));
  }

  private static void remember(String zone, TaxRun run, Voucher voucher) {
    TaxRunRow.of(zone, run, voucher).persist();
    for (int i = 0; i < run.lines().size(); i++) {
      TaxRunLineRow.of(zone, run.runNo(), i + 1, run.lines().get(i)).persist();
    }
  }

  /** How a run was settled; amounts in fen. */
  public record SettledRun(
      LocalDate paidOn,
      long settledFen,
      long freedFen,
      String by,
      long leafIndex,
      Instant recordedAt) {}

  /** The runs of a zone that were settled, by number. */
  @Transactional
  public Map<String, SettledRun> settled(String zone) {
    return TaxRunRow.<TaxRunRow>list("zone", zone).stream()
        .collect(Collectors.toMap(row -> row.runNo, TaxRuns::settled));
  }

  /** How the run of that number was settled, if it was. */
  @Transactional
  public Optional<SettledRun> settled(String zone, String runNo) {
    return TaxRunRow.of(zone, runNo).map(TaxRuns::settled);
  }

  private static SettledRun settled(TaxRunRow row) {
    return new SettledRun(
        row.paidOn, row.settledFen, row.freedFen, row.actor, row.leafIndex, row.recordedAt);
  }
}
