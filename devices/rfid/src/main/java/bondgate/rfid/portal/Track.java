package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tag's reads since it appeared, in order of their time. Owned by the detector. */
final class Track {
  /** What a still tag may add up before it is seen to move; also the begin of its next window. */
  private static final Duration RESTING_MEMORY = Duration.ofSeconds(3);

  private static final Duration LEVEL_OVER = Duration.ofSeconds(1);
  private static final int READS_FOR_LEVEL = 4;

  final Epc epc;
  private final List<TagRead> reads = new ArrayList<>();
  private Map<Integer, Integer> restingCentiDbm = Map.of();
  private boolean resting;
  private Instant closedUpTo = Instant.MIN;
  private Instant lastSeenAt = Instant.MIN;
  private Instant nextFlatCheck = Instant.MIN;
  private Optional<Way> told = Optional.empty();
  private Optional<Way> heading = Optional.empty();
  private Instant headingSince = Instant.MIN;
  private int headingReads;
  private boolean concluded;
  private boolean concludedStill;

  Track(Epc epc) {
    this.epc = epc;
  }

  /** Takes a read in its place; false if it belongs to a window that was closed before. */
  boolean add(TagRead read) {
    if (!read.seenAt().isAfter(closedUpTo)) {
      return false;
    }
    // About one report in five comes out of order, by a few places: look from the end.
    int place = reads.size();
    while (place > 0 && reads.get(place - 1).seenAt().isAfter(read.seenAt())) {
      place--;
    }
    reads.add(place, read);
    lastSeenAt = read.seenAt().isAfter(lastSeenAt) ? read.seenAt() : lastSeenAt;
    if (resting) {
      Instant keep = lastSeenAt.minus(RESTING_MEMORY);
      reads.removeIf(old -> old.seenAt().isBefore(keep));
    }
    return true;
  }

  List<TagRead> reads() {
    return reads;
  }

  List<TagRead> readsSince(Instant from) {
    return reads.stream().filter(read -> !read.seenAt().isBefore(from)).toList();
  }

  boolean isResting() {
    return resting;
  }

  boolean isOpen() {
    return !resting && !reads.isEmpty();
  }

  Instant firstSeenAt() {
    return reads.get(0).seenAt();
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** The evidence so far says this, or nothing. True once it has said so for long enough. */
  boolean heads(Optional<Way> way, Duration longEnough, int oftenEnough) {
    if (way.isEmpty() || !way.equals(heading)) {
      heading = way;
      headingSince = lastSeenAt;
      headingReads = 0;
    }
    headingReads++;
    boolean news =
        way.isPresent()
            && !way.equals(told)
            && headingReads >= oftenEnough
            && !lastSeenAt.isBefore(headingSince.plus(longEnough));
    told = news ? way : told;
    return news;
  }

  /** Whether this is the first conclusion about the tag since it was last forgotten. */
  boolean concludeFirst() {
    boolean first = !concluded;
    concluded = true;
    return first;
  }

  /** Whether the conclusion before this one was another than that it lies still. */
  boolean concludeStill(boolean still) {
    boolean news = still && !concludedStill;
    concludedStill = still;
    return news;
  }

  /** At most once a second: whether it is time to see if the tag lies still. */
  boolean isFlatCheckDue(Instant now) {
    if (now.isBefore(nextFlatCheck)) {
      return false;
    }
    nextFlatCheck = now.plusSeconds(1);
    return true;
  }

  void close() {
    closedUpTo = lastSeenAt;
    reads.clear();
    told = Optional.empty();
    heading = Optional.empty();
  }

  /** From now on the tag lies still at the levels of these reads. */
  void rest(List<TagRead> levels) {
    restingCentiDbm = levelsOf(levels);
    close();
    resting = true;
  }

  /** Whether some antenna now hears the tag at another level than when it came to rest. */
  boolean hasMoved(int byCentiDb) {
    Map<Integer, Integer> now = levelsOf(readsSince(lastSeenAt.minus(LEVEL_OVER)));
    return now.entrySet().stream()
        .filter(level -> restingCentiDbm.containsKey(level.getKey()))
        .anyMatch(
            level -> Math.abs(level.getValue() - restingCentiDbm.get(level.getKey())) >= byCentiDb);
  }

  void wake() {
    resting = false;
  }

  private static Map<Integer, Integer> levelsOf(List<TagRead> reads) {
    Map<Integer, Levels> byAntenna = new HashMap<>();
    for (TagRead read : reads) {
      byAntenna.computeIfAbsent(read.antenna(), a -> new Levels()).add(read.rssiDbm());
    }
    Map<Integer, Integer> means = new HashMap<>();
    byAntenna.forEach(
        (antenna, levels) -> {
          if (levels.reads() >= READS_FOR_LEVEL) {
            means.put(antenna, levels.meanCentiDbm());
          }
        });
    return means;
  }
}
