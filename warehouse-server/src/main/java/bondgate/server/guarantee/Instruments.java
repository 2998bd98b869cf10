package bondgate.server.guarantee;

import bondgate.server.ledger.Account;
import bondgate.server.ledger.Account.Limit;
import bondgate.server.ledger.Balance;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The instruments of each zone: one account of fen for each, which lodging fills, and whose debits
 * must not exceed its credits. So what is held on an instrument can never be more than it says.
 */
@Startup
@ApplicationScoped
public class Instruments {
  /** Customs' days are China's. */
  static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final String FEN = "fen";

  private final Ledger ledger;
  private final Warnings warnings;
  private final int marginDays;

  @Inject
  Instruments(
      Ledger ledger,
      Warnings warnings,
      @ConfigProperty(name = "bondgate.guarantee.safety-margin-days", defaultValue = "0")
          int marginDays) {
    if (marginDays < 0 || marginDays > 3650) {
      throw new IllegalArgumentException(
          "bondgate.guarantee.safety-margin-days must be from 0 to 3650; received " + marginDays);
    }
    this.ledger = ledger;
    this.warnings = warnings;
    this.marginDays = marginDays;
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
      return earlier.get().lodged().equals(instrument)
          ? new LodgeResult.LodgedBefore(earlier.get().leafIndex)
          : new LodgeResult.IsOtherwise(earlier.get().lodged(), instrument);
    }
    LocalDate today = CustomsReleases.day(at);
    if (lastDay(instrument.validUntil()).isBefore(today)) {
      return new LodgeResult.Expired(lastDay(instrument.validUntil()), today);
    }
    open(zone, instrument.number(), at);
    Transfer lodging =
        Transfer.single(
            lodging(zone, instrument.number()),
            outside(zone),
            account(zone, instrument.number()),
            instrument.amountFen(),
            instrument.number());
    ChainResult result = ledger.submit(zone, Chain.of(lodging), voucher);
    if (!result.accepted()) {
      throw new IllegalStateException("a source without limit refused: " + result);
    }
    remember(zone, instrument, voucher.evidence(), at);
    return new LodgeResult.Lodged();
  }

  private void open(String zone, String number, Instant at) {
    ledger.open(
        List.of(
            new Account(outside(zone), FEN, Limit.NONE),
            new Account(account(zone, number), FEN, Limit.DEBITS_MUST_NOT_EXCEED_CREDITS),
            new Account(settled(zone), FEN, Limit.NONE)),
        at);
  }

  private static void remember(String zone, Instrument instrument, long leafIndex, Instant at) {
    InstrumentRow row = new InstrumentRow();
    row.zone = zone;
    row.instrument = instrument.number();
    row.kind = instrument.kind();
    row.amountFen = instrument.amountFen();
    row.validUntil = instrument.validUntil();
    row.validFrom = instrument.validFrom();
    row.priority = instrument.priority();
    row.assureCode = instrument.assureCode();
    row.leafIndex = leafIndex;
    row.lodgedAt = at;
    row.persist();
  }

  /** The zone's instruments as they stand at that time, in the order in which they were lodged. */
  @Transactional
  public List<InstrumentStanding> standings(String zone, Instant at) {
    LocalDate today = CustomsReleases.day(at);
    Map<String, Balance> balances = ledger.balancesBelow(prefix(zone));
    List<InstrumentStanding> standings = new ArrayList<>();
    for (LodgedPaper paper : papers(zone)) {
      Instrument instrument = paper.instrument();
      Balance balance = balances.get(account(zone, instrument.number()));
      if (balance == null || paper.lodgedFen(balance) != instrument.amountFen()) {
        throw new IllegalStateException(
            "instrument %s says %d fen, its account %s"
                .formatted(instrument.number(), instrument.amountFen(), balance));
      }
      standings.add(
          new InstrumentStanding(
              instrument,
              balance.debitsPending(),
              paper.settledFen(balance),
              balance.available(),
              InstrumentStanding.state(
                  instrument,
                  today,
                  marginDays,
                  warnings.expiryWarningDays(),
                  balance.debitsPending())));
    }
    return standings;
  }

  /** The last day on which an instrument counts that is valid until then. */
  LocalDate lastDay(LocalDate validUntil) {
    return validUntil.minusDays(marginDays);
  }

  /** The instruments with their amendments, in the order in which they were lodged. */
  List<LodgedPaper> papers(String zone) {
    Map<String, List<AmendmentRow>> amendments = new HashMap<>();
    AmendmentRow.<AmendmentRow>list("zone = ?1 order by id", zone)
        .forEach(
            row ->
                amendments.computeIfAbsent(row.instrument, number -> new ArrayList<>()).add(row));
    return InstrumentRow.<InstrumentRow>list("zone = ?1 order by id", zone).stream()
        .map(row -> new LodgedPaper(row, amendments.getOrDefault(row.instrument, List.of())))
        .toList();
  }

  static String account(String zone, String number) {
    return prefix(zone) + number;
  }

  /** Number of the entry by which an instrument was lodged. */
  static TransferId lodging(String zone, String number) {
    return TransferId.of(zone, "lodge", number);
  }

  static String settled(String zone) {
    return zone + "/guarantee/settled";
  }

  static String outside(String zone) {
    return zone + "/guarantee/outside";
  }

  private static String prefix(String zone) {
    return zone + "/guarantee/instrument/";
  }
}
