package bondgate.camera;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often the same person is refused and another accepted at each threshold, from similarities in
 * thousandths.
 */
public final class RocCurve {
  private static final int LOWEST = -1000;

  private final int[] genuine;
  private final int[] impostor;

  /** The curve of similarities of pairs of one person, and of pairs of two. */
  public RocCurve(IntStream genuine, IntStream impostor) {
    this.genuine = genuine.sorted().toArray();
    this.impostor = impostor.sorted().toArray();
  }

  /** The share of strangers at or above a threshold. */
  public double falseMatches(int thresholdMilli) {
    return 1 - share(impostor, thresholdMilli);
  }

  /** The share of the same persons below a threshold. */
  public double falseNonMatches(int thresholdMilli) {
    return share(genuine, thresholdMilli);
  }

  /** The threshold where both errors are nearest to each other. */
  public int equalErrorThreshold() {
    int best = LOWEST;
    for (int t = LOWEST; t <= 1000; t++) {
      if (gap(t) < gap(best)) {
        best = t;
      }
    }
    return best;
  }

  /** The mean of both errors there. */
  public double equalError() {
    int t = equalErrorThreshold();
    return (falseMatches(t) + falseNonMatches(t)) / 2;
  }

  /** The lowest threshold with at most this share of false matches. */
  public int thresholdFor(double mostFalseMatches) {
    int t = LOWEST;
    while (t < 1000 && falseMatches(t) > mostFalseMatches) {
      t++;
    }
    return t;
  }

  /** The curve as a drawing: false matches from 0.01 % to 100 % across, matches of the same up. */
  public String svg(String title, int markMilli) {
    StringBuilder points = new StringBuilder();
    for (int t = LOWEST; t <= 1000; t += 5) {
      points.append(point(t)).append(' ');
    }
    String[] mark = point(markMilli).split(",", -1);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" font-family="sans-serif">
        <rect width="480" height="480" fill="white"/>
        <text x="40" y="24" font-size="14">%s</text>
        <rect x="40" y="40" width="400" height="400" fill="none" stroke="grey"/>
        <text x="40" y="458" font-size="11">false matches 0.01 %%</text>
        <text x="400" y="458" font-size="11">100 %%</text>
        <text x="4" y="440" font-size="11">80 %%</text><text x="4" y="48" font-size="11">100 %%</text>
        <polyline points="%s" fill="none" stroke="navy" stroke-width="2"/>
        <circle cx="%s" cy="%s" r="5" fill="crimson"/>
        </svg>
        """
        .formatted(title, points, mark[0], mark[1]);
  }

  private String point(int t) {
    double across = (Math.log10(Math.max(1e-4, falseMatches(t))) + 4) / 4;
    double up = Math.max(0, (1 - falseNonMatches(t) - 0.8) / 0.2);
    return String.format(Locale.ROOT, "%.1f,%.1f", 40 + 400 * across, 440 - 400 * up);
  }

  private double gap(int t) {
    return Math.abs(falseMatches(t) - falseNonMatches(t));
  }

  /** The share of values below a limit. */
  private static double share(int[] sorted, int limit) {
    int below = 0;
    int above = sorted.length;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (sorted[middle] < limit) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return sorted.length == 0 ? 0 : (double) below / sorted.length;
  }
}
