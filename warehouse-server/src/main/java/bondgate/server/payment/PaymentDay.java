package bondgate.server.payment;

import bondgate.server.payment.ReconciliationReport.Difference;
import bondgate.server.payment.ReconciliationReport.Way;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares a day's payments and refunds with the provider's bill. */
@ApplicationScoped
public class PaymentDay {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final PaymentProviders providers;
  private final PaymentCards cards;
  private final RefundCards refunds;

  @Inject
  PaymentDay(PaymentProviders providers, PaymentCards cards, RefundCards refunds) {
    this.providers = providers;
    this.cards = cards;
    this.refunds = refunds;
  }

  /**
   * Downloads the bill and compares. A payment is of the day on which it was paid, a refund of the
   * day on which it was asked for; refunds that failed count on neither side. A bill is of a
   * merchant: where several zones share one, those of another zone are theirs only.
   *
   * @param day the day in China
   */
  public ReconciliationResult reconcile(String zone, LocalDate day, String provider) {
    PaymentProvider asked = providers.named(provider).orElse(null);
    if (asked == null) {
      return new ReconciliationResult.UnknownProvider(provider, providers.names());
    }
    List<PaymentProvider.BillLine> bill;
    try {
      bill = asked.bill(day);
    } catch (ProviderDownException e) {
      return new ReconciliationResult.NoBill(e.getMessage());
    }
    Instant from = day.atStartOfDay(CHINA).toInstant();
    Instant before = day.plusDays(1).atStartOfDay(CHINA).toInstant();
    SortedMap<Key, Long> ours = new TreeMap<>();
    cards
        .paidWithin(zone, provider, from, before)
        .forEach(
            row ->
                ours.put(
                    new Key(Way.PAID, row.paymentNo()), row.money().orElseThrow().amountFen()));
    refunds
        .askedWithin(zone, provider, from, before)
        .forEach(row -> ours.put(new Key(Way.REFUNDED, row.refundNo()), row.amountFen()));
    return new ReconciliationResult.Compared(compare(zone, day, provider, ours, bill));
  }

  /** What moved: payments before refunds, each by number. */
  record Key(Way way, String number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byWay = way.compareTo(other.way);
      return byWay != 0 ? byWay : number.compareTo(other.number);
    }
  }

  static ReconciliationReport compare(
      String zone,
      LocalDate day,
      String provider,
      SortedMap<Key, Long> ours,
      List<PaymentProvider.BillLine> bill) {
    SortedMap<Key, Long> theirs = new TreeMap<>();
    for (PaymentProvider.BillLine line : bill) {
      Key key =
          line.refundNo()
              .map(no -> new Key(Way.REFUNDED, no))
              .orElseGet(() -> new Key(Way.PAID, line.paymentNo()));
      // A number that is billed twice was paid twice: the sum shows it.
      theirs.merge(key, line.amountFen(), Long::sum);
    }
    SortedMap<Key, Difference> differences = new TreeMap<>();
    int matched = 0;
    for (Map.Entry<Key, Long> line : ours.entrySet()) {
      Key key = line.getKey();
      Long billed = theirs.remove(key);
      if (billed == null) {
        differences.put(key, new Difference.OursOnly(key.way(), key.number(), line.getValue()));
      } else if (billed.equals(line.getValue())) {
        matched++;
      } else {
        differences.put(
            key, new Difference.AmountsDiffer(key.way(), key.number(), line.getValue(), billed));
      }
    }
    theirs.forEach(
        (key, fen) ->
            differences.put(key, new Difference.TheirsOnly(key.way(), key.number(), fen)));
    return new ReconciliationReport(
        zone, day, provider, matched, new ArrayList<>(differences.values()));
  }
}
