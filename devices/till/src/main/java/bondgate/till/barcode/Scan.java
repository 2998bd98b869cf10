package bondgate.till.barcode;

import java.util.List;

/**
 * What one symbol says. Nothing of a text or a payment code is printed: it may be a person's or
 * somebody's money.
 */
public sealed interface Scan {
  /**
   * A product code.
   *
   * @param symbology how it was printed
   * @param gtin the number, its check digit right
   */
  record Product(Symbology symbology, Gtin gtin) implements Scan {}

  /**
   * The two or five digits beside a product code, such as the issue of a magazine.
   *
   * @param digits two or five digits
   */
  record AddOn(String digits) implements Scan {}

  /**
   * GS1 element strings, all of them right.
   *
   * @param symbology how they were printed
   * @param elements in the order of the symbol, at least one
   */
  record Gs1(Symbology symbology, List<Element> elements) implements Scan {
    /** Copies the list. */
    public Gs1 {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A GS1 Digital Link (数字链接) web address and the elements in it.
   *
   * @param symbology how it was printed
   * @param address the address as printed
   * @param elements key first, then qualifiers, then attributes
   */
  record DigitalLink(Symbology symbology, String address, List<Element> elements) implements Scan {
    /** Copies the list. */
    public DigitalLink {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A code from a shopper's telephone that pays (付款码).
   *
   * @param wallet whose
   * @param digits the digits; whoever has them can take money for a minute
   */
  record PaymentCode(Wallet wallet, String digits) implements Scan {
    @Override
    public String toString() {
      return "PaymentCode[wallet=%s, %d digits]".formatted(wallet, digits.length());
    }
  }

  /**
   * Any other text.
   *
   * @param symbology how it was printed
   * @param text the text
   */
  record Text(Symbology symbology, String text) implements Scan {
    @Override
    public String toString() {
      return "Text[symbology=%s, %d characters]".formatted(symbology, text.length());
    }
  }

  /**
   * Not taken.
   *
   * @param symbology as far as it is known
   * @param problem why
   * @param place characters from the start of the symbol's data to where the problem is
   */
  record Refused(Symbology symbology, Problem problem, int place) implements Scan {}

  /** Whose money a payment code takes; the number ranges are unverified (general knowledge). */
  enum Wallet {
    /** WeChat Pay (微信支付): 18 digits that begin with 10 to 15. */
    WECHAT,
    /** Alipay (支付宝): 16 to 24 digits that begin with 25 to 30. */
    ALIPAY
  }
}
