package bondgate.server.silence;

import bondgate.events.AgentStarted;
import bondgate.events.Heartbeat;
import bondgate.server.silence.ReaderWatch.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said of the time between each two consecutive records. */
final class Links {
  /** How far the wall clock may drift from the clock that never jumps, between two records. */
  static final Duration DRIFT = Duration.ofSeconds(1);

  /** After so many of its heartbeats without any record, an agent counts as down. */
  static final int MOST_MISSED_HEARTBEATS = 3;

  private final List<Heard> records;
  private final boolean endsWithTheStream;
  private final Heartbeat[] nextBeat;
  private final boolean[] runEnds;

  private Links(List<Heard> records, boolean endsWithTheStream) {
    this.records = records;
    this.endsWithTheStream = endsWithTheStream;
    this.nextBeat = nextBeats(records);
    this.runEnds = runEnds(records);
  }

  /**
   * The links between those records.
   *
   * @param records in the order of the sequence, with or without gaps
   * @param reader the one reader that matters; empty for all of them
   * @param endsWithTheStream whether the last of them is the last that the device sent
   */
  static List<Link> of(List<Heard> records, String reader, boolean endsWithTheStream) {
    return new Links(records, endsWithTheStream).all(reader);
  }

  private List<Link> all(String reader) {
    List<Link> links = new ArrayList<>();
    List<Link> doubtful = new ArrayList<>();
    ReaderWatch watch = new ReaderWatch(reader);
    Heartbeat promised = null;
    for (int i = 0; i + 1 < records.size(); i++) {
      Heard before = records.get(i);
      Heard after = records.get(i + 1);
      watch.hear(before);
      if (before.body() instanceof Heartbeat beat) {
        promised = beat;
      } else if (before.body() instanceof AgentStarted) {
        promised = null;
      }
      if (before.isFollowedBy(after) || before.endsEpochBefore(after)) {
        Watched said = said(i, watch, promised);
        links.add(
            new Link(
                before.wall(),
                after.wall(),
                said.cause(),
                said.who(),
                before.leafIndex(),
                after.leafIndex()));
        if (before.boot().equals(after.boot()) && jumped(before, after)) {
          doubtful.addAll(aroundJump(before, after));
        } else if (after.wall().isBefore(before.wall())) {
          // The clock came up earlier than it had been: how long it was down is not known.
          doubtful.add(repeated(Instant.MIN, after.wall(), before, after));
        }
      } else {
        watch.forget();
        promised = null;
      }
    }
    doubtful.addAll(capped(links));
    return doubtful;
  }

  /** As long as the jump may have lasted, each of the two clocks may have been the one that ran. */
  private static List<Link> aroundJump(Heard before, Heard after) {
    long elapsed = Math.max(1, elapsed(before, after));
    return List.of(
        repeated(before.wall(), before.wall().plusNanos(elapsed), before, after),
        repeated(after.wall().minusNanos(elapsed), after.wall(), before, after));
  }

  private static Link repeated(Instant from, Instant to, Heard before, Heard after) {
    return new Link(from, to, Cause.CLOCK_REPEATED, "", before.leafIndex(), after.leafIndex());
  }

  private static long elapsed(Heard before, Heard after) {
    return after.fields().clock().monotonicNanos() - before.fields().clock().monotonicNanos();
  }

  private static boolean jumped(Heard before, Heard after) {
    long elapsed = elapsed(before, after);
    Duration wall = Duration.between(before.wall(), after.wall());
    return elapsed < 0 || wall.minusNanos(elapsed).abs().compareTo(DRIFT) > 0;
  }

  private Watched said(int i, ReaderWatch watch, Heartbeat promised) {
    Heard before = records.get(i);
    Heard after = records.get(i + 1);
    Duration wall = Duration.between(before.wall(), after.wall());
    if (!before.isFollowedBy(after)) {
      return new Watched(Cause.NEW_EPOCH, "");
    }
    if (!after.fields().previous().equals(before.sealed().hash())) {
      return new Watched(Cause.BROKEN_CHAIN, "");
    }
    if (!before.boot().equals(after.boot())) {
      Cause cause = wall.isNegative() ? Cause.CLOCK_JUMPED : Cause.AGENT_STOPPED;
      return new Watched(after.body() instanceof AgentStarted ? cause : Cause.BROKEN_CHAIN, "");
    }
    long elapsed = elapsed(before, after);
    boolean jumped = jumped(before, after);
    Heartbeat next = nextBeat[i + 1];
    Heartbeat promise = promised == null ? next : promised;
    if (promise != null && elapsed > MOST_MISSED_HEARTBEATS * nanos(promise)) {
      return new Watched(Cause.HEARTBEAT_LATE, "");
    }
    if (jumped || promise == null) {
      return new Watched(jumped ? Cause.CLOCK_JUMPED : noBeat(i), "");
    }
    if (next != null) {
      return watch.until(after, next);
    }
    return runEnds[i] ? watch.untilTheEnd(after) : new Watched(noBeat(i), "");
  }

  private static long nanos(Heartbeat promise) {
    return Duration.ofMillis(promise.everyMillis()).toNanos();
  }

  /** Without its next heartbeat nothing is said of a run; it may still come. */
  private Cause noBeat(int i) {
    return !runEnds[i] && endsWithTheStream ? Cause.NOT_YET : Cause.NOT_SAID;
  }

  /** For each record whether its run ends among these records. */
  private static boolean[] runEnds(List<Heard> records) {
    boolean[] ends = new boolean[records.size()];
    for (int i = records.size() - 2; i >= 0; i--) {
      ends[i] = ends[i + 1] || !records.get(i + 1).boot().equals(records.get(i).boot());
    }
    return ends;
  }

  /** For each record the first heartbeat from it on, in the same run and without a gap. */
  private static Heartbeat[] nextBeats(List<Heard> records) {
    Heartbeat[] beats = new Heartbeat[records.size()];
    for (int i = records.size() - 1; i >= 0; i--) {
      Heard record = records.get(i);
      if (record.body() instanceof Heartbeat beat) {
        beats[i] = beat;
      } else if (i + 1 < records.size()
          && record.isFollowedBy(records.get(i + 1))
          && record.boot().equals(records.get(i + 1).boot())) {
        beats[i] = beats[i + 1];
      }
    }
    return beats;
  }

  /**
   * The agent ran while its clock jumped. What the jump leaves open reaches no further than the
   * records around it: beyond them another run of the clock tells.
   */
  private static List<Link> capped(List<Link> links) {
    Instant[] latest = new Instant[links.size()];
    Instant least = Instant.MAX;
    for (int i = links.size() - 1; i >= 0; i--) {
      latest[i] = least;
      least = min(least, min(links.get(i).from(), links.get(i).to()));
    }
    List<Link> capped = new ArrayList<>();
    Instant most = Instant.MIN;
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      boolean jumped = link.cause() == Cause.CLOCK_JUMPED;
      capped.add(jumped ? link.within(most, latest[i]) : link);
      most = max(most, max(link.from(), link.to()));
    }
    return capped.stream().filter(Link::hasLength).toList();
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
