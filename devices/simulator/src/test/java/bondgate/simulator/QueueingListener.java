package bondgate.simulator;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.TagRead;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Keeps what a reader tells. */
final class QueueingListener implements ReaderListener {
  final List<TagRead> reads = new CopyOnWriteArrayList<>();
  final List<ReaderCondition> conditions = new CopyOnWriteArrayList<>();
  final AtomicInteger rounds = new AtomicInteger();

  @Override
  public void read(TagRead read) {
    reads.add(read);
    wake();
  }

  @Override
  public void roundFinished(int antenna, int count, Instant at) {
    rounds.incrementAndGet();
    wake();
  }

  @Override
  public void healthChanged(ReaderCondition condition) {
    conditions.add(condition);
    wake();
  }

  boolean wasEver(ReaderCondition.State state, ReaderCondition.Reason reason) {
    return conditions.stream().anyMatch(c -> c.state() == state && c.reason() == reason);
  }

  synchronized void wake() {
    notifyAll();
  }

  /** Waits until it holds, looked at after each thing told and every 20 ms. */
  synchronized void await(String what, BooleanSupplier holds) throws InterruptedException {
    long deadline = System.nanoTime() + 15_000_000_000L;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("%s did not happen in 15 s; %s".formatted(what, conditions));
      }
      wait(20);
    }
  }
}
