package bondgate.edge.terminal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What terminals said and nobody has looked at yet: bounded by number and by bytes, since a record
 * may hold a picture; what does not fit is dropped, counted and visible. Safe for several threads.
 */
final class TerminalQueue {
  static final int MOST = 1_000;
  static final long MOST_BYTES = 16_000_000;

  private final BlockingQueue<TerminalLink.Heard> waiting = new ArrayBlockingQueue<>(MOST);
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  void offer(TerminalLink.Heard heard) {
    boolean fits = bytes.addAndGet(heard.size()) <= MOST_BYTES;
    if (!fits || !waiting.offer(heard)) {
      bytes.addAndGet(-heard.size());
      dropped.incrementAndGet();
      heard.wipe();
    }
  }

  /** The next one; null if none comes in that time. */
  TerminalLink.Heard poll(long millis) throws InterruptedException {
    TerminalLink.Heard next = waiting.poll(millis, TimeUnit.MILLISECONDS);
    if (next != null) {
      bytes.addAndGet(-next.size());
    }
    return next;
  }

  long dropped() {
    return dropped.get();
  }
}
