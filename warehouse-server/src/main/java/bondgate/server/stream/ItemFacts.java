package bondgate.server.stream;

import bondgate.server.goods.DutyRates;
import bondgate.server.goods.ItemDetails;
import bondgate.server.goods.LegalUnit;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What may be stated of an item beyond its name; each field may be left out.
 *
 * @param specification 规格型号; left out: empty
 * @param origin 原产国, three letters or digits; left out: not stated
 * @param firstLegalUnit 法定第一单位, three digits; left out: the declared unit
 * @param firstLegalFactorE5 hundred-thousandths of it in one declared unit, with the unit
 * @param secondLegalUnit 法定第二单位; left out: none
 * @param secondLegalFactorE5 likewise
 * @param tariffPpm 关税率 in millionths, from 0; left out: 0
 * @param vatPpm 增值税率 in millionths; left out: 0
 * @param consumptionPpm 消费税率 in millionths; left out: 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemFacts(
    String specification,
    String origin,
    String firstLegalUnit,
    Long firstLegalFactorE5,
    String secondLegalUnit,
    Long secondLegalFactorE5,
    Integer tariffPpm,
    Integer vatPpm,
    Integer consumptionPpm) {
  /** Checks the ranges. */
  public ItemFacts {
    details(
        specification,
        origin,
        unit(firstLegalUnit, firstLegalFactorE5),
        unit(secondLegalUnit, secondLegalFactorE5),
        new DutyRates(orZero(tariffPpm), orZero(vatPpm), orZero(consumptionPpm)));
  }

  ItemDetails details() {
    return details(
        specification,
        origin,
        unit(firstLegalUnit, firstLegalFactorE5),
        unit(secondLegalUnit, secondLegalFactorE5),
        new DutyRates(orZero(tariffPpm), orZero(vatPpm), orZero(consumptionPpm)));
  }

  private static ItemDetails details(
      String specification,
      String origin,
      Optional<LegalUnit> first,
      Optional<LegalUnit> second,
      DutyRates rates) {
    return new ItemDetails(
        specification == null ? "" : specification,
        origin == null ? "" : origin,
        first,
        second,
        rates);
  }

  private static Optional<LegalUnit> unit(String code, Long factorE5) {
    ActChecks.require(
        (code == null) == (factorE5 == null),
        "a legal unit and its factor are stated both, or neither");
    return code == null ? Optional.empty() : Optional.of(new LegalUnit(code, factorE5));
  }

  private static int orZero(Integer rate) {
    return rate == null ? 0 : rate;
  }
}
