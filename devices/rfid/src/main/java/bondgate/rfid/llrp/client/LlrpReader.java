package bondgate.rfid.llrp.client;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.TagRead;
import bondgate.rfid.llrp.LlrpDecoder;
import bondgate.rfid.llrp.LlrpFault;
import bondgate.rfid.llrp.LlrpMessage;
import bondgate.rfid.llrp.LlrpParameter;
import bondgate.rfid.llrp.LlrpStream;
import bondgate.rfid.llrp.Octets;
import bondgate.rfid.supervised.SupervisedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An LLRP reader on the network. Connects again by itself for as long as it is not closed, and
 * tells every change of its condition. It has no rounds: each keepalive counts as the end of one
 * for every antenna. Times of reads are the reader's own, put on the host's clock.
 */
public final class LlrpReader extends SupervisedReader {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
  private static final Duration GOOD_BYE_WITHIN = Duration.ofMillis(800);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final LlrpSettings settings;
  private final RetryPause pause;
  private volatile InputListener inputs = (port, high, at) -> {};
  private volatile TidListener tids = (epc, tid, antenna, at) -> {};
  private volatile Optional<Connection> open = Optional.empty();

  // Owned by the reader's thread.
  private boolean wasOpen;
  private final int[] readsSince = new int[32];
  private TagReports reports = new TagReports();

  /**
   * A reader that is not started yet.
   *
   * @param random shortens the pauses between tries
   */
  public LlrpReader(LlrpSettings settings, InstantSource clock, RandomGenerator random) {
    super("llrp", settings.host(), CLOSE_WITHIN, clock);
    this.settings = settings;
    this.pause = new RetryPause(settings.retryFirst(), settings.retryLongest(), random);
  }

  /** {@inheritDoc} LLRP counts outputs (GPO ports) from 1. */
  @Override
  public void setOutput(int output, boolean on) {
    if (output < 1 || output > 0xFFFF) {
      throw new IllegalArgumentException("output must be from 1 to 65535; received " + output);
    }
    outputs.want(output, on);
    wake();
  }

  /**
   * Is told when an input changes; at most one. The settings name the inputs that the reader is to
   * watch; it may watch others, too, if that is set on it.
   */
  public void onInput(InputListener to) {
    inputs = to;
  }

  /**
   * Is told the TID of tags, if the settings say that it is read; at most one. It comes with the
   * read of the same EPC, and after it, so that a {@code CloneWatch} can bind one to the other.
   */
  public void onTid(TidListener to) {
    tids = to;
  }

  @Override
  protected void wake() {
    open.ifPresent(Connection::wake);
  }

  @Override
  protected void work() throws InterruptedException {
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
      if (isClosedWithin(pause.next())) {
        return;
      }
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
        listener().roundFinished(antenna, readsSince[antenna], received);
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
      listener().read(read.get());
      TagReports.tid(tag)
          .ifPresent(
              tid -> tids.heard(read.get().epc(), tid, read.get().antenna(), read.get().seenAt()));
    }
  }
}
