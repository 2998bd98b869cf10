package bondgate.server.tax;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of the positive list 跨境电子商务零售进口商品清单.
 *
 * @param hs its 8 digits, or 10 where a part of them is listed
 * @param from the first day of orders, in China
 * @param until the last day; empty: none
 * @param bondedOnly 仅限网购保税商品: not in parcels from abroad
 * @param remarkZh 备注, blank if there is none; what it asks of a person is not decided here
 * @param remarkEn the same in English
 */
public record ListedGoods(
    String hs,
    LocalDate from,
    Optional<LocalDate> until,
    boolean bondedOnly,
    String remarkZh,
    String remarkEn) {
  boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
