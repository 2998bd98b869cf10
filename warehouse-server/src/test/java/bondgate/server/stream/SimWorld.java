package bondgate.server.stream;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Virtual time and chance, both from one seed: what happens next is the earliest thing that is due.
 * Nothing in a simulation knows another clock, and no thread but the one that runs it.
 */
final class SimWorld {
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final int KEPT_LINES = 400;

  final long seed;
  private final SplittableRandom random;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::number));
  private final Deque<Line> lines = new ArrayDeque<>();
  private long nowMs;
  private long numbers;
  private boolean quiet;

  SimWorld(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** Spelled only if somebody reads it. */
  private record Line(long atMs, String format, List<Object> values) {
    String text() {
      return "%6d ms  ".formatted(atMs) + format.formatted(values.toArray());
    }
  }

  private record Due(long atMs, long number, Runnable what) {}

  /** The time, by a clock that never jumps. */
  Instant now() {
    return BEGIN.plusMillis(nowMs);
  }

  long nowMs() {
    return nowMs;
  }

  /** From now on nothing goes wrong any more: whatever is left must come to its end. */
  void becomeQuiet() {
    quiet = true;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** Whether a misfortune of that chance, in a thousand, happens here. */
  boolean strikes(int permille) {
    return random.nextInt(1000) < permille && !quiet;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  SplittableRandom random() {
    return random;
  }

  void after(long ms, Runnable what) {
    numbers++;
    due.add(new Due(nowMs + ms, numbers, what));
  }

  /** Lets happen what is due until that time. */
  void runUntil(long untilMs) {
    while (!due.isEmpty() && due.peek().atMs() <= untilMs) {
      Due next = due.remove();
      nowMs = next.atMs();
      next.what().run();
    }
    nowMs = untilMs;
  }

  void tell(String format, Object... values) {
    lines.add(new Line(nowMs, format, List.of(values)));
    if (lines.size() > KEPT_LINES) {
      lines.remove();
    }
  }

  /** The last things that happened. */
  String story() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
