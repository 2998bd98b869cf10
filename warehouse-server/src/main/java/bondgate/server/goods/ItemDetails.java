package bondgate.server.goods;

import java.util.Optional;

/**
 * What a list asks of an item beyond its name.
 *
 * @param specification 规格型号, at most 512 characters, may be empty
 * @param origin 原产国, customs code of three characters, or empty: not stated
 * @param firstLegal 法定第一单位, empty: the declared unit is the legal one
 * @param secondLegal 法定第二单位, empty where the tariff has none
 */
public record ItemDetails(
    String specification,
    String origin,
    Optional<LegalUnit> firstLegal,
    Optional<LegalUnit> secondLegal,
    DutyRates rates) {
  /** Nothing beyond the name. */
  public static final ItemDetails NONE =
      new ItemDetails("", "", Optional.empty(), Optional.empty(), DutyRates.NONE);

  /** Checks the ranges. */
  public ItemDetails {
    if (specification == null || specification.length() > 512) {
      throw new IllegalArgumentException("a specification is at most 512 characters");
    }
    if (origin == null || !origin.matches("|[A-Z0-9]{3}")) {
      throw new IllegalArgumentException(
          "an origin is a country code of three letters or digits; received '" + origin + "'");
    }
    if (firstLegal.isEmpty() && secondLegal.isPresent()) {
      throw new IllegalArgumentException("a second legal unit needs a first one");
    }
    if (rates == null) {
      throw new IllegalArgumentException("the rates are missing");
    }
  }
}
