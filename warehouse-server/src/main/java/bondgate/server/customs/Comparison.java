package bondgate.server.customs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Compares documents of one sale, and collects what does not agree. */
final class Comparison {
  private final List<Finding> findings = new ArrayList<>();

  /** What did not agree so far. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void numbers(String kind, String where, CebGroup one, CebGroup other, List<String> elements) {
    for (String element : elements) {
      if (!one.get(element).equals(other.get(element))) {
        add(
            FindingCode.NUMBER_DIFFERS,
            kind,
            where + "/" + element,
            one.get(element),
            other.get(element));
      }
    }
  }

  void text(FindingCode code, String where, String received, String expected) {
    if (!received.equals(expected)) {
      add(code, "CEB621", where, received, expected);
    }
  }

  void personal(
      FindingCode code,
      String kind,
      String where,
      String element,
      String otherElement,
      CebGroup one,
      CebGroup other) {
    if (!one.get(element).equals(other.get(otherElement))) {
      add(code, kind, where, "another, not shown", "as %s has it".formatted(other.name()));
    }
  }

  void same(FindingCode code, String kind, String where, BigDecimal received, BigDecimal expected) {
    if (received.compareTo(expected) != 0) {
      add(
          code,
          kind,
          where,
          received.toPlainString(),
          expected.stripTrailingZeros().toPlainString());
    }
  }

  void add(FindingCode code, String kind, String where, String received, String expected) {
    findings.add(new Finding(code, kind, where, received, expected));
  }

  void total(String kind, String name, int number, CebGroup line) {
    same(
        FindingCode.LINE_TOTAL,
        kind,
        "%s[%d]/totalPrice".formatted(name, number),
        line.number("totalPrice"),
        line.number("price").multiply(line.number("qty")));
  }
}
