package bondgate.server.customs;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Elements of one head, line or other group, in the order in which they were set or read. */
final class CebGroup {
  private static final FieldType.Decimal AMOUNT = new FieldType.Decimal(19, 5);
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000_000L);

  private final String name;
  private final Map<String, String> values = new LinkedHashMap<>();

  CebGroup(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The values by element; what is there and empty is in it too. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The element's text; empty if it is not there. */
  String get(String element) {
    return values.getOrDefault(element, "");
  }

  boolean has(String element) {
    return values.containsKey(element);
  }

  /** Sets an element; an empty text is kept as an empty element. */
  CebGroup put(String element, String value) {
    values.put(element, value);
    return this;
  }

  /** Sets an element unless the text is empty. */
  CebGroup putUnlessEmpty(String element, String value) {
    return value.isEmpty() ? this : put(element, value);
  }

  /** Sets an amount of money. */
  CebGroup fen(String element, long fen) {
    return number(element, BigDecimal.valueOf(fen, 2));
  }

  CebGroup number(String element, BigDecimal value) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return put(element, plain.toPlainString());
  }

  /** The number in that element, without an exponent; 0 if it is no number that customs writes. */
  BigDecimal number(String element) {
    return isNumber(element) ? new BigDecimal(get(element)) : BigDecimal.ZERO;
  }

  /** Whether that element holds a number as customs writes it, and one that fen can hold. */
  boolean isNumber(String element) {
    String text = get(element);
    return AMOUNT.wrong(text).isEmpty() && new BigDecimal(text).compareTo(MOST) < 0;
  }

  CebGroup copy() {
    CebGroup copy = new CebGroup(name);
    copy.values.putAll(values);
    return copy;
  }
}
