package bondgate.edge.uplink;

import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The uplink's duty: one thread that keeps the connection, sends one batch at a time from the
 * outbox, and lets the outbox forget only what the server says it has committed.
 */
public final class Uplink implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Uplink.class);
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(700);
  private static final Duration DISK_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final EdgeSettings settings;
  private final Outbox outbox;
  private final PermitStore permits;
  private final SigningKey key;
  private final BrokerConnection.Plan plan;
  private final InstantSource clock;
  private final BackOff backOff;
  private final AnswerRule rule;
  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(1024);
  private final AtomicBoolean wakePending = new AtomicBoolean();
  private final AtomicBoolean signalsLost = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "uplink");
  private volatile UplinkStatus status = new UplinkStatus(false, "ready", "not connected yet");
  private volatile boolean stopping;

  // Owned by the uplink's thread.
  private BrokerConnection connection;
  private long connectionNumber;
  private Instant connectAt = Instant.EPOCH;
  private Sending sending = new Sending.Ready();
  private Instant recordsWaitSince;
  private Instant diskRetryAt = Instant.EPOCH;
  private String failure = "";
  private boolean toldUnknown;

  /** An uplink that is not started yet. */
  public Uplink(
      EdgeSettings settings,
      Outbox outbox,
      PermitStore permits,
      SigningKey key,
      UUID bootId,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.outbox = outbox;
    this.permits = permits;
    this.key = key;
    this.plan = BrokerConnection.Plan.of(settings, bootId);
    this.clock = clock;
    this.backOff = new BackOff(settings.reconnect().least(), settings.reconnect().most(), random);
    this.rule = new AnswerRule(settings.batch().unknownDeviceRetry());
  }

  /** Starts the thread. */
  public void start() {
    outbox.onAppend(
        () -> {
          if (wakePending.compareAndSet(false, true)) {
            signal(new Signal.RecordsWait());
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
    signals.offer(new Signal.Stop());
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
      while (!stopping) {
        step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (connection != null) {
        connection.leave(plan.presence(), plan.will(), LEAVE_WITHIN);
      }
    }
  }

  private void step() throws InterruptedException {
    try {
      if (signalsLost.getAndSet(false)) {
        lost("more came in than could be taken");
      }
      if (connection == null && !clock.instant().isBefore(connectAt)) {
        connect();
      }
      sendIfDue();
      status = UplinkStatus.of(connection != null, sending, failure, key.verifyKey());
      Signal signal = signals.poll(waitMillis(), TimeUnit.MILLISECONDS);
      if (signal != null) {
        take(signal);
      }
    } catch (OutboxException e) {
      failure = e.getMessage();
      diskRetryAt = clock.instant().plus(DISK_RETRY);
      LOG.errorf("uplink: %s", e.getMessage());
    }
  }

  private void connect() {
    try {
      connection = BrokerConnection.open(plan, ++connectionNumber, this::signal);
      failure = "";
      backOff.reset();
      LOG.infof("uplink: connected to %s", settings.broker().url());
      if (sending instanceof Sending.Waiting) {
        sending = new Sending.Ready(); // the answer may have been lost with the connection
      }
    } catch (BrokerException e) {
      retryLater(e.getMessage());
    }
  }

  private void retryLater(String why) {
    Duration wait = backOff.next();
    connectAt = clock.instant().plus(wait);
    if (!why.equals(failure)) {
      LOG.warnf("uplink: %s; tries again in %d ms and on", why, wait.toMillis());
    }
    failure = why;
  }

  private void lost(String why) {
    if (connection != null) {
      connection.close();
      connection = null;
      retryLater("connection lost: " + why + "; records stay on disk");
    }
  }

  private void sendIfDue() throws OutboxException {
    Instant now = clock.instant();
    if (sending.isOver(now)) {
      sending = new Sending.Ready();
    }
    if (connection == null || now.isBefore(diskRetryAt) || !(sending instanceof Sending.Ready)) {
      return;
    }
    long waiting = outbox.unsent();
    if (waiting == 0) {
      recordsWaitSince = null;
      return;
    }
    if (recordsWaitSince == null) {
      recordsWaitSince = now;
    }
    int most = settings.batch().records();
    if (waiting < most && now.isBefore(recordsWaitSince.plus(settings.batch().waitFor()))) {
      return;
    }
    recordsWaitSince = null;
    send(outbox.nextBatch(outbox.ackedSeq(), most), now);
  }

  private void send(List<SealedRecord> records, Instant now) {
    Batch batch = Batch.sign(records, key);
    try {
      connection.publish(
          Topics.batches(settings.zone(), settings.device()), EventJson.writeBatch(batch));
      sending =
          new Sending.Waiting(
              batch.firstSeq(), batch.lastSeq(), now.plus(settings.batch().answerWithin()));
      LOG.debugf("uplink: sent records %d to %d", batch.firstSeq(), batch.lastSeq());
    } catch (BrokerException e) {
      lost(e.getMessage());
    }
  }

  private void take(Signal signal) throws OutboxException {
    if (signal instanceof Signal.RecordsWait) {
      wakePending.set(false);
    } else if (signal instanceof Signal.Lost lost && lost.connection() == connectionNumber) {
      lost(lost.why());
    } else if (signal instanceof Signal.Arrived arrived) {
      arrived(arrived);
    }
  }

  private void arrived(Signal.Arrived message) throws OutboxException {
    try {
      if (message.topic().equals(Topics.permits(settings.zone()))) {
        if (permits.arrived(message.payload())) {
          LOG.infof("uplink: permit list version %d", permits.version());
        }
      } else {
        answered(EventJson.readAnswer(message.payload()));
      }
    } catch (MalformedMessageException e) {
      LOG.errorf("uplink: on %s: %s", message.topic(), e.getMessage());
    }
  }

  private void answered(BatchAnswer answer) throws OutboxException {
    RecordChain chain = outbox.chain();
    AnswerRule.Own own =
        new AnswerRule.Own(settings.device(), chain.epoch(), chain.lastSeq(), outbox.ackedSeq());
    AnswerRule.Step step = rule.after(sending, answer, own, clock.instant());
    if (step.deleteThrough() > 0) {
      outbox.acknowledged(chain.epoch(), step.deleteThrough());
    }
    Sending before = sending;
    sending = step.next();
    if (sending instanceof Sending.Stopped stopped && !sending.equals(before)) {
      LOG.errorf("uplink: sending stopped, %s: %s", stopped.reason(), stopped.detail());
    } else if (sending instanceof Sending.Paused && !toldUnknown) {
      toldUnknown = true;
      LOG.warnf("uplink: the server does not know this device (key %s)", key.verifyKey().base64());
    } else if (answer instanceof BatchAnswer.Accepted) {
      toldUnknown = false;
    }
  }

  private long waitMillis() {
    Instant now = clock.instant();
    Instant next = now.plus(LONGEST_WAIT);
    if (connection == null) {
      next = earlier(next, connectAt);
    } else if (sending.until().isPresent()) {
      next = earlier(next, sending.until().get());
    } else if (recordsWaitSince != null) {
      next = earlier(next, recordsWaitSince.plus(settings.batch().waitFor()));
    }
    return Math.max(1, Duration.between(now, next).toMillis());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
