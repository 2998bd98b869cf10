package bondgate.server.guarantee;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much is held, from the tax at stake. For goods on display the full tax at general rates
 * (tariff, VAT and consumption tax) times the ratio of the local customs 担保征收比例, rounded up to the
 * fen; for goods sold the assessed retail tax 跨境电商综合税. Where customs states a figure of its own,
 * that figure is held and nothing else. Pure but for its one setting.
 */
@Startup
@ApplicationScoped
public class HoldSizing {
  private static final int MOST_PERCENT = 1000;

  private final int displayRatioPercent;

  @Inject
  HoldSizing(
      @ConfigProperty(name = "bondgate.guarantee.display-ratio-percent", defaultValue = "100")
          int displayRatioPercent) {
    if (displayRatioPercent < 1 || displayRatioPercent > MOST_PERCENT) {
      throw new IllegalArgumentException(
          "bondgate.guarantee.display-ratio-percent must be from 1 to %d; received %d"
              .formatted(MOST_PERCENT, displayRatioPercent));
    }
    this.displayRatioPercent = displayRatioPercent;
  }

  /**
   * What is held for goods on display.
   *
   * @param fullTaxFen by tag, in their order: the full tax at stake, in fen from 0
   * @param levyFen 应征金额 of them all, if customs states it
   * @return by tag, in the same order, in fen from 0
   */
  public Map<String, Long> display(Map<String, Long> fullTaxFen, OptionalLong levyFen) {
    if (levyFen.isPresent()) {
      return divided(levyFen.getAsLong(), fullTaxFen);
    }
    Map<String, Long> held = new LinkedHashMap<>();
    fullTaxFen.forEach((tag, fen) -> held.put(tag, atRatio(fen)));
    return held;
  }

  /**
   * What is held for goods that are sold.
   *
   * @param retailTaxFen by tag or line, in their order: our own estimate, in fen from 0
   * @param assessedFen the tax of them all, if customs states it (CEB816)
   * @return by tag or line, in the same order, in fen from 0
   */
  public Map<String, Long> retail(Map<String, Long> retailTaxFen, OptionalLong assessedFen) {
    return assessedFen.isPresent()
        ? divided(assessedFen.getAsLong(), retailTaxFen)
        : new LinkedHashMap<>(retailTaxFen);
  }

  /**
   * The sum of what is held, in fen.
   *
   * @throws ArithmeticException if it is more than a long holds
   */
  public static long sum(Map<String, Long> fen) {
    return fen.values().stream().reduce(0L, Math::addExact);
  }

  private long atRatio(long fen) {
    return Math.addExact(Math.multiplyExact(fen, displayRatioPercent), 99) / 100;
  }

  /**
   * A sum in parts that are as the shares are, and make up the sum exactly: each part is what is
   * due up to and with its share, less what was given before it. Equal parts if no share is known.
   */
  static Map<String, Long> divided(long sumFen, Map<String, Long> shares) {
    boolean known = shares.values().stream().anyMatch(share -> share > 0);
    BigInteger whole = BigInteger.valueOf(known ? sum(shares) : shares.size());
    Map<String, Long> parts = new LinkedHashMap<>();
    BigInteger reached = BigInteger.ZERO;
    long given = 0;
    for (Map.Entry<String, Long> share : shares.entrySet()) {
      reached = reached.add(BigInteger.valueOf(known ? share.getValue() : 1));
      long due = BigInteger.valueOf(sumFen).multiply(reached).divide(whole).longValueExact();
      parts.put(share.getKey(), due - given);
      given = due;
    }
    return parts;
  }
}
