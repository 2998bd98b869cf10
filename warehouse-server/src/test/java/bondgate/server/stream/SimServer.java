package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.Topics;
import bondgate.server.fleet.Device;
import bondgate.server.fleet.Speaker;
import bondgate.simulator.log.PlainLog;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A server of the zone: the product's own look at batches over a simulated database. Between any
 * two of its steps it may die, or sleep while another one works.
 */
final class SimServer {
  private static final int MOST_TOGETHER = 8;

  private final SimRun run;
  private final SimWorld world;
  private final String name;
  private final int crashPermille;
  private final int sleepPermille;

  // Gone with the process.
  private Deque<ArrivedBatch> queue = new ArrayDeque<>();
  private EarlyBatches early;
  private boolean working;
  private long life;
  private boolean alive;

  SimServer(SimRun run, String name) {
    this.run = run;
    this.world = run.world;
    this.name = name;
    this.crashPermille = world.upTo(60);
    this.sleepPermille = world.upTo(40);
    start();
  }

  private void start() {
    life++;
    alive = true;
    working = false;
    queue = new ArrayDeque<>();
    early = new EarlyBatches(() -> TimeUnit.MILLISECONDS.toNanos(world.nowMs()));
  }

  private void die(String where) {
    world.tell("%s: dies %s", name, where);
    alive = false;
    life++;
    world.after(50 + world.upTo(3_000), this::start);
  }

  void arrived(Topics.Source source, byte[] message) {
    if (alive) {
      queue.add(new ArrivedBatch(source, message, () -> {}));
      goOn(0);
    }
  }

  private void goOn(long ms) {
    if (!working) {
      working = true;
      step(ms, this::look);
    }
  }

  /** The next step, after a while in which the process may die or sleep. */
  private void step(long ms, Runnable next) {
    if (world.strikes(crashPermille)) {
      die("between two steps");
      return;
    }
    long sleep = world.strikes(sleepPermille) ? world.upTo(5_000) : 0;
    long of = life;
    world.after(
        ms + sleep + world.upTo(3),
        () -> {
          if (life == of) {
            next.run();
          }
        });
  }

  private void look() {
    boolean patiently = !early.isOver();
    List<ArrivedBatch> together = new ArrayList<>(early.kept());
    while (!queue.isEmpty() && together.size() < MOST_TOGETHER) {
      together.add(queue.remove());
    }
    EarlyBatches.putInOrder(together);
    tryToCommit(together, patiently);
  }

  private void tryToCommit(List<ArrivedBatch> together, boolean patiently) {
    Intake intake = new Intake(run.db.reading(this::speaker));
    long sizeBefore = run.db.leaves.size();
    List<BatchOutcome> outcomes = new ArrayList<>();
    try {
      for (ArrivedBatch one : together) {
        outcomes.add(intake.decide(one));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (run.fault == SimFault.ANSWERED_BEFORE_THE_COMMIT) {
      answer(together, outcomes, patiently);
    }
    step(
        1,
        () -> {
          if (intake.taken().isEmpty() || run.commit(intake.taken(), sizeBefore)) {
            step(0, () -> finish(together, outcomes, patiently));
          } else {
            // As when the database refuses: nothing took effect, all of it again.
            step(5, () -> tryToCommit(together, patiently));
          }
        });
  }

  private Optional<Speaker> speaker(Topics.Source source) {
    return run.edges.stream()
        .filter(edge -> edge.device.equals(source.device()))
        .findFirst()
        .map(
            edge ->
                Speaker.of(
                    new Device(
                        SimRun.ZONE, edge.device, edge.key.verifyKey(), 1, "sim", world.now())));
  }

  private void finish(List<ArrivedBatch> together, List<BatchOutcome> outcomes, boolean patiently) {
    early.keep(answer(together, outcomes, patiently));
    working = false;
    if (!queue.isEmpty()) {
      goOn(0);
    } else if (!early.kept().isEmpty()) {
      goOn(early.waitMillis(0));
    }
  }

  private List<ArrivedBatch> answer(
      List<ArrivedBatch> together, List<BatchOutcome> outcomes, boolean patiently) {
    List<ArrivedBatch> tooEarly = new ArrayList<>();
    Map<Topics.Source, BatchAnswer> answers = new LinkedHashMap<>();
    for (int i = 0; i < together.size(); i++) {
      ArrivedBatch one = together.get(i);
      BatchOutcome outcome = outcomes.get(i);
      if (outcome instanceof BatchOutcome.Refused refused) {
        world.tell("%s: refuses %s", name, refused.answer());
        send(one.source(), refused.answer());
      } else if (outcome instanceof BatchOutcome.Early gap) {
        if (patiently) {
          tooEarly.add(one);
        } else {
          send(one.source(), gap.answer());
        }
      } else {
        answers.put(one.source(), accepted(one, outcome));
      }
    }
    answers.forEach(this::send);
    return tooEarly;
  }

  private BatchAnswer accepted(ArrivedBatch arrived, BatchOutcome outcome) {
    Batch batch = ((ArrivedBatch.Reading.Legible) arrived.read()).batch();
    long through =
        outcome instanceof BatchOutcome.Committed done
            ? done.throughSeq()
            : ((BatchOutcome.Known) outcome).throughSeq();
    return new BatchAnswer.Accepted(
            batch.device(),
            1,
            through,
            run.db.log.checkpoint(),
            run.db.log.consistency(PlainLog.sizeIn(batch.checkpoint())))
        .signed(SimRun.ZONE, run.serverKey);
  }

  private void send(Topics.Source to, BatchAnswer answer) {
    run.net.send(EventJson.writeAnswer(answer), bytes -> run.toEdge(to.device(), bytes));
  }
}
