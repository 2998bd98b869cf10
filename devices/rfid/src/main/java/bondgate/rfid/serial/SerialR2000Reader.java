package bondgate.rfid.serial;

import bondgate.rfid.ReaderCondition.Reason;
import bondgate.rfid.ReaderCondition.State;
import bondgate.rfid.TagRead;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.r2000.Frame;
import bondgate.rfid.frame.r2000.Reply;
import bondgate.rfid.frame.r2000.ReplyDecoder;
import bondgate.rfid.supervised.SupervisedReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An R2000 module (header 0xA0) on a serial port. Opens the port again by itself for as long as it
 * is not closed, and tells every change of its condition. Tag reports count whenever they come,
 * asked for or not.
 */
public final class SerialR2000Reader extends SupervisedReader {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final SerialSettings settings;
  private final ReplyDecoder decoder;

  // Owned by the reader's thread.
  private int readsThisRound;
  private boolean wasOpen;

  /** A reader that is not started yet. */
  public SerialR2000Reader(SerialSettings settings, InstantSource clock) {
    super("r2000", settings.portPath(), CLOSE_WITHIN, clock);
    this.settings = settings;
    this.decoder = new ReplyDecoder(settings.ports());
  }

  @Override
  public void setOutput(int output, boolean on) {
    if (output != 3 && output != 4) {
      throw new IllegalArgumentException("an R2000's outputs are GPIO 3 and 4; received " + output);
    }
    outputs.want(output, on);
  }

  @Override
  protected void work() throws InterruptedException {
    Duration pause = settings.retryFirst();
    while (!isClosed()) {
      try (SerialLine line = SerialLine.open(settings.portPath(), settings.baud())) {
        pause = settings.retryFirst();
        opened();
        converse(line);
      } catch (PortException e) {
        tell(State.OFFLINE, e.reason(), e.getMessage());
      }
      if (isClosedWithin(pause)) {
        return;
      }
      pause = longer(pause, settings.retryLongest());
    }
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
      listener().read(new TagRead(tag.epc(), tag.antenna(), tag.rssiDbm(), tag.phase(), now));
    } else if (reply instanceof Reply.Unrecognised) {
      unrecognised.incrementAndGet();
    }
    conversation.heard(reply, now);
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
      listener().roundFinished(antenna, readsThisRound, clock.instant());
      readsThisRound = 0;
    }
  }
}
