package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Instant;

/** One tag's window, and what is remembered of it afterwards. Owned by the detector. */
final class Track {
  private static final long NEVER = Long.MIN_VALUE / 4;

  /** A tag that has been within earshot for longer than this belongs here. */
  private static final long NEW_MILLIS = 20_000;

  /** So many reads say at which row it began. */
  private static final int READS_FOR_EARLY = 8;

  /** So far below the opening's level a row hears nothing. */
  private static final int SILENCE_DB = 9;

  final Epc epc;
  final Sums sums;
  final Recent recent;
  private final Antennas antennas;
  private final Phases phases;
  private final Course course;
  private final double silence;
  private int earlyCentiDb;
  private boolean resting;
  private long appearedMillis = NEVER;
  private long originMillis = NEVER;
  private long closedUpToMillis = NEVER;
  private long firstMillis = NEVER;
  private long lastMillis = NEVER;
  private Instant firstSeenAt = Instant.MIN;
  private Instant lastSeenAt = Instant.MIN;
  private Way told;
  private Way heading;
  private long headingSinceMillis;
  private int headingReads;
  private long nextCheckMillis = NEVER;
  private boolean concluded;
  private boolean concludedStill;
  private Way crossed;
  private long crossedMillis = NEVER;

  /** A tag of which nothing was heard; without phases if the reader tells none. */
  Track(Epc epc, Antennas antennas, CrossingSettings settings) {
    this.epc = epc;
    this.antennas = antennas;
    this.sums = new Sums(antennas);
    this.recent = new Recent(antennas);
    this.course = new Course(settings.longest().toMillis());
    this.silence = Sums.amplitude(settings.insideOpeningDbm() - SILENCE_DB);
    int phasePerTurn = settings.second().phasePerTurn();
    this.phases = phasePerTurn == 0 ? null : new Phases(antennas, phasePerTurn);
  }

  /** Takes a read; false if it belongs to a window that was closed before. */
  boolean add(TagRead read, int slot, long millis) {
    if (millis <= closedUpToMillis) {
      return false;
    }
    if (appearedMillis == NEVER) {
      appearedMillis = millis;
    }
    if (sums.reads() == 0) {
      originMillis = millis;
      firstMillis = millis;
      firstSeenAt = read.seenAt();
    } else if (millis < firstMillis) {
      firstMillis = millis;
      firstSeenAt = read.seenAt();
    }
    if (millis >= lastMillis) {
      lastMillis = millis;
      lastSeenAt = read.seenAt();
    }
    sums.add(slot, read.rssiDbm(), (millis - originMillis) / 1000.0);
    recent.add(slot, read.rssiDbm(), millis);
    course.add(antennas.isInside(slot), Sums.amplitude(read.rssiDbm()), millis);
    if (sums.reads() == READS_FOR_EARLY) {
      earlyCentiDb = recent.advantageCentiDb();
    }
    if (phases != null && read.phase().isPresent()) {
      phases.add(slot, read.phase().getAsInt(), millis);
    }
    return true;
  }

  /** All of it. */
  Evidence evidence() {
    return evidence(
        course.halves(originMillis + sums.meanMillis(), silence), sums.surroundedPercent(silence));
  }

  /** What is asked of it at every read. */
  Evidence evidenceSoFar() {
    return evidence(Course.Halves.UNKNOWN, 0);
  }

  private Evidence evidence(Course.Halves halves, int surroundedPercent) {
    return Evidence.of(
        sums,
        halves,
        surroundedPercent,
        earlyCentiDb,
        recent.advantageCentiDb(),
        phases != null && phases.saysStill(),
        durationMillis());
  }

  long durationMillis() {
    return lastMillis - firstMillis;
  }

  boolean isResting() {
    return resting;
  }

  boolean isOpen() {
    return !resting && sums.reads() > 0;
  }

  Instant firstSeenAt() {
    return firstSeenAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  long firstMillis() {
    return firstMillis;
  }

  long lastMillis() {
    return lastMillis;
  }

  /** When it was there, as its rows' centroids say. */
  long middleMillis() {
    return originMillis + sums.middleMillis();
  }

  /** At most once a second: whether it is time to see if the tag lies still. */
  boolean isCheckDue(long now) {
    if (now < nextCheckMillis) {
      return false;
    }
    nextCheckMillis = now + 1000;
    return true;
  }

  /** The evidence so far says this way, or null. True once it has said so for long enough. */
  boolean heads(Way way, long longEnoughMillis, int oftenEnough) {
    if (way == null || way != heading) {
      heading = way;
      headingSinceMillis = lastMillis;
      headingReads = 0;
    }
    headingReads++;
    boolean news =
        way != null
            && way != told
            && headingReads >= oftenEnough
            && lastMillis >= headingSinceMillis + longEnoughMillis;
    told = news ? way : told;
    return news;
  }

  /** Whether it was said before that it goes this way. */
  boolean isTold(Way way) {
    return way == told;
  }

  /** The evidence so far says no way, or none that is news. */
  void headsNowhere() {
    heading = null;
  }

  /** Whether it appeared shortly before a moment. */
  boolean isNew(long moment) {
    return moment - appearedMillis <= NEW_MILLIS;
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

  /** Whether it went this way so shortly before a moment that the rest is the tail of that. */
  boolean hasJustCrossed(Way way, long moment, long withinMillis) {
    return crossed == way && Math.abs(moment - crossedMillis) <= withinMillis;
  }

  /** Whether it went either way shortly before. */
  boolean hasJustCrossed(long moment, long withinMillis) {
    return crossed != null && Math.abs(moment - crossedMillis) <= withinMillis;
  }

  void crossed(Way way, long moment) {
    crossed = way;
    crossedMillis = moment;
  }

  void close() {
    closedUpToMillis = lastMillis;
    clear();
    told = null;
    heading = null;
  }

  /** From now on the tag lies still at the levels of this window. */
  void rest() {
    recent.rest(sums);
    close();
    resting = true;
  }

  /** The window begins anew with the next read. */
  void wake() {
    resting = false;
    clear();
  }

  /** While it rests there is no window to fill. */
  void clear() {
    sums.clear();
    earlyCentiDb = 0;
    recent.clear();
    course.clear();
    if (phases != null) {
      phases.clear();
    }
  }
}
