package bondgate.server.guarantee;

import bondgate.server.ledger.Balance;
import bondgate.server.ledger.LedgerHistory;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The guarantee 担保 of each zone. Each part of a hold is a pending transfer out of the account of
 * one instrument; settlement posts it, release voids it. So what is held can never be more than
 * what is lodged, on each instrument alone and so in all.
 */
@ApplicationScoped
public class Guarantees {
  private final Instruments instruments;
  private final Warnings warnings;
  private final LedgerHistory histories;

  @Inject
  Guarantees(Instruments instruments, Warnings warnings, LedgerHistory histories) {
    this.warnings = warnings;
    this.instruments = instruments;
    this.histories = histories;
  }

  /** What the instruments that are in force at that time give, to plan one document's holds on. */
  public Drawing drawing(String zone, Instant at) {
    return new Drawing(zone, instruments.standings(zone, at));
  }

  /** What takes the hold: one pending transfer for each instrument that it stands on. */
  public List<Transfer> holding(String zone, Hold hold) {
    return hold.parts().stream()
        .<Transfer>map(
            part ->
                Transfer.pending(
                    part.id(),
                    Instruments.account(zone, part.instrument()),
                    Instruments.settled(zone),
                    part.amountFen(),
                    hold.document()))
        .toList();
  }

  /** 释放: what gives the hold back, whole. */
  public List<Transfer> releasing(Hold hold, String document) {
    return hold.parts().stream()
        .<Transfer>map(
            part ->
                Transfer.voiding(
                    TransferId.of(part.id().toString(), "release"), part.id(), document))
        .toList();
  }

  /**
   * 核销: what uses the hold up with that amount, in fen from 1; the rest is released. The parts are
   * used up in their order.
   */
  public List<Transfer> settling(Hold hold, long amountFen, String document) {
    if (amountFen < 1 || amountFen > hold.amountFen()) {
      throw new IllegalArgumentException(
          "a hold of %d fen settles 1 to that; received %d".formatted(hold.amountFen(), amountFen));
    }
    List<Transfer> ends = new ArrayList<>();
    long open = amountFen;
    for (HoldPart part : hold.parts()) {
      long used = Math.min(open, part.amountFen());
      TransferId id = TransferId.of(part.id().toString(), "settle");
      ends.add(
          used > 0
              ? Transfer.post(id, part.id(), used, document)
              : Transfer.voiding(id, part.id(), document));
      open -= used;
    }
    return ends;
  }

  /** Remembers whose a hold is, after the ledger took it. */
  @Transactional(TxType.MANDATORY)
  public void held(String zone, Hold hold, long leafIndex, Instant at) {
    HoldRow row = new HoldRow();
    row.zone = zone;
    row.epc = hold.epc();
    row.purpose = hold.purpose();
    row.document = hold.document();
    row.amountFen = hold.amountFen();
    row.transferId = hold.id().value();
    row.leafIndex = leafIndex;
    row.heldAt = at;
    row.persist();
    rememberParts(zone, row.id, hold, hold.document(), leafIndex, at);
  }

  /** Remembers on which instruments a hold stands from now on, after the ledger moved it. */
  @Transactional(TxType.MANDATORY)
  public void moved(String zone, Hold hold, String document, long leafIndex, Instant at) {
    rememberParts(zone, row(hold).id, hold, document, leafIndex, at);
  }

  private static void rememberParts(
      String zone, long holdId, Hold hold, String document, long leafIndex, Instant at) {
    for (HoldPart part : hold.parts()) {
      HoldPartRow row = new HoldPartRow();
      row.holdId = holdId;
      row.generation = hold.generation();
      row.zone = zone;
      row.instrument = part.instrument();
      row.amountFen = part.amountFen();
      row.transferId = part.id().value();
      row.document = document;
      row.leafIndex = leafIndex;
      row.takenAt = at;
      row.persist();
    }
  }

  /** How a hold ended. */
  public enum Outcome {
    /** 核销. */
    SETTLED,
    /** 释放. */
    RELEASED
  }

  /** Remembers that a hold ended by that document, after the ledger ended its parts. */
  @Transactional(TxType.MANDATORY)
  public void ended(Hold hold, Outcome outcome, String document, long leafIndex, Instant at) {
    ended(List.of(new Ended(hold, outcome, document)), leafIndex, at);
  }

  /** That a hold ended by that document, and how. */
  record Ended(Hold hold, Outcome outcome, String document) {}

  /** Remembers the same of many holds at once. */
  @Transactional(TxType.MANDATORY)
  void ended(List<Ended> all, long leafIndex, Instant at) {
    Map<UUID, Long> ids = HoldRow.ids(all.stream().map(one -> one.hold().id().value()).toList());
    for (Ended one : all) {
      Long id = ids.get(one.hold().id().value());
      if (id == null) {
        throw new IllegalStateException("nobody holds " + one.hold());
      }
      HoldEndRow.of(id, one, leafIndex, at).persist();
    }
  }

  private static HoldRow row(Hold hold) {
    return HoldRow.<HoldRow>find("transferId = ?1", hold.id().value())
        .firstResultOptional()
        .orElseThrow(() -> new IllegalStateException("nobody holds " + hold));
  }

  /** The holds that are open on those tags. */
  @Transactional
  public Map<String, Hold> openHolds(String zone, Collection<String> epcs) {
    List<HoldRow> rows = HoldRow.openOn(zone, epcs);
    Map<String, Hold> holds = new HashMap<>();
    holds(rows, rows.isEmpty() ? List.of() : HoldPartRow.of(rows))
        .forEach(hold -> holds.put(hold.epc(), hold));
    return holds;
  }

  /** The open holds of which that instrument bears a part, the oldest first. */
  @Transactional
  public List<Hold> openHoldsOn(String zone, String instrument) {
    return open(
            "h.zone = ?1 and exists"
                + " (from HoldPartRow p where p.holdId = h.id and p.instrument = ?2)",
            zone,
            instrument)
        .stream()
        .filter(
            hold -> hold.parts().stream().anyMatch(part -> part.instrument().equals(instrument)))
        .toList();
  }

  /** The open holds for the retail tax of a document, the oldest first. */
  @Transactional
  public List<Hold> openRetailHolds(String zone, String document) {
    return openRetailHolds(zone, List.of(document)).getOrDefault(document, List.of());
  }

  /** The open holds for the retail tax of each of those documents, the oldest first. */
  @Transactional
  Map<String, List<Hold>> openRetailHolds(String zone, Collection<String> documents) {
    List<HoldRow> rows = HoldRow.openRetailOf(zone, documents);
    return holds(rows, rows.isEmpty() ? List.of() : HoldPartRow.of(rows)).stream()
        .collect(Collectors.groupingBy(Hold::document));
  }

  /**
   * The open holds that meet a condition, the oldest first. Their parts are asked for by the same
   * condition, never by a list of numbers, which may be longer than the database takes.
   */
  private static List<Hold> open(String condition, Object... parameters) {
    String open =
        "from HoldRow h where %s and not exists (from HoldEndRow e where e.holdId = h.id)"
            .formatted(condition);
    List<HoldRow> rows = HoldRow.list(open + " order by h.id", parameters);
    return holds(
        rows,
        HoldPartRow.list(
            "from HoldPartRow q where q.holdId in (select h.id %s) order by q.id".formatted(open),
            parameters));
  }

  private static List<Hold> holds(List<HoldRow> rows, List<HoldPartRow> all) {
    Map<Long, List<HoldPartRow>> parts = new HashMap<>();
    all.forEach(part -> parts.computeIfAbsent(part.holdId, id -> new ArrayList<>()).add(part));
    return rows.stream().map(row -> row.hold(parts.getOrDefault(row.id, List.of()))).toList();
  }

  /** The guarantee as it stands at that time. */
  public Headroom headroom(String zone, Instant at) {
    return Headroom.of(instruments.standings(zone, at));
  }

  /** How much of what the instruments in force give is used at that time. */
  public GuaranteeLevel level(String zone, Instant at) {
    return warnings.level(instruments.standings(zone, at));
  }

  /**
   * The guarantee after each of its entries from then until before then: the day's plot. Whatever
   * an instrument did not give any more by its last day counts as headroom here until it is
   * withdrawn; what can be held now says {@link #headroom}.
   */
  @Transactional
  public List<HeadroomPoint> history(String zone, Instant from, Instant until) {
    record Change(Instant at, LodgedPaper paper, Balance balance) {}
    Map<String, Headroom> standing = new HashMap<>();
    List<Change> changes = new ArrayList<>();
    for (LodgedPaper paper : instruments.papers(zone)) {
      String account = Instruments.account(zone, paper.row().instrument);
      Balance before = histories.balanceAt(account, from.minusNanos(1000));
      standing.put(paper.row().instrument, headroom(paper.before(from), before));
      histories
          .history(account, from, until)
          .forEach(one -> changes.add(new Change(one.recordedAt(), paper, one.balance())));
    }
    changes.sort(Comparator.comparing(Change::at));
    List<HeadroomPoint> points = new ArrayList<>();
    for (Change change : changes) {
      LodgedPaper then = change.paper().before(change.at().plusNanos(1000));
      standing.put(then.row().instrument, headroom(then, change.balance()));
      points.add(new HeadroomPoint(change.at(), sum(standing.values())));
    }
    return points;
  }

  private static Headroom headroom(LodgedPaper paper, Balance balance) {
    return new Headroom(
        paper.lodgedFen(balance),
        balance.debitsPending(),
        paper.settledFen(balance),
        balance.available());
  }

  private static Headroom sum(Collection<Headroom> each) {
    return new Headroom(
        each.stream().mapToLong(Headroom::lodgedFen).sum(),
        each.stream().mapToLong(Headroom::heldFen).sum(),
        each.stream().mapToLong(Headroom::settledFen).sum(),
        each.stream().mapToLong(Headroom::headroomFen).sum());
  }
}
