package bondgate.rfid.llrp.client;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.LlrpDecoder;
import bondgate.rfid.llrp.LlrpFault;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpStream;
import bondgate.rfid.llrp.Octets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * An LLRP reader on the network. Connects again by itself for as long as it is not closed, and
 * tells every change of its condition. It has no rounds: each keepalive counts as the end of one
 * for every antenna. Times of reads are the reader's own, put on the host's clock.
 */
public final class LlrpReader implements RfidReader {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
  private static final Duration GOOD_BYE_WITHIN = Duration.ofMillis(800);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final LlrpSettings settings;
  private final InstantSource clock;
  private final RetryPause pause;
  private final WantedOutputs outputs = new WantedOutputs();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong skippedBytes = new AtomicLong();
  private final AtomicLong unrecognised = new AtomicLong();
  private final AtomicLong reconnections = new AtomicLong();
  private volatile ReaderCondition condition;
  private volatile Thread thread;
  private volatile InputListener inputs = (port, high, at) -> {};
  private volatile Optional<Connection> open = Optional.empty();

  // Owned by the reader's thread.
  private ReaderListener listener;
  private boolean toldCondition;
  private boolean wasOpen;
  private final int[] readsSince = new int[32];
  private TagReports reports = new TagReports();

  /**
   * A reader that is not started yet.
   *
   * @param random shortens the pauses between tries
   */
  public LlrpReader(LlrpSettings settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.pause = new RetryPause(settings.retryFirst(), settings.retryLongest(), random);
    this.condition =
        new ReaderCondition(State.OFFLINE, Reason.PORT_NOT_OPENED, "not started", clock.instant());
  }

  @Override
  public synchronized void start(ReaderListener to) {
    if (thread != null) {
      throw new IllegalStateException("reader at '%s' was started".formatted(settings.host()));
    }
    listener = to;
    thread = new Thread(this::run, "llrp " + settings.host());
    thread.setDaemon(true);
    thread.start();
  }

  /** {@inheritDoc} LLRP counts outputs (GPO ports) from 1. */
  @Override
  public void setOutput(int output, boolean on) {
    if (output < 1 || output > 0xFFFF) {
      throw new IllegalArgumentException("output must be from 1 to 65535; received " + output);
    }
    outputs.want(output, on);
    open.ifPresent(Connection::wake);
  }

  /**
   * Is told when an input changes; at most one. Which inputs a reader watches is set on the reader.
   */
  public void onInput(InputListener to) {
    inputs = to;
  }

  @Override
  public ReaderCondition condition() {
    return condition;
  }

  @Override
  public ReaderCounters counters() {
    return new ReaderCounters(
        rounds.get(), reads.get(), 0, skippedBytes.get(), unrecognised.get(), reconnections.get());
  }

  @Override
  public void close() {
    closed.countDown();
    open.ifPresent(Connection::wake);
    Thread running = thread;
    if (running == null || running.equals(Thread.currentThread())) {
      return;
    }
    try {
      running.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosed()) {
        try (Connection connection = Connection.open(settings, this::isClosed)) {
          open = Optional.of(connection);
          opened();
          converse(connection);
        } catch (IOException e) {
          Reason reason = open.isPresent() ? Reason.PORT_LOST : Reason.PORT_NOT_OPENED;
          tell(State.OFFLINE, reason, settings.host() + ": " + e.getMessage());
        } finally {
          open = Optional.empty();
        }
        if (closed.await(pause.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // Somebody wants this thread to end; so it ends, and says that the portal is blind.
      tell(State.OFFLINE, Reason.PORT_LOST, "the reader's thread was interrupted");
    } catch (RuntimeException e) {
      tell(State.OFFLINE, Reason.PORT_LOST, "our own error, restart the agent: " + e);
      throw e;
    }
  }

  private void opened() {
    if (wasOpen) {
      reconnections.incrementAndGet();
    }
    wasOpen = true;
    outputs.forgetConfirmations();
    reports = new TagReports();
    tell(State.CONNECTING, Reason.PORT_OPENED, settings.host());
  }

  private void converse(Connection connection) throws IOException {
    LlrpConversation conversation =
        new LlrpConversation(settings, outputs, new Teller(), clock.instant());
    LlrpStream stream = new LlrpStream();
    Optional<Instant> leave = Optional.empty();
    while (conversation.over().isEmpty()) {
      if (isClosed() && leave.isEmpty()) {
        leave = Optional.of(clock.instant().plus(GOOD_BYE_WITHIN));
        conversation.close();
      }
      if (leave.isPresent() && clock.instant().isAfter(leave.get())) {
        return;
      }
      Optional<LlrpMessage> message = conversation.next(clock.instant());
      while (message.isPresent()) {
        connection.send(message.get().toOctets());
        message = conversation.next(clock.instant());
      }
      byte[] bytes = connection.receive(LOOK_AGAIN);
      Instant now = clock.instant();
      for (Octets whole : stream.feed(bytes)) {
        take(LlrpDecoder.decode(whole), conversation, now);
      }
      broken(stream);
      if (conversation.isRunning()) {
        pause.reset();
      }
    }
    if (leave.isEmpty()) {
      tell(State.OFFLINE, conversation.overReason(), conversation.over().get());
    }
  }

  private void broken(LlrpStream stream) throws IOException {
    Optional<LlrpFault> fault = stream.broken();
    if (fault.isPresent()) {
      skippedBytes.addAndGet(stream.held());
      throw new IOException("not LLRP: " + fault.get().describe());
    }
  }

  private void take(LlrpMessage message, LlrpConversation conversation, Instant now) {
    if (!message.faults().isEmpty()) {
      unrecognised.incrementAndGet();
    }
    received = now;
    conversation.heard(message, now);
  }

  // Owned by the reader's thread: when the message that is taken now arrived.
  private Instant received = Instant.EPOCH;

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void tell(State state, Reason reason, String detail) {
    ReaderCondition next = new ReaderCondition(state, reason, detail, clock.instant());
    if (toldCondition && next.saysTheSameAs(condition)) {
      return;
    }
    toldCondition = true;
    condition = next;
    listener.healthChanged(next);
  }

  /** Passes on what the conversation concludes. */
  private final class Teller implements LlrpConversation.Outlet {
    @Override
    public void condition(State state, Reason reason, String detail) {
      tell(state, reason, detail);
    }

    @Override
    public void roundFinished() {
      rounds.incrementAndGet();
      for (int antenna : settings.antennas()) {
        listener.roundFinished(antenna, readsSince[antenna], received);
        readsSince[antenna] = 0;
      }
    }

    @Override
    public void input(int port, boolean high) {
      inputs.changed(port, high, received);
    }

    @Override
    public void report(LlrpParameter.Known tag) {
      Optional<TagRead> read = reports.read(tag, received);
      if (read.isEmpty()) {
        unrecognised.incrementAndGet();
        return;
      }
      reads.incrementAndGet();
      readsSince[read.get().antenna()]++;
      listener.read(read.get());
    }
  }
}
