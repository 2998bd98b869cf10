package bondgate.server.settlement;

import bondgate.server.customs.SaleTaxes;
import bondgate.server.customs.TaxBills;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.guarantee.TaxDue;
import bondgate.server.guarantee.TaxDues;
import bondgate.server.guarantee.TaxRuns;
import bondgate.server.sale.TaxFacts;
import bondgate.server.stream.SettleTaxRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where runs are proposed, prepared and looked at. */
@ApplicationScoped
public class TaxRunDesk {
  private final TaxDues dues;
  private final TaxBills bills;
  private final TaxFacts facts;
  private final TaxRuns settled;
  private final RunStore store;

  @Inject
  TaxRunDesk(TaxDues dues, TaxBills bills, TaxFacts facts, TaxRuns settled, RunStore store) {
    this.dues = dues;
    this.bills = bills;
    this.facts = facts;
    this.settled = settled;
    this.store = store;
  }

  /**
   * What could be paid now.
   *
   * @param taken documents that are taken although customs stated no tax for them
   */
  @Transactional
  public Proposal propose(String zone, Set<String> taken, Instant now) {
    return propose(zone, taken, now, runs(zone));
  }

  /** What could be paid, and the runs that there are, the newest first. */
  public record Board(Proposal proposal, List<PreparedRun> runs) {
    /** Takes a copy. */
    public Board {
      runs = List.copyOf(runs);
    }
  }

  /** The same, with the runs beside it. */
  @Transactional
  public Board board(String zone, Set<String> taken, Instant now) {
    List<PreparedRun> runs = runs(zone);
    return new Board(propose(zone, taken, now, runs), runs);
  }

  private Proposal propose(String zone, Set<String> taken, Instant now, List<PreparedRun> runs) {
    List<TaxDue> all = dues.of(zone, now);
    List<String> documents = all.stream().map(TaxDue::document).toList();
    return new Proposing(
            CustomsReleases.day(now),
            bills.of(zone, documents),
            facts.of(zone, documents),
            taken,
            inOpenRuns(runs),
            SettleTaxRun.MOST_LISTS)
        .of(all);
  }

  private static Set<String> inOpenRuns(List<PreparedRun> runs) {
    Set<String> documents = new HashSet<>();
    for (PreparedRun run : runs) {
      if (run.open()) {
        run.lists().forEach(list -> documents.add(list.document()));
      }
    }
    return documents;
  }

  /**
   * A run that somebody saw and wants.
   *
   * @param dutyNo number of customs' paper, if it has one
   * @param taken as it was proposed with
   * @param lists how many lists he saw
   * @param taxFen what he saw that is to be paid, in fen
   * @param reason why lists are taken without customs' figure; empty for none
   */
  public record Wanted(
      Optional<String> dutyNo, Set<String> taken, int lists, long taxFen, String reason) {
    /** Takes a copy. */
    public Wanted {
      taken = Set.copyOf(taken);
    }
  }

  /** Prepares a run as it was shown: from now on its lists are in no other. */
  @Transactional
  public PrepareResult prepare(String zone, Wanted wanted, String actor, Instant at) {
    store.lock();
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    Proposal proposal = propose(zone, wanted.taken(), now);
    Optional<Proposal.Run> found =
        proposal.runs().stream()
            .filter(run -> run.dutyNo().equals(wanted.dutyNo()))
            .filter(run -> run.lists().size() == wanted.lists())
            .filter(run -> run.taxFen() == wanted.taxFen())
            .findFirst();
    if (found.isEmpty()) {
      return new PrepareResult.ShownOtherwise();
    }
    Proposal.Run run = found.get();
    String reason = wanted.reason().strip();
    if (run.estimated() && (reason.isEmpty() || reason.length() > SettleTaxRun.LONGEST_REASON)) {
      return new PrepareResult.ReasonMissing();
    }
    String runNo = number(zone, run.dutyNo(), proposal.today());
    store.add(
        zone,
        new PreparedRun(
            runNo,
            run.dutyNo(),
            run.estimated() ? Optional.of(reason) : Optional.empty(),
            proposal.today(),
            actor,
            now,
            run.lists().stream().map(Proposal.Line::list).toList(),
            new PreparedRun.State.Open()));
    return new PrepareResult.Prepared(runNo);
  }

  /** Customs' number, or our own; with a further number if it is taken. */
  private String number(String zone, Optional<String> dutyNo, LocalDate today) {
    Set<String> taken =
        store.all(zone).stream().map(RunStore.Row::runNo).collect(Collectors.toSet());
    taken.addAll(settled.settled(zone).keySet());
    Optional<String> paper = dutyNo.filter(number -> number.matches("[A-Za-z0-9._-]{1,50}"));
    String begin = paper.orElse("HJ-" + today.toString().replace("-", ""));
    int next = 1;
    String number = paper.isPresent() ? begin : begin + "-" + next;
    while (taken.contains(number)) {
      next++;
      number = begin + "-" + next;
    }
    return number;
  }

  /** All runs, the newest first. */
  @Transactional
  public List<PreparedRun> runs(String zone) {
    Map<Long, List<RunList>> lists = store.lists(zone);
    Map<String, TaxRuns.SettledRun> done = settled.settled(zone);
    return store.all(zone).stream()
        .map(
            row ->
                run(
                    row,
                    lists.getOrDefault(row.id(), List.of()),
                    Optional.ofNullable(done.get(row.runNo()))))
        .toList();
  }

  private static PreparedRun run(
      RunStore.Row row, List<RunList> lists, Optional<TaxRuns.SettledRun> done) {
    return new PreparedRun(
        row.runNo(),
        row.dutyNo(),
        row.reason(),
        row.preparedOn(),
        row.preparedBy(),
        row.preparedAt(),
        lists,
        done.map(TaxRunDesk::settled)
            .or(() -> row.droppedAt().map(PreparedRun.State.Dropped::new))
            .orElseGet(PreparedRun.State.Open::new));
  }

  private static PreparedRun.State settled(TaxRuns.SettledRun one) {
    return new PreparedRun.State.Settled(
        one.paidOn(),
        one.settledFen(),
        one.freedFen(),
        one.by(),
        one.leafIndex(),
        one.recordedAt());
  }

  /** The run of that number. */
  @Transactional
  public Optional<PreparedRun> run(String zone, String runNo) {
    return store
        .one(zone, runNo)
        .map(row -> run(row, store.ofRun(row.id()), settled.settled(zone, runNo)));
  }

  /** Drops a run that was not settled; its lists are proposed again. False if there is none. */
  @Transactional
  public boolean drop(String zone, String runNo, String actor, Instant at) {
    Optional<RunStore.Row> row = store.one(zone, runNo);
    if (row.isEmpty() || settled.settled(zone, runNo).isPresent()) {
      return false;
    }
    store.drop(row.get().id(), actor, at.truncatedTo(ChronoUnit.MICROS));
    return true;
  }

  /** The first list of a run of which customs says by now what it did not say then. */
  @Transactional
  Optional<Stale> stale(String zone, PreparedRun run) {
    List<String> documents = run.lists().stream().map(RunList::document).toList();
    Map<String, SaleTaxes> told = bills.of(zone, documents);
    Proposing now =
        new Proposing(
            run.preparedOn(),
            told,
            facts.of(zone, documents),
            Set.copyOf(documents),
            Set.of(),
            SettleTaxRun.MOST_LISTS);
    for (RunList list : run.lists()) {
      Optional<RunList.Bill> bill =
          Optional.ofNullable(told.get(list.document()))
              .flatMap(SaleTaxes::bill)
              .map(RunList.Bill::of);
      // What came back here meanwhile, the act itself refuses: another amount is held.
      Optional<LeftOut.Why> why =
          now.why(list.document()).filter(one -> one != LeftOut.Why.BILL_BEFORE_RETURN);
      if (why.isPresent() || !bill.equals(list.bill())) {
        return Optional.of(new Stale(list, bill, why));
      }
    }
    return Optional.empty();
  }

  /**
   * A list about which customs says something else by now.
   *
   * @param bill the bill that stands now, if one does
   * @param why why it would not be proposed any more; empty: it would, with that bill
   */
  record Stale(RunList list, Optional<RunList.Bill> bill, Optional<LeftOut.Why> why) {}
}
