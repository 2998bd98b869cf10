package bondgate.server.stream;

import java.util.List;
import java.util.regex.Pattern;

/** The ranges that {@link SaleAct} promises, checked in one place. */
final class SaleChecks {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,32}");
  private static final Pattern UNIT = Pattern.compile("ml|l|g|kg|t|piece");
  private static final Pattern BUYER = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** Customs' order number (orderNo) has at most 60 characters; ledger names add to ours. */
  private static final int LONGEST_SALE_NO = 40;

  /** The most pieces of one order: what lies on a tray or goes into a parcel. */
  private static final int MOST_PIECES = 200;

  private static final long MOST_E3 = 1_000_000_000_000L;

  /** What the scale of a tray can say at most. */
  private static final long HEAVIEST_GRAMS = 100_000;

  private SaleChecks() {}

  static void saleNo(String saleNo) {
    ActChecks.number("saleNo", saleNo);
    ActChecks.require(
        saleNo.length() <= LONGEST_SALE_NO,
        "saleNo has at most %d characters; received '%s'",
        LONGEST_SALE_NO,
        saleNo);
  }

  static void point(String point) {
    code("point", point);
  }

  static void code(String what, String value) {
    ActChecks.matches(what, value, CODE, "1 to 32 of letters, digits and . _ : -");
  }

  static void codeOrNone(String what, String value) {
    if (value != null) {
      code(what, value);
    }
  }

  /** The value is not repeated: whoever reads the refusal need not know the buyer. */
  static void buyer(String buyer) {
    ActChecks.require(
        buyer != null && BUYER.matcher(buyer).matches(),
        "buyer must be a reference of 43 characters of base64url; received %s characters",
        buyer == null ? "no" : String.valueOf(buyer.length()));
  }

  static void content(Long amountE3, String unit) {
    ActChecks.require(
        (amountE3 == null) == (unit == null),
        "contentAmountE3 and contentUnit are stated both, or neither");
    if (unit != null) {
      ActChecks.matches("contentUnit", unit, UNIT, "one of ml, l, g, kg, t, piece");
      ActChecks.require(
          amountE3 >= 1 && amountE3 <= MOST_E3,
          "contentAmountE3 must be from 1 to %d; received %d",
          MOST_E3,
          amountE3);
    }
  }

  static void weight(Long grossGrams, Long toleranceGrams) {
    ActChecks.require(
        (grossGrams == null) == (toleranceGrams == null),
        "grossGrams and toleranceGrams are stated both, or neither");
    if (grossGrams != null) {
      ActChecks.require(
          grossGrams >= 1 && grossGrams <= HEAVIEST_GRAMS,
          "grossGrams must be from 1 to %d; received %d",
          HEAVIEST_GRAMS,
          grossGrams);
      ActChecks.require(
          toleranceGrams >= 0 && toleranceGrams <= grossGrams,
          "toleranceGrams must be from 0 to grossGrams, which is %d; received %d",
          grossGrams,
          toleranceGrams);
    }
  }

  static List<String> basket(List<String> epcs) {
    List<String> copy = ActChecks.epcs(epcs);
    ActChecks.require(
        copy.size() <= MOST_PIECES,
        "an order has at most %d pieces; received %d",
        MOST_PIECES,
        copy.size());
    return copy;
  }
}
