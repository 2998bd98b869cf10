package bondgate.rfid.serial;

import bondgate.rfid.dialect.Ask;
import bondgate.rfid.dialect.Dialect;
import bondgate.rfid.dialect.Plan;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Says plans on one open line and waits for their answers; for one thread. */
final class LineTalk {
  private final SerialLine line;
  private final Dialect dialect;
  private final InstantSource clock;
  private long unrecognised;

  LineTalk(SerialLine line, Dialect dialect, InstantSource clock) {
    this.line = line;
    this.dialect = dialect;
    this.clock = clock;
  }

  long unrecognised() {
    return unrecognised;
  }

  /** The answers of a plan; each tag heard on the way goes to the listener. */
  Outcome<List<Said>> say(Plan plan, Consumer<Said.Tag> tags) throws PortException {
    if (plan instanceof Plan.Unsupported no) {
      return new Outcome.Unsupported<>(no.why());
    }
    Plan.Of of = (Plan.Of) plan;
    List<Said> answers = new ArrayList<>();
    Outcome<List<Said>> outcome = new Outcome.Done<>(answers);
    for (Ask ask : of.asks()) {
      Outcome<Said> answer = ask(ask, tags);
      if (!(answer instanceof Outcome.Done<Said> done)) {
        outcome = answer.then(never -> new Outcome.Done<>(answers));
        break;
      }
      answers.add(done.value());
    }
    for (Ask ask : of.afterwards()) {
      // Whether it is done changes nothing of what was already found out.
      Outcome<Said> ignored = ask(ask, tags);
      if (ignored instanceof Outcome.PortFailed<Said>) {
        break;
      }
    }
    return outcome;
  }

  private Outcome<Said> ask(Ask ask, Consumer<Said.Tag> tags) throws PortException {
    line.write(ask.wire());
    Instant deadline = clock.instant().plus(ask.within());
    boolean heardBytes = false;
    boolean heardTag = false;
    do {
      Bytes bytes = line.read();
      heardBytes |= bytes.size() > 0;
      for (Said said : hear(bytes)) {
        if (said instanceof Said.Tag tag) {
          heardTag = true;
          tags.accept(tag);
        } else if (answers(said, ask)) {
          return said instanceof Said.Refused no && !endsRound(ask, no)
              ? new Outcome.Refused<>(no.fault(), no.detail())
              : new Outcome.Done<>(said);
        }
      }
      if (ask.endsInSilence() && heardTag && bytes.size() == 0) {
        return new Outcome.Done<>(new Said.RoundEnd(ask.about()));
      }
    } while (clock.instant().isBefore(deadline));
    return new Outcome.NoAnswer<>(
        "no answer to command 0x%02X within %d ms; %s"
            .formatted(
                ask.about(),
                ask.within().toMillis(),
                heardBytes ? "other bytes came" : "nothing came"),
        heardBytes);
  }

  /** In a protocol whose rounds end in silence, "no tag" is the other end. */
  private static boolean endsRound(Ask ask, Said.Refused no) {
    return ask.endsInSilence() && no.fault() == ReaderFault.NO_TAG;
  }

  private static boolean answers(Said said, Ask ask) {
    int about = Said.ANYTHING - 1;
    if (said instanceof Said.Done done) {
      about = done.about();
    } else if (said instanceof Said.Identity identity) {
      about = identity.about();
    } else if (said instanceof Said.Memory memory) {
      about = memory.about();
    } else if (said instanceof Said.RoundEnd end) {
      about = end.about();
    } else if (said instanceof Said.Refused no) {
      about = no.about() == Said.ANYTHING ? ask.about() : no.about();
    }
    return about == ask.about();
  }

  /** Hears tags until they are no longer wanted; the reader must say something within a time. */
  Outcome<Integer> listen(BooleanSupplier until, Duration quietAtMost, Consumer<Said.Tag> tags)
      throws PortException {
    Instant lastHeard = clock.instant();
    int count = 0;
    while (!until.getAsBoolean()) {
      for (Said said : hear(line.read())) {
        lastHeard = clock.instant();
        if (said instanceof Said.Tag tag) {
          count++;
          tags.accept(tag);
        } else if (said instanceof Said.Refused no && no.fault() != ReaderFault.NO_TAG) {
          return new Outcome.Refused<>(no.fault(), no.detail());
        }
      }
      if (clock.instant().isAfter(lastHeard.plus(quietAtMost))) {
        return new Outcome.NoAnswer<>(
            "nothing was heard for %d ms in a continuous inventory"
                .formatted(quietAtMost.toMillis()),
            false);
      }
    }
    return new Outcome.Done<>(count);
  }

  void send(Plan.Of plan) throws PortException {
    for (Ask ask : plan.asks()) {
      line.write(ask.wire());
    }
  }

  private List<Said> hear(Bytes bytes) {
    List<Said> said = bytes.size() > 0 ? dialect.feed(bytes) : dialect.silence();
    unrecognised += said.stream().filter(Said.Unrecognised.class::isInstance).count();
    return said;
  }
}
