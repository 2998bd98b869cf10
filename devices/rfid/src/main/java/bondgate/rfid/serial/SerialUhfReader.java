package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.TagRead;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.ReaderProtocol;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.supervised.SupervisedReader;
import bondgate.rfid.supervised.WantedOutputs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A reader of any registered protocol on a serial port, supervised: it opens the port again by
 * itself for as long as it is not closed, and tells every change of its condition. {@link
 * SerialR2000Reader} does the same for R2000 modules with their own settings.
 */
public final class SerialUhfReader extends SupervisedReader {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

  /** A reader that refuses at once is not asked again faster than this. */
  private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(200);

  /**
   * What is taken from a raw level that nobody documents in dBm, so that it falls into the range of
   * levels: good for ranking reads of one reader, unverified as dBm.
   */
  private static final int RAW_LEVEL_OFFSET = 129;

  /** The level of a read by a reader that reports none. */
  private static final int NO_LEVEL_DBM = -127;

  private final UhfReaderSettings settings;
  private final ReaderProtocol protocol;

  // Owned by the reader's thread.
  private boolean wasOnline;

  /** A reader that is not started yet. */
  public SerialUhfReader(UhfReaderSettings settings, InstantSource clock) {
    super(settings.protocol(), settings.portPath(), CLOSE_WITHIN, clock);
    this.settings = settings;
    this.protocol = ReaderProtocols.named(settings.protocol()).orElseThrow();
  }

  /** Also kept, and of no effect, for a protocol without outputs: the condition then says so. */
  @Override
  public void setOutput(int output, boolean on) {
    outputs.want(output, on);
  }

  @Override
  protected void work() throws InterruptedException {
    Duration pause = settings.retryFirst();
    do {
      boolean worked = connectAndPoll();
      pause = worked ? settings.retryFirst() : longer(pause, settings.retryLongest());
    } while (!isClosedWithin(pause));
  }

  /** Whether the reader worked at all on this line. */
  private boolean connectAndPoll() throws InterruptedException {
    Outcome<ReaderSession> opened =
        ReaderSession.connect(
            settings.portPath(), settings.baud(), protocol, settings.dialect(), clock);
    if (!(opened instanceof Outcome.Done<ReaderSession> done)) {
      tellFailure(opened);
      return false;
    }
    try (ReaderSession session = done.value()) {
      outputs.forgetConfirmations();
      tell(State.CONNECTING, Reason.PORT_OPENED, settings.portPath());
      Outcome<Integer> ready = setUp(session);
      if (!(ready instanceof Outcome.Done<Integer>)) {
        tellFailure(ready);
        return false;
      }
      poll(session);
      return true;
    }
  }

  private Outcome<Integer> setUp(ReaderSession session) {
    return session
        .identify()
        .then(firmware -> session.prepare())
        .then(done -> settings.region().map(session::setRegion).orElse(new Outcome.Done<>(0)))
        .then(
            done ->
                settings.powerCentiDbm().isPresent()
                    ? session.setPower(settings.powerCentiDbm().getAsInt())
                    : new Outcome.Done<>(0))
        .then(done -> session.selectAntennas(settings.antennas()));
  }

  private void poll(ReaderSession session) throws InterruptedException {
    long bad = 0;
    long skipped = 0;
    long unknown = 0;
    boolean connected = true;
    while (connected && !isClosed()) {
      sendOutput(session);
      Outcome<Integer> round = session.inventoryOnce(this::take);
      badChecksums.addAndGet(session.badChecksums() - bad);
      skippedBytes.addAndGet(session.skippedBytes() - skipped);
      unrecognised.addAndGet(session.unrecognised() - unknown);
      bad = session.badChecksums();
      skipped = session.skippedBytes();
      unknown = session.unrecognised();
      if (round instanceof Outcome.Done<Integer> done) {
        roundFinished(done.value());
      } else {
        tellFailure(round);
        boolean over = isClosedWithin(PAUSE_AFTER_REFUSAL);
        // A refusal is an answer: the line is good, and the reader is asked again.
        connected = round instanceof Outcome.Refused<Integer> && !over;
      }
    }
  }

  private void sendOutput(ReaderSession session) {
    Optional<WantedOutputs.Level> level = outputs.next();
    if (level.isPresent()) {
      Outcome<Integer> sent = session.setOutput(level.get().output(), level.get().on());
      if (sent instanceof Outcome.Done<Integer> || sent instanceof Outcome.Unsupported<Integer>) {
        outputs.confirm(level.get());
      }
      if (!(sent instanceof Outcome.Done<Integer>)) {
        tellFailure(sent);
      }
    }
  }

  private void roundFinished(int count) {
    rounds.incrementAndGet();
    listener().roundFinished(settings.antennas().get(0), count, clock.instant());
    if (wasOnline && condition().state() == State.CONNECTING) {
      reconnections.incrementAndGet();
    }
    wasOnline = true;
    tell(State.ONLINE, Reason.ROUND_FINISHED, "");
  }

  private void take(Said.Tag tag) {
    reads.incrementAndGet();
    int level =
        tag.rssiDbm().isPresent()
            ? Math.max(NO_LEVEL_DBM, Math.min(20, tag.rssiDbm().getAsInt()))
            : tag.rawRssi().isPresent()
                ? Math.min(20, tag.rawRssi().getAsInt() - RAW_LEVEL_OFFSET)
                : NO_LEVEL_DBM;
    int raw = Math.max(NO_LEVEL_DBM, level);
    listener().read(new TagRead(tag.epc(), tag.antenna(), raw, tag.phase(), clock.instant()));
  }

  private void tellFailure(Outcome<?> failure) {
    if (failure instanceof Outcome.PortFailed<?> lost) {
      tell(State.OFFLINE, lost.reason(), lost.detail());
    } else if (failure instanceof Outcome.NoAnswer<?> silent) {
      State state = silent.heardBytes() ? State.DEGRADED : State.OFFLINE;
      tell(state, Reason.NO_ROUND_END, silent.detail());
    } else if (failure instanceof Outcome.Refused<?> no && no.fault() == ReaderFault.TOO_HOT) {
      tell(State.OFFLINE, Reason.READER_ERROR, no.describe());
    } else {
      tell(State.DEGRADED, Reason.READER_ERROR, failure.describe());
    }
  }
}
