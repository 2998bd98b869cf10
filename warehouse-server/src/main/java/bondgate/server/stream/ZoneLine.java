package bondgate.server.stream;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread through which everything in a zone takes effect, one after the other. While the
 * database is away it waits with what it has in hand: nothing overtakes.
 */
final class ZoneLine {
  private static final Logger LOG = Logger.getLogger(ZoneLine.class);

  /** More than the broker sends unacknowledged, so that what is left is for people. */
  private static final int CAPACITY = 4 * BrokerConnection.MOST_UNACKNOWLEDGED;

  /** The most batches in one transaction: all that can be on their way from the broker. */
  private static final int MOST_TOGETHER = BrokerConnection.MOST_UNACKNOWLEDGED;

  /** The most acts in one transaction: a refusal among them makes all of them wait twice. */
  private static final int MOST_ACTS = 32;

  /** How often our own fault is tried before the message is put aside. */
  private static final int MOST_TRIES = 3;

  private static final long POLL_MS = 200;

  private final String zone;
  private final ZoneDesk desk;
  private final BlockingQueue<ZoneWork> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final EarlyBatches early = new EarlyBatches();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  ZoneLine(String zone, ZoneDesk desk) {
    this.zone = zone;
    this.desk = desk;
    this.thread = new Thread(this::run, "zone-" + zone);
  }

  void start() {
    thread.start();
  }

  /** Ends after the work in hand; what is queued comes again from the broker or from the asker. */
  void stop(long withinMs) throws InterruptedException {
    stopping.countDown();
    thread.join(withinMs);
  }

  /** How much is queued now. */
  int waiting() {
    return queue.size();
  }

  boolean offer(ZoneWork work) {
    return queue.offer(work);
  }

  boolean offer(ZoneWork work, long withinMs) throws InterruptedException {
    return queue.offer(work, withinMs, TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      ZoneWork next = null;
      while (stopping.getCount() > 0) {
        ZoneWork work = next != null ? next : queue.poll(early.waitMillis(POLL_MS), MILLISECONDS);
        next = null;
        if (work instanceof ZoneWork.Batch || early.isOver()) {
          next = withThoseThatWait(work);
        } else if (work instanceof ZoneWork.Act act) {
          next = withActsThatWait(act);
        } else if (work != null) {
          untilDone(work, 0);
        } else {
          pulse();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One transaction for the batches that came too early the last time, for this one, and for those
   * that queued right behind it while the last one committed: no timer, and nothing overtakes.
   *
   * @param first a batch; or something else, or nothing, when those that came too early have waited
   *     long enough
   * @return what came after the batches and is not done, or null
   */
  private ZoneWork withThoseThatWait(ZoneWork first) throws InterruptedException {
    boolean patiently = !early.isOver();
    List<ArrivedBatch> together = early.kept();
    ZoneWork next = first;
    while (next instanceof ZoneWork.Batch batch) {
      together.add(batch.arrived());
      next = together.size() < MOST_TOGETHER ? queue.poll() : null;
    }
    EarlyBatches.putInOrder(together);
    Optional<Exception> failure = atOnce(together, patiently);
    if (failure.isPresent()) {
      early.keep(List.of());
      // Of several nobody knows yet which one it was; one alone has had its first try.
      boolean counts = together.size() == 1 && !Outage.is(failure.get());
      for (ArrivedBatch alone : together) {
        untilDone(new ZoneWork.Batch(alone), counts ? 1 : 0);
      }
    }
    return next;
  }

  /** Why it failed: then nothing took effect, and each is tried alone to find the one. */
  private Optional<Exception> atOnce(List<ArrivedBatch> together, boolean patiently) {
    try {
      early.keep(desk.take(together, patiently));
      return Optional.empty();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(
          "zone %s: %d batches together had no effect, each is tried alone: %s",
          zone, together.size(), e.getMessage());
      return Optional.of(e);
    }
  }

  /**
   * One transaction for the acts that queued while the last one committed. If one of them is
   * refused, nothing took effect and each is done alone: the refused one must leave no trace.
   *
   * @return what came after the acts and is not done, or null
   */
  private ZoneWork withActsThatWait(ZoneWork.Act first) throws InterruptedException {
    List<ZoneWork.Act> together = new ArrayList<>();
    ZoneWork next = first;
    while (next instanceof ZoneWork.Act act) {
      if (!act.answer().isDone()) {
        together.add(act);
      }
      next = together.size() < MOST_ACTS ? queue.poll() : null;
    }
    if (together.size() < 2 || !atOnce(together)) {
      for (ZoneWork.Act alone : together) {
        untilDone(alone, 0);
      }
    }
    return next;
  }

  private boolean atOnce(List<ZoneWork.Act> acts) {
    try {
      List<ActAnswer> answers =
          desk.carryOutAll(zone, acts.stream().map(ZoneWork.Act::act).toList());
      for (int i = 0; i < answers.size(); i++) {
        acts.get(i).answer().complete(answers.get(i));
      }
      return !answers.isEmpty();
    } catch (SQLException | RuntimeException e) {
      LOG.warnf(
          "zone %s: %d acts together had no effect, each is tried alone: %s",
          zone, acts.size(), e.getMessage());
      return false;
    }
  }

  private void pulse() {
    try {
      desk.pulse(zone);
    } catch (SQLException | RuntimeException e) {
      // It is due still, and the next submission or pulse lets it expire.
      LOG.warnf("zone %s: what is due did not expire: %s", zone, e.getMessage());
    }
  }

  private void untilDone(ZoneWork work, int triesBefore) throws InterruptedException {
    BackOff backOff = new BackOff();
    int tries = triesBefore;
    boolean waited = false;
    while (true) {
      try {
        once(work);
        if (waited) {
          LOG.infof("zone %s: the database is back", zone);
        }
        return;
      } catch (SQLException | RuntimeException e) {
        boolean outage = Outage.is(e);
        tries += outage ? 0 : 1;
        if (tries == MOST_TRIES || (!outage && isAsked(work))) {
          giveUp(work, e);
          return;
        }
        if (!waited || !outage) {
          LOG.warnf(e, "zone %s: nothing took effect, tries again: %s", zone, e.getMessage());
        }
        waited = true;
      }
      if (stopping.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Whether somebody waits for the answer. */
  private static boolean isAsked(ZoneWork work) {
    return work instanceof ZoneWork.Act || work instanceof ZoneWork.Approval;
  }

  private void once(ZoneWork work) throws SQLException {
    if (work instanceof ZoneWork.Batch batch) {
      desk.take(List.of(batch.arrived()), false);
    } else if (work instanceof ZoneWork.Heard heard) {
      desk.heard(heard.source(), heard.presence(), heard.acknowledge());
    } else if (work instanceof ZoneWork.Refused told) {
      desk.refused(told.source(), told.refused(), told.acknowledge());
    } else if (work instanceof ZoneWork.Act act && !act.answer().isDone()) {
      act.answer().complete(desk.carryOut(zone, act.act()));
    } else if (work instanceof ZoneWork.Approval one && !one.answer().isDone()) {
      one.answer().complete(desk.approve(zone, one.id(), one.by(), one.seenSha256()));
    }
  }

  /** Our own fault, which another try does not mend: the line goes on with the next work. */
  private void giveUp(ZoneWork work, Exception failure) {
    LOG.errorf(failure, "zone %s: given up, nothing of it took effect: %s", zone, work.getClass());
    try {
      if (work instanceof ZoneWork.Act act) {
        act.answer().completeExceptionally(failure);
      } else if (work instanceof ZoneWork.Approval approval) {
        approval.answer().completeExceptionally(failure);
      } else if (work instanceof ZoneWork.Batch batch) {
        desk.putAside(batch.arrived(), String.valueOf(failure));
      }
    } catch (SQLException | RuntimeException e) {
      // Not acknowledged: the next connection to the broker delivers it again.
      LOG.errorf(e, "zone %s: cannot put a message aside", zone);
    }
  }
}
