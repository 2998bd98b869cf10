package bondgate.rfid.frame.m100;

import bondgate.rfid.Epc;
import bondgate.rfid.dialect.Ask;
import bondgate.rfid.dialect.ParsingDialect;
import bondgate.rfid.dialect.Plan;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.Region;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.MemoryBank;
import bondgate.rfid.frame.TagIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The conversation with an M100 or R200 module: one antenna, no phase. */
final class M100Dialect extends ParsingDialect<Frame> {
  private static final int SOFTWARE = 1;
  private static final int SELECT_BEFORE_ALL_BUT_POLLS = 2;

  // A module in the other dress answers in it; we speak as we were answered.
  private Command say = new Command(Frame.Dress.BB_7E);

  M100Dialect() {
    super(Frame.shape());
  }

  @Override
  protected void say(Frame frame, List<Said> said) {
    Reply reply = ReplyDecoder.decode(frame);
    int about = frame.command();
    if (reply instanceof Reply.TagReport report) {
      TagIdentity tag = report.tag();
      OptionalInt none = OptionalInt.empty();
      OptionalInt level = OptionalInt.of(report.rssiDbm());
      said.add(new Said.Tag(tag.epc(), 0, level, none, none, tag.isDoubtful()));
    } else if (reply instanceof Reply.ModuleInfo info) {
      say = new Command(frame.dress());
      said.add(new Said.Identity(about, info.text()));
    } else if (reply instanceof Reply.Done || reply instanceof Reply.MemoryWritten) {
      said.add(new Said.Done(about));
    } else if (reply instanceof Reply.MemoryRead read) {
      said.add(new Said.Memory(about, read.data()));
    } else if (reply instanceof Reply.Failure failure) {
      said.add(failed(failure));
    } else {
      said.add(new Said.Unrecognised());
    }
  }

  private static Said failed(Reply.Failure failure) {
    ReaderFault fault =
        failure
            .byTag()
            .map(ReaderFault::of)
            .or(() -> failure.error().map(M100Dialect::fault))
            .orElse(ReaderFault.OTHER);
    return new Said.Refused(Said.ANYTHING, fault, failure.describe());
  }

  private static ReaderFault fault(ErrorCode error) {
    return switch (error) {
      case NO_TAG -> ReaderFault.NO_TAG;
      case READ, WRITE, KILL, LOCK, BLOCK_PERMALOCK -> ReaderFault.TAG_ACCESS_FAILED;
      case ACCESS_PASSWORD -> ReaderFault.ACCESS_DENIED;
      case COMMAND -> ReaderFault.UNKNOWN_COMMAND;
      case CHANNELS_BUSY -> ReaderFault.CHANNELS_BUSY;
      case TAG_REFUSED_READ,
          TAG_REFUSED_WRITE,
          TAG_REFUSED_LOCK,
          TAG_REFUSED_KILL,
          TAG_REFUSED_PERMALOCK ->
          ReaderFault.TAG_ACCESS_FAILED;
    };
  }

  private static Ask quick(Frame frame) {
    return Ask.quick(frame.command(), frame.toBytes());
  }

  private static Ask onAir(Frame frame) {
    return Ask.onAir(frame.command(), frame.toBytes());
  }

  /** In both dresses, as we do not know yet which one the module wears. */
  @Override
  public Plan identify() {
    Frame plain = new Command(Frame.Dress.BB_7E).moduleInfo(SOFTWARE);
    Frame other = new Command(Frame.Dress.AA_DD).moduleInfo(SOFTWARE);
    return Plan.of(Ask.quick(plain.command(), plain.toBytes().plus(other.toBytes())));
  }

  @Override
  public Plan region(Region region) {
    int code =
        switch (region) {
          case CHINA_900 -> Command.REGION_CHINA_900;
          case US -> 2;
          case EU -> 3;
        };
    return Plan.of(quick(say.setRegion(code)), quick(say.hopping(true)));
  }

  @Override
  public Plan power(int centiDbm) {
    return Plan.of(quick(say.setPower(centiDbm)));
  }

  @Override
  public Plan antennas(List<Integer> chosen) {
    return chosen.equals(List.of(0))
        ? Plan.of()
        : new Plan.Unsupported("the module has one antenna, 0; received " + chosen);
  }

  /** The module says nothing after the last tag of a poll. */
  @Override
  public Plan round() {
    Frame poll = say.singlePoll();
    return Plan.of(new Ask(poll.command(), poll.toBytes(), Duration.ofSeconds(2), true));
  }

  /** The start is not answered: tags or the lack of them follow at once. */
  @Override
  public Plan startContinuous() {
    Frame start = say.multiPoll(Command.WITHOUT_END);
    return Plan.of(new Ask(start.command(), start.toBytes(), Duration.ZERO, true));
  }

  @Override
  public Plan stopContinuous() {
    return Plan.of(quick(say.stop()));
  }

  @Override
  public Plan read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    return selected(of, say.read(password, bank, firstWord, words));
  }

  @Override
  public Plan writeEpc(Epc from, Epc to, long password) {
    int word = firstWordToWrite(from, to);
    Frame write = say.write(password, MemoryBank.EPC, word, wordsToWrite(from, to));
    return selected(Optional.of(from), write);
  }

  private Plan selected(Optional<Epc> epc, Frame access) {
    List<Ask> asks = new ArrayList<>();
    epc.ifPresent(
        chosen -> {
          asks.add(quick(say.selectMode(SELECT_BEFORE_ALL_BUT_POLLS)));
          asks.add(quick(say.select(chosen)));
        });
    asks.add(onAir(access));
    return new Plan.Of(asks, List.of());
  }
}
