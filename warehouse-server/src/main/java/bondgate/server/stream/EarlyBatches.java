package bondgate.server.stream;

import bondgate.events.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Batches that overtook the one before them. A broker keeps the order of what one client publishes
 * (MQTT 5, section 4.6), but the embedded one sometimes does not when several are on their way
 * (ARTEMIS-6191); so a gap is named only when what is missing has not come for a moment. Owned by
 * the zone's one thread.
 */
final class EarlyBatches {
  /**
   * How long what is missing may take: far longer than a broker needs, far shorter than a retry.
   */
  static final long PATIENCE_MS = 250;

  private final LongSupplier nanos;
  private final Map<ArrivedBatch, Long> sinceNanos = new LinkedHashMap<>();

  EarlyBatches() {
    this(System::nanoTime);
  }

  EarlyBatches(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Keeps just them until the next time; each has waited since it was kept first. */
  void keep(List<ArrivedBatch> early) {
    sinceNanos.keySet().retainAll(early);
    early.forEach(batch -> sinceNanos.putIfAbsent(batch, nanos.getAsLong()));
  }

  /** What is kept. */
  List<ArrivedBatch> kept() {
    return new ArrayList<>(sinceNanos.keySet());
  }

  /** Whether patience with what is kept is over. */
  boolean isOver() {
    return !sinceNanos.isEmpty() && longestMillis() >= PATIENCE_MS;
  }

  /** How long to wait for further work at most. */
  long waitMillis(long otherwise) {
    return sinceNanos.isEmpty() ? otherwise : Math.max(0, PATIENCE_MS - longestMillis());
  }

  private long longestMillis() {
    long now = nanos.getAsLong();
    long longest = sinceNanos.values().stream().mapToLong(since -> now - since).max().orElse(0);
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  /**
   * Puts the batches of each device in the order of their numbers, in the places that its batches
   * have; other devices' batches stay where they are.
   */
  static void putInOrder(List<ArrivedBatch> batches) {
    Map<Topics.Source, List<ArrivedBatch>> bySource = new HashMap<>();
    for (ArrivedBatch batch : batches) {
      bySource.computeIfAbsent(batch.source(), source -> new ArrayList<>()).add(batch);
    }
    bySource.values().forEach(own -> own.sort(BY_NUMBER));
    batches.replaceAll(batch -> bySource.get(batch.source()).remove(0));
  }

  private static final Comparator<ArrivedBatch> BY_NUMBER =
      Comparator.comparingLong(EarlyBatches::epoch).thenComparingLong(EarlyBatches::firstSeq);

  private static long epoch(ArrivedBatch batch) {
    return batch.read() instanceof ArrivedBatch.Reading.Legible legible
        ? legible.batch().epoch()
        : 0;
  }

  private static long firstSeq(ArrivedBatch batch) {
    return batch.read() instanceof ArrivedBatch.Reading.Legible legible
        ? legible.batch().firstSeq()
        : 0;
  }
}
