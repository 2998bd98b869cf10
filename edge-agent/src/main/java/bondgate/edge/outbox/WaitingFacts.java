package bondgate.edge.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Facts that the disk has not taken yet, in order. When it is full the newest are dropped, counted
 * and visible: a disk that refuses for so long is an incident of its own. Filled by any thread,
 * written by one.
 */
public final class WaitingFacts {
  private static final Logger LOG = Logger.getLogger(WaitingFacts.class);
  private static final Duration DISK_RETRY = Duration.ofMillis(500);
  private static final int AT_ONCE = 1000;

  private final Outbox outbox;
  private final int capacity;
  private final Deque<Fact> waiting = new ArrayDeque<>();
  private volatile long lost; // written under this object's lock only
  private volatile String diskFailure = "";
  private Instant retryAt = Instant.MIN; // owned by the thread that writes

  /** None yet; at most so many may wait. */
  public WaitingFacts(Outbox outbox, int capacity) {
    this.outbox = outbox;
    this.capacity = capacity;
  }

  /** Adds them, as far as there is room. */
  public synchronized void add(List<Fact> facts) {
    int room = Math.min(facts.size(), capacity - waiting.size());
    waiting.addAll(facts.subList(0, room));
    if (room < facts.size()) {
      long before = lost;
      lost = before + facts.size() - room;
    }
  }

  /**
   * Puts all of them into the outbox. Those that the disk does not take stay in memory, in order;
   * only a crash before it takes them loses them.
   *
   * @param now after a failure the disk is left alone for half a second
   */
  public void write(Instant now) {
    if (now.isBefore(retryAt)) {
      return;
    }
    try {
      for (List<Fact> next = first(); !next.isEmpty(); next = first()) {
        outbox.append(next);
        removeFirst(next.size());
      }
      diskFailure = "";
    } catch (OutboxException e) {
      retryAt = now.plus(DISK_RETRY);
      if (diskFailure.isEmpty()) {
        LOG.errorf("outbox: %s", e.getMessage());
      }
      diskFailure = e.getMessage();
    }
  }

  /** The same, also right after a failure: there is no later. */
  public void writeLast(Instant now) {
    retryAt = Instant.MIN;
    write(now);
  }

  private synchronized List<Fact> first() {
    return waiting.stream().limit(AT_ONCE).toList();
  }

  private synchronized void removeFirst(int count) {
    for (int i = 0; i < count; i++) {
      waiting.removeFirst();
    }
  }

  /** Why facts wait for the disk; empty if none does. */
  public String diskFailure() {
    return diskFailure;
  }

  /** How many were dropped. */
  public long lost() {
    return lost;
  }
}
