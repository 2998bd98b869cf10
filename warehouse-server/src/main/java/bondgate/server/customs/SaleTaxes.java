package bondgate.server.customs;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the tax of one sale stands at customs, from all that was told of it, in whatever order it
 * came.
 *
 * @param bill what is due: the newest bill that was not made void
 * @param voided whether a bill was made void 作废, and none took its place
 * @param returns how many returns customs granted
 * @param disputed whether customs stated the bill again, with other amounts or after it was void,
 *     and nobody has decided what holds
 * @param unreadable whether the last that customs said of the bill cannot be read, or its number
 *     cannot stand in an act
 */
public record SaleTaxes(
    Optional<Bill> bill, boolean voided, int returns, boolean disputed, boolean unreadable) {

  /**
   * 电子税单.
   *
   * @param taxNo its number
   * @param dutyNo number of the payment paper 缴款书 into which it was gathered 已汇总; empty while it
   *     was not, or the paper's number was not said
   * @param assessedAt when customs made it
   */
  public record Bill(
      String taxNo,
      Optional<String> dutyNo,
      long tariffFen,
      long vatFen,
      long consumptionFen,
      Instant assessedAt) {
    /** All three taxes, in fen. */
    public long totalFen() {
      return Math.addExact(Math.addExact(tariffFen, vatFen), consumptionFen);
    }
  }

  /**
   * What follows from the news of one sale, in the order in which they were learnt, and from its
   * bills that were stated again.
   */
  static SaleTaxes of(List<CustomsNews> news, List<BilledAgain> again, boolean unreadable) {
    Map<String, CustomsNews.TaxAssessed> bills = new LinkedHashMap<>();
    Map<String, String> papers = new LinkedHashMap<>();
    Set<String> voided = new HashSet<>();
    int returns = 0;
    for (CustomsNews one : news) {
      if (one instanceof CustomsNews.TaxAssessed bill) {
        bills.put(bill.taxNo(), bill);
      } else if (one instanceof CustomsNews.TaxGathered gathered) {
        if (!gathered.dutyNo().isEmpty()) {
          papers.put(gathered.taxNo(), gathered.dutyNo());
        }
      } else if (one instanceof CustomsNews.TaxVoid gone) {
        voided.add(gone.taxNo());
      } else if (one instanceof CustomsNews.Returned) {
        returns++;
      }
    }
    Map<String, BilledAgain> byNo =
        again.stream().collect(Collectors.toMap(BilledAgain::taxNo, one -> one));
    byNo.values().stream().filter(one -> !one.isVoid()).forEach(one -> voided.remove(one.taxNo()));
    bills.keySet().removeAll(voided);
    Optional<Bill> newest =
        bills.values().stream()
            .map(
                bill ->
                    bill(
                        bill.taxNo(),
                        Optional.ofNullable(papers.get(bill.taxNo())),
                        byNo.containsKey(bill.taxNo())
                            ? byNo.get(bill.taxNo()).standing()
                            : BilledAgain.first(bill)))
            .reduce((old, next) -> next.assessedAt().isBefore(old.assessedAt()) ? old : next);
    return new SaleTaxes(
        newest,
        newest.isEmpty() && !voided.isEmpty(),
        returns,
        // Also of an earlier one: what somebody decides about it may make it the newest.
        byNo.values().stream().anyMatch(one -> bills.containsKey(one.taxNo()) && one.disputed()),
        unreadable || newest.filter(bill -> !Receipts.isNumber(bill.taxNo())).isPresent());
  }

  private static Bill bill(String taxNo, Optional<String> paper, BilledAgain.Statement said) {
    return new Bill(
        taxNo, paper, said.tariffFen(), said.vatFen(), said.consumptionFen(), said.assessedAt());
  }
}
