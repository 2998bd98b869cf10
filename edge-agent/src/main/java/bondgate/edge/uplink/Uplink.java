package bondgate.edge.uplink;

import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.KeyRing;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.Sequence;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Batch;
import bondgate.events.EventJson;
import bondgate.events.Forgotten;
import bondgate.events.MalformedMessageException;
import bondgate.events.SealedRecord;
import bondgate.events.Topics;
import bondgate.uplink.AnswerRule;
import bondgate.uplink.BackOff;
import bondgate.uplink.CheckpointCheck;
import bondgate.uplink.Command;
import bondgate.uplink.Signal;
import bondgate.uplink.Standing;
import bondgate.uplink.UplinkCore;
import bondgate.uplink.UplinkRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The uplink's duty: one thread that does what {@link UplinkCore} decides, with the broker and the
 * outbox.
 */
public final class Uplink implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Uplink.class);
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(700);

  private final EdgeSettings settings;
  private final Outbox outbox;
  private final PermitStore permits;
  private final KeyRing keys;
  private final BrokerConnection.Plan plan;
  private final InstantSource clock;
  private final UplinkCore core;
  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(1024);
  private final AtomicBoolean wakePending = new AtomicBoolean();
  private final AtomicBoolean signalsLost = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "uplink");
  private volatile UplinkStatus status = new UplinkStatus(false, "ready", "not connected yet");
  private volatile boolean stopping;

  // Owned by the uplink's thread.
  private volatile Consumer<List<String>> forgotten = persons -> {};
  private BrokerConnection connection;
  private long connectionNumber;

  /**
   * An uplink that is not started yet.
   *
   * @param clock a clock that never jumps
   */
  public Uplink(
      EdgeSettings settings,
      Outbox outbox,
      PermitStore permits,
      KeyRing keys,
      UUID bootId,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.outbox = outbox;
    this.permits = permits;
    this.keys = keys;
    this.plan = BrokerConnection.Plan.of(settings, bootId);
    this.clock = clock;
    EdgeSettings.Batch batch = settings.batch();
    this.core =
        new UplinkCore(
            new UplinkRules(
                settings.zone(),
                settings.device(),
                batch.records(),
                batch.window(),
                batch.waitFor(),
                batch.answerWithin()),
            new AnswerRule(batch.unknownDeviceRetry(), batch.refusedRetry(), batch.refusedMost()),
            new CheckpointCheck(settings.zone(), settings.serverKey()),
            new BackOff(settings.reconnect().least(), settings.reconnect().most(), random));
  }

  /** Who is told whom to forget, on the uplink's thread; to be named before the start. */
  public void onForgotten(Consumer<List<String>> listener) {
    forgotten = listener;
  }

  /** Starts the thread. */
  public void start() {
    outbox.onAppend(
        () -> {
          if (wakePending.compareAndSet(false, true)) {
            signal(new Signal.Tick());
          }
        });
    thread.start();
  }

  /** How it stands. */
  public UplinkStatus status() {
    return status;
  }

  /** Says goodbye and ends the thread; waits two seconds at most. */
  @Override
  public void close() {
    stopping = true;
    signals.offer(new Signal.Tick());
    try {
      thread.join(2 * LEAVE_WITHIN.toMillis() + 300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void signal(Signal signal) {
    if (!signals.offer(signal)) {
      // The thread reconnects then: retained permits and the answers it misses come again.
      signalsLost.set(true);
    }
  }

  private void run() {
    try {
      Signal signal = new Signal.Tick();
      while (!stopping) {
        handle(signal);
        status = UplinkStatus.of(core, keys.newest());
        signal = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (connection != null) {
        connection.leave(plan.presence(), plan.will(), LEAVE_WITHIN);
      }
    }
  }

  private Signal next() throws InterruptedException {
    if (signalsLost.getAndSet(false)) {
      return new Signal.Lost(connectionNumber, "more came in than could be taken");
    }
    Instant now = clock.instant();
    long waitMillis = Math.max(1, Duration.between(now, core.wakeAt(now)).toMillis());
    Signal signal = signals.poll(waitMillis, TimeUnit.MILLISECONDS);
    if (signal instanceof Signal.Tick) {
      wakePending.set(false);
    }
    return signal == null ? new Signal.Tick() : signal;
  }

  /** Lets the core decide, and tells it what came of it, until nothing is left to do. */
  private void handle(Signal first) {
    Deque<Signal> news = new ArrayDeque<>(List.of(first));
    while (!news.isEmpty()) {
      List<Command> commands = core.on(news.remove(), standing(), clock.instant());
      for (Command command : commands) {
        try {
          if (!done(command, news)) {
            break;
          }
        } catch (OutboxException e) {
          news.add(new Signal.DiskFailed(e.getMessage()));
          break;
        }
      }
    }
  }

  private Standing standing() {
    Sequence sequence = outbox.sequence();
    return new Standing(
        settings.device(),
        sequence.epoch(),
        sequence.over(),
        sequence.lastSeq(),
        sequence.ackedSeq(),
        outbox.firstKeptSeq(),
        keys.rollSeq(sequence.epoch()),
        outbox.checkpoint());
  }

  /** Whether the commands that follow still make sense. */
  private boolean done(Command command, Deque<Signal> news) throws OutboxException {
    if (command instanceof Command.Connect connect) {
      connect(connect.connection(), news);
    } else if (command instanceof Command.Close) {
      connection.close();
      connection = null;
    } else if (command instanceof Command.Send send) {
      return sent(send, news);
    } else if (command instanceof Command.Forget forget) {
      outbox.acknowledged(forget.epoch(), forget.throughSeq(), forget.checkpoint());
      keys.acknowledged(forget.epoch(), forget.throughSeq());
      news.add(new Signal.Tick());
    } else if (command instanceof Command.GiveUp end) {
      LOG.errorf("uplink: what is left of epoch %d is not sent: %s", end.epoch(), end.why());
      outbox.giveUp(end.epoch());
      news.add(new Signal.Tick());
    } else if (command instanceof Command.Note note) {
      outbox.append(new Fact(note.event(), outbox.wallNow()));
    } else if (command instanceof Command.TakePermits permit) {
      takePermits(permit);
    } else if (command instanceof Command.TakeForgotten list) {
      takeForgotten(list);
    } else if (command instanceof Command.SayBirth && connection != null) {
      connection.say(plan.presence(), plan.birth(outbox.checkpoint()));
    } else if (command instanceof Command.Tell tell) {
      LOG.logf(
          tell.serious() ? Logger.Level.WARN : Logger.Level.INFO, "uplink: %s", tell.message());
    }
    return true;
  }

  private void connect(long number, Deque<Signal> news) {
    try {
      connectionNumber = number;
      connection =
          BrokerConnection.open(plan.now(), plan.birth(outbox.checkpoint()), number, this::signal);
      news.add(new Signal.Connected(number));
    } catch (BrokerException e) {
      news.add(new Signal.Lost(number, e.getMessage()));
    }
  }

  private boolean sent(Command.Send send, Deque<Signal> news) throws OutboxException {
    int count = Math.toIntExact(send.lastSeq() - send.firstSeq() + 1);
    List<SealedRecord> records = outbox.records(send.epoch(), send.firstSeq() - 1, count);
    if (records.size() != count || records.get(0).fields().seq() != send.firstSeq()) {
      throw new OutboxException(
          "records %d to %d were to be sent again and are kept no longer"
              .formatted(send.firstSeq(), send.lastSeq()));
    }
    Batch batch = Batch.sign(records, keys.of(send.epoch(), send.lastSeq()), outbox.checkpoint());
    try {
      connection.publish(
          Topics.batches(settings.zone(), settings.device()), EventJson.writeBatch(batch));
      LOG.debugf("uplink: sent records %d to %d", send.firstSeq(), send.lastSeq());
      return true;
    } catch (BrokerException e) {
      news.add(new Signal.Lost(connectionNumber, e.getMessage()));
      return false;
    }
  }

  private void takeForgotten(Command.TakeForgotten command) {
    try {
      Forgotten list = Forgotten.read(command.payload(), settings.serverKey());
      if (list.zone().equals(settings.zone())) {
        forgotten.accept(list.persons());
      } else {
        LOG.errorf("uplink: the list of zone '%s' forgets nobody here", list.zone());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf("uplink: on the topic of those forgotten: %s", e.getMessage());
    }
  }

  private void takePermits(Command.TakePermits command) throws OutboxException {
    try {
      if (permits.arrived(command.payload())) {
        LOG.infof("uplink: permit list version %d", permits.version());
      }
    } catch (MalformedMessageException e) {
      LOG.errorf("uplink: on the permits' topic: %s", e.getMessage());
    }
  }
}
