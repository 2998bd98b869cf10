package bondgate.server.guarantee;

import bondgate.server.ledger.Account;
import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.LedgerHistory;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guarantee 担保 of each zone: an account of fen that instruments fill, and whose debits must not
 * exceed its credits. Hold is a pending transfer out of it, settlement posts it, release voids it;
 * so what is held can never be more than what is lodged.
 */
@ApplicationScoped
public class Guarantees {
  /** Customs' days are China's. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final String FEN = "fen";

  private final Ledger ledger;
  private final LedgerHistory histories;

  @Inject
  Guarantees(Ledger ledger, LedgerHistory histories) {
    this.ledger = ledger;
    this.histories = histories;
  }

  /** Lets an instrument count, by the act that the voucher names. */
  @Transactional(TxType.MANDATORY)
  public LodgeResult lodge(String zone, Instrument instrument, Voucher voucher) {
    Instant at = voucher.recordedAt();
    Optional<InstrumentRow> earlier =
        InstrumentRow.<InstrumentRow>find(
                "zone = ?1 and instrument = ?2", zone, instrument.number())
            .firstResultOptional();
    if (earlier.isPresent()) {
      return earlier.get().instrument().equals(instrument)
          ? new LodgeResult.LodgedBefore(earlier.get().leafIndex)
          : new LodgeResult.IsOtherwise(earlier.get().instrument(), instrument);
    }
    LocalDate today = LocalDate.ofInstant(at, CHINA);
    if (instrument.validUntil().isBefore(today)) {
      return new LodgeResult.Expired(instrument.validUntil(), today);
    }
    open(zone, at);
    Transfer lodging =
        Transfer.single(
            TransferId.of(zone, "lodge", instrument.number()),
            account(zone, "outside"),
            account(zone, "available"),
            instrument.amountFen(),
            instrument.number());
    ChainResult result = ledger.submit(zone, Chain.of(lodging), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException("a source without limit refused: " + result);
    }
    remember(zone, instrument, voucher.evidence(), at);
    return new LodgeResult.Lodged();
  }

  private static void remember(String zone, Instrument instrument, long leafIndex, Instant at) {
    InstrumentRow row = new InstrumentRow();
    row.zone = zone;
    row.instrument = instrument.number();
    row.kind = instrument.kind();
    row.amountFen = instrument.amountFen();
    row.validUntil = instrument.validUntil();
    row.leafIndex = leafIndex;
    row.lodgedAt = at;
    row.persist();
  }

  /** Opens the zone's accounts, so that a hold without any instrument is refused by its figures. */
  @Transactional(TxType.MANDATORY)
  public void open(String zone, Instant at) {
    ledger.open(
        List.of(
            new Account(account(zone, "outside"), FEN, Limit.NONE),
            new Account(account(zone, "available"), FEN, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
            new Account(account(zone, "settled"), FEN, Limit.NONE)),
        at);
  }

  /**
   * The hold that a document asks for; it holds once {@link #holding} is accepted by the ledger.
   */
  public Hold plan(String zone, String epc, Hold.Purpose purpose, String document, long amountFen) {
    return new Hold(
        epc,
        purpose,
        document,
        amountFen,
        TransferId.of(zone, "hold", purpose.name(), document, epc));
  }

  /** What takes the hold. */
  public Transfer holding(String zone, Hold hold) {
    return Transfer.pending(
        hold.id(),
        account(zone, "available"),
        account(zone, "settled"),
        hold.amountFen(),
        hold.document());
  }

  /** 释放: what gives the hold back. */
  public Transfer.End releasing(Hold hold, String document) {
    return Transfer.voiding(TransferId.of(hold.id().toString(), "release"), hold.id(), document);
  }

  /** 核销: what uses the hold up with that amount, in fen; the rest is released. */
  public Transfer.End settling(Hold hold, long amountFen, String document) {
    return Transfer.post(
        TransferId.of(hold.id().toString(), "settle"), hold.id(), amountFen, document);
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
  }

  /** Remembers that a hold ended by that transfer, after the ledger took it. */
  @Transactional(TxType.MANDATORY)
  public void ended(Hold hold, Transfer.End end, long leafIndex, Instant at) {
    HoldRow row =
        HoldRow.<HoldRow>find("transferId = ?1", hold.id().value())
            .firstResultOptional()
            .orElseThrow(() -> new IllegalStateException("nobody holds " + hold));
    HoldEndRow endRow = new HoldEndRow();
    endRow.holdId = row.id;
    endRow.outcome = end.outcome() == Transfer.Outcome.POST ? "SETTLED" : "RELEASED";
    endRow.document = end.reference();
    endRow.transferId = end.id().value();
    endRow.leafIndex = leafIndex;
    endRow.endedAt = at;
    endRow.persist();
  }

  /** The holds that are open on those tags. */
  @Transactional
  public Map<String, Hold> openHolds(String zone, Collection<String> epcs) {
    Map<String, Hold> holds = new HashMap<>();
    List<HoldRow> rows =
        HoldRow.list(
            "from HoldRow h where h.zone = ?1 and h.epc in ?2"
                + " and not exists (from HoldEndRow e where e.holdId = h.id) order by h.id",
            zone,
            epcs);
    rows.forEach(row -> holds.put(row.epc, row.hold()));
    return holds;
  }

  /** Whether the ledger refused because the guarantee is too small. */
  public boolean isExceeded(String zone, TransferResult.Refusal refusal) {
    return refusal instanceof TransferResult.ExceedsCredits exceeds
        && exceeds.account().equals(account(zone, "available"));
  }

  /** The guarantee as it stands. */
  public Headroom headroom(String zone) {
    return Headroom.of(ledger.balance(account(zone, "available")));
  }

  /** The guarantee after each of its entries from then until before then: the day's plot. */
  public List<HeadroomPoint> history(String zone, Instant from, Instant until) {
    return histories.history(account(zone, "available"), from, until).stream()
        .map(point -> new HeadroomPoint(point.recordedAt(), Headroom.of(point.balance())))
        .toList();
  }

  private static String account(String zone, String name) {
    return zone + "/guarantee/" + name;
  }
}
