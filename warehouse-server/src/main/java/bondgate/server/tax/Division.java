package bondgate.server.tax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** An amount for the whole order, such as freight, divided over its lines by their value. */
final class Division {
  private Division() {}

  /**
   * The parts, in whole fen: each is rounded down, and one line takes what is left, so that they
   * make up the amount.
   *
   * @param amountFen from 0
   * @param valuesFen of the lines, at least one, each from 0
   */
  static List<Long> of(long amountFen, List<Long> valuesFen, RemainderTo remainderTo) {
    BigInteger all =
        valuesFen.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    List<Long> parts = new ArrayList<>();
    long left = amountFen;
    for (long value : valuesFen) {
      long part =
          all.signum() == 0
              ? 0
              : BigInteger.valueOf(amountFen)
                  .multiply(BigInteger.valueOf(value))
                  .divide(all)
                  .longValueExact();
      parts.add(part);
      left -= part;
    }
    int taker =
        switch (remainderTo) {
          case LARGEST -> largest(valuesFen);
          case LAST -> valuesFen.size() - 1;
        };
    parts.set(taker, parts.get(taker) + left);
    return List.copyOf(parts);
  }

  private static int largest(List<Long> values) {
    int found = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) > values.get(found)) {
        found = i;
      }
    }
    return found;
  }
}
