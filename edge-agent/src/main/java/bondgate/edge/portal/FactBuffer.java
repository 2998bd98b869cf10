package bondgate.edge.portal;

import bondgate.edge.outbox.Fact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Facts that the disk has not taken yet, in order. When it is full the newest are dropped, counted
 * and visible: a disk that refuses for so long is an incident of its own. Filled by any thread,
 * emptied by one.
 */
public final class FactBuffer {
  private final int capacity;
  private final Deque<Fact> waiting = new ArrayDeque<>();
  private volatile long lost; // written under this object's lock only

  /** An empty one for so many. */
  public FactBuffer(int capacity) {
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

  /** Whether none waits. */
  public synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The oldest, at most so many. */
  public synchronized List<Fact> first(int most) {
    return waiting.stream().limit(most).toList();
  }

  /** Takes away so many of the oldest. */
  public synchronized void removeFirst(int count) {
    for (int i = 0; i < count; i++) {
      waiting.removeFirst();
    }
  }

  /** How many were dropped. */
  public long lost() {
    return lost;
  }
}
