package bondgate.camera;

import java.util.List;
import java.util.Locale;

/**
 * Whether memory stays flat: a straight line is fitted through the last three quarters of the
 * samples, and must not rise by more than {@value #MOST_GROWTH_KIB} KiB over them. In the first
 * quarter buffers take their size and Java compiles.
 *
 * @param samples in order of time, at least eight
 */
public record FlatLine(List<Sample> samples) {
  /** Less than one picture of 1080p that is kept. */
  public static final long MOST_GROWTH_KIB = 6 * 1024;

  private static final int LEAST = 8;

  /**
   * One look.
   *
   * @param atSeconds from the start
   * @param residentKib memory that the process has
   */
  public record Sample(double atSeconds, long residentKib) {}

  /** Keeps a copy. */
  public FlatLine {
    samples = List.copyOf(samples);
    if (samples.size() < LEAST) {
      throw new IllegalArgumentException(
          "a line needs %d samples; received %d".formatted(LEAST, samples.size()));
    }
  }

  private List<Sample> judged() {
    return samples.subList(samples.size() / 4, samples.size());
  }

  /** By how much the line rises over the last three quarters; negative if it falls. */
  public long growthKib() {
    List<Sample> judged = judged();
    double span = judged.get(judged.size() - 1).atSeconds() - judged.get(0).atSeconds();
    return Math.round(kibPerSecond() * span);
  }

  /** The slope by least squares. */
  public double kibPerSecond() {
    List<Sample> judged = judged();
    double middleTime = judged.stream().mapToDouble(Sample::atSeconds).average().orElseThrow();
    double middleKib = judged.stream().mapToLong(Sample::residentKib).average().orElseThrow();
    double both = 0;
    double times = 0;
    for (Sample one : judged) {
      double time = one.atSeconds() - middleTime;
      both += time * (one.residentKib() - middleKib);
      times += time * time;
    }
    return both / times;
  }

  /** Whether it is flat. */
  public boolean isFlat() {
    return growthKib() <= MOST_GROWTH_KIB;
  }

  /** The samples and the fitted line as a drawing, from 0 MiB up, so that nothing is magnified. */
  public String svg(String title) {
    double last = samples.get(samples.size() - 1).atSeconds();
    long most = samples.stream().mapToLong(Sample::residentKib).max().orElseThrow();
    StringBuilder points = new StringBuilder();
    for (Sample one : samples) {
      points.append(point(one.atSeconds() / last, one.residentKib() / (1.25 * most))).append(' ');
    }
    List<Sample> judged = judged();
    double middleTime = judged.stream().mapToDouble(Sample::atSeconds).average().orElseThrow();
    double middleKib = judged.stream().mapToLong(Sample::residentKib).average().orElseThrow();
    StringBuilder line = new StringBuilder();
    for (Sample end : List.of(judged.get(0), judged.get(judged.size() - 1))) {
      double kib = middleKib + kibPerSecond() * (end.atSeconds() - middleTime);
      line.append(point(end.atSeconds() / last, kib / (1.25 * most))).append(' ');
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400" font-family="sans-serif">
        <rect width="720" height="400" fill="white"/>
        <text x="60" y="24" font-size="14">%s</text>
        <rect x="60" y="40" width="620" height="320" fill="none" stroke="grey"/>
        <text x="60" y="380" font-size="11">0 min</text>
        <text x="640" y="380" font-size="11">%.0f min</text>
        <text x="4" y="360" font-size="11">0 MiB</text><text x="4" y="48" font-size="11">%.0f MiB</text>
        <polyline points="%s" fill="none" stroke="navy" stroke-width="2"/>
        <polyline points="%s" fill="none" stroke="crimson" stroke-width="1" stroke-dasharray="6 3"/>
        </svg>
        """
        .formatted(title, last / 60, 1.25 * most / 1024, points, line);
  }

  private static String point(double across, double up) {
    return String.format(Locale.ROOT, "%.1f,%.1f", 60 + 620 * across, 360 - 320 * up);
  }
}
