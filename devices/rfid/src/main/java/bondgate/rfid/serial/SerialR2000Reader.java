package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.Reply;
import bondgate.rfid.frame.r2000.ReplyDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An R2000 module (header 0xA0) on a serial port. Opens the port again by itself for as long as it
 * is not closed, and tells every change of its condition. Tag reports count whenever they come,
 * asked for or not.
 */
public final class SerialR2000Reader implements RfidReader {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final SerialSettings settings;
  private final InstantSource clock;
  private final ReplyDecoder decoder;
  private final Outputs outputs = new Outputs();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong badChecksums = new AtomicLong();
  private final AtomicLong skippedBytes = new AtomicLong();
  private final AtomicLong unrecognised = new AtomicLong();
  private final AtomicLong reconnections = new AtomicLong();
  private volatile ReaderCondition condition;
  private volatile Thread thread;

  // Owned by the reader's thread.
  private ReaderListener listener;
  private boolean toldCondition;
  private int readsThisRound;
  private boolean wasOpen;

  /** A reader that is not started yet. */
  public SerialR2000Reader(SerialSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.decoder = new ReplyDecoder(settings.ports());
    this.condition =
        new ReaderCondition(State.OFFLINE, Reason.PORT_NOT_OPENED, "not started", clock.instant());
  }

  @Override
  public synchronized void start(ReaderListener to) {
    if (thread != null) {
      throw new IllegalStateException("reader on '%s' was started".formatted(settings.portPath()));
    }
    listener = to;
    thread = new Thread(this::run, "r2000 " + settings.portPath());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void setOutput(int output, boolean on) {
    if (output != 3 && output != 4) {
      throw new IllegalArgumentException("an R2000's outputs are GPIO 3 and 4; received " + output);
    }
    outputs.want(output, on);
  }

  @Override
  public ReaderCondition condition() {
    return condition;
  }

  @Override
  public ReaderCounters counters() {
    return new ReaderCounters(
        rounds.get(),
        reads.get(),
        badChecksums.get(),
        skippedBytes.get(),
        unrecognised.get(),
        reconnections.get());
  }

  @Override
  public void close() {
    closed.countDown();
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
    Duration pause = settings.retryFirst();
    try {
      while (!isClosed()) {
        try (SerialLine line = SerialLine.open(settings.portPath(), settings.baud())) {
          pause = settings.retryFirst();
          opened();
          converse(line);
        } catch (PortException e) {
          tell(State.OFFLINE, e.reason(), e.getMessage());
        }
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      // Somebody wants this thread to end; so it ends, and says that the portal is blind.
      tell(State.OFFLINE, Reason.PORT_LOST, "the reader's thread was interrupted");
    } catch (RuntimeException e) {
      tell(State.OFFLINE, Reason.PORT_LOST, "our own error, restart the agent: " + e);
      throw e;
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(settings.retryLongest()) > 0 ? settings.retryLongest() : twice;
  }

  private void opened() {
    if (wasOpen) {
      reconnections.incrementAndGet();
    }
    wasOpen = true;
    outputs.forgetConfirmations();
    tell(State.CONNECTING, Reason.PORT_OPENED, settings.portPath());
  }

  private void converse(SerialLine line) throws PortException {
    Conversation conversation = new Conversation(settings, outputs, new Teller());
    ParserState<Frame> state = Frame.parser();
    readsThisRound = 0;
    while (!isClosed()) {
      Optional<Frame> question = conversation.next(clock.instant());
      if (question.isPresent()) {
        line.write(question.get().toBytes());
      }
      Bytes bytes = line.read();
      Instant now = clock.instant();
      if (bytes.size() > 0) {
        conversation.heardSomething();
      }
      ParserState.Fed<Frame> fed = bytes.size() > 0 ? state.feed(bytes) : state.silence();
      state = fed.next();
      badChecksums.addAndGet(fed.badChecksums());
      skippedBytes.addAndGet(fed.skippedBytes());
      for (Frame frame : fed.frames()) {
        take(decoder.decode(frame), conversation, now);
      }
    }
  }

  private void take(Reply reply, Conversation conversation, Instant now) {
    if (reply instanceof Reply.TagReport tag) {
      reads.incrementAndGet();
      readsThisRound++;
      listener.read(new TagRead(tag.epc(), tag.antenna(), tag.rssiDbm(), tag.phase(), now));
    } else if (reply instanceof Reply.Unrecognised) {
      unrecognised.incrementAndGet();
    }
    conversation.heard(reply, now);
  }

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
  private final class Teller implements Conversation.Outlet {
    @Override
    public void condition(State state, Reason reason, String detail) {
      tell(state, reason, detail);
    }

    @Override
    public void roundFinished(int antenna) {
      rounds.incrementAndGet();
      listener.roundFinished(antenna, readsThisRound, clock.instant());
      readsThisRound = 0;
    }
  }
}
