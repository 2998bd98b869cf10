package bondgate.server.stream;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Two things that race each other. */
final class AtOnce {
  private AtOnce() {}

  /** Both at once; of every three rounds one gives the first, and one the second a little start. */
  static <T> List<T> both(
      ExecutorService threads, int round, Callable<? extends T> one, Callable<? extends T> other)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Future<T> first = threads.submit(() -> late(start, round % 3 == 1, one));
    Future<T> second = threads.submit(() -> late(start, round % 3 == 2, other));
    return List.of(first.get(), second.get());
  }

  private static <T> T late(CyclicBarrier start, boolean late, Callable<? extends T> what)
      throws Exception {
    start.await();
    if (late) {
      // What is raced against must sometimes be first.
      Thread.sleep(30);
    }
    return what.call();
  }
}
