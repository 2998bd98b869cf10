package bondgate.rfid.frame.uhf18;

import bondgate.rfid.Epc;
import bondgate.rfid.dialect.Ask;
import bondgate.rfid.dialect.DialectSettings;
import bondgate.rfid.dialect.ParsingDialect;
import bondgate.rfid.dialect.Plan;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.Region;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.MemoryBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The conversation with a reader of the 18 or the 288 family; which one it is, the number of
 * antenna ports says: 1 is the 18 family.
 */
final class Uhf18Dialect extends ParsingDialect<Frame> {
  private static final int Q = 4;
  private static final int ROUND_TENTHS = 3;

  private final Command say;
  private final boolean family288;
  private List<Integer> antennas = List.of(0);

  Uhf18Dialect(DialectSettings settings) {
    super(Frame.readerShape());
    say = new Command(settings.address());
    family288 = settings.ports() > 1;
  }

  @Override
  protected void say(Frame frame, List<Said> said) {
    Reply reply = ReplyDecoder.decode(frame);
    int about = frame.command();
    if (reply instanceof Reply.Inventory inventory) {
      inventory.tags().forEach(tag -> said.add(tag(tag)));
      if (inventory.status().endsInventory()) {
        said.add(new Said.RoundEnd(about));
      }
    } else if (reply instanceof Reply.ReaderInfo info) {
      said.add(
          new Said.Identity(
              about,
              "UHFReader %d.%d type 0x%02X".formatted(info.major(), info.minor(), info.type())));
    } else if (reply instanceof Reply.Done) {
      said.add(new Said.Done(about));
    } else if (reply instanceof Reply.MemoryRead read) {
      said.add(new Said.Memory(about, read.data()));
    } else if (reply instanceof Reply.Heartbeat) {
      said.add(new Said.Alive());
    } else if (reply instanceof Reply.Failure failure) {
      said.add(failed(about, failure));
    } else {
      said.add(new Said.Unrecognised());
    }
  }

  private static Said tag(Reply.Tag tag) {
    OptionalInt none = OptionalInt.empty();
    return new Said.Tag(tag.epc(), tag.antenna().orElse(0), none, tag.rawRssi(), none, false);
  }

  private static Said failed(int about, Reply.Failure failure) {
    if (about == Command.INVENTORY && failure.status() == Status.NO_TAG) {
      return new Said.RoundEnd(about);
    }
    // An unknown command is answered with 00 for the command.
    int of = about == 0 ? Said.ANYTHING : about;
    ReaderFault fault = failure.byTag().map(ReaderFault::of).orElse(fault(failure.status()));
    return new Said.Refused(of, fault, failure.describe());
  }

  private static ReaderFault fault(Status status) {
    return switch (status) {
      case NO_TAG -> ReaderFault.NO_TAG;
      case ACCESS_PASSWORD -> ReaderFault.ACCESS_DENIED;
      case ANTENNA -> ReaderFault.ANTENNA_MISSING;
      case EXECUTION, POOR_COMMUNICATION, TAG_REFUSED -> ReaderFault.TAG_ACCESS_FAILED;
      case ILLEGAL_COMMAND -> ReaderFault.UNKNOWN_COMMAND;
      case COMMAND_LENGTH, PARAMETER -> ReaderFault.PARAMETER;
      case OK, INVENTORY_COMPLETE, INVENTORY_TIME_OVER, MORE_FRAMES, MEMORY_FULL, HEARTBEAT ->
          ReaderFault.OTHER;
    };
  }

  private static Ask quick(Frame frame) {
    return Ask.quick(frame.command(), frame.toBytes());
  }

  private static Ask onAir(Frame frame) {
    return Ask.onAir(frame.command(), frame.toBytes());
  }

  @Override
  public Plan identify() {
    return Plan.of(quick(say.readerInfo()));
  }

  /** A reader that reports by itself loses commands, so it is told to answer only. */
  @Override
  public Plan prepare() {
    return family288 ? Plan.of(quick(say.answerMode288())) : Plan.of();
  }

  @Override
  public Plan region(Region region) {
    Band band =
        switch (region) {
          case CHINA_900 -> Band.CHINA_900;
          case US -> Band.US;
          case EU -> Band.EU;
        };
    return Plan.of(quick(say.band(band)));
  }

  /** Whole dBm only. */
  @Override
  public Plan power(int centiDbm) {
    return Plan.of(quick(say.power(Math.floorDiv(centiDbm, 100))));
  }

  /** Nothing is said: each inventory names its antenna. */
  @Override
  public Plan antennas(List<Integer> chosen) {
    if (!family288 && !chosen.equals(List.of(0))) {
      return new Plan.Unsupported("the 18 family has one antenna, 0; received " + chosen);
    }
    antennas = List.copyOf(chosen);
    return Plan.of();
  }

  @Override
  public Plan round() {
    if (!family288) {
      return Plan.of(onAir(say.inventory18()));
    }
    List<Ask> asks = new ArrayList<>();
    for (int antenna : antennas) {
      asks.add(onAir(say.inventory288(Q, 0, antenna, ROUND_TENTHS)));
    }
    return new Plan.Of(asks, List.of());
  }

  @Override
  public Plan startContinuous() {
    return new Plan.Unsupported("in answer mode rounds are asked for");
  }

  @Override
  public Plan stopContinuous() {
    return startContinuous();
  }

  @Override
  public Plan read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    return Plan.of(onAir(say.read(of, bank, firstWord, words, password)));
  }

  @Override
  public Plan writeEpc(Epc from, Epc to, long password) {
    int word = firstWordToWrite(from, to);
    return Plan.of(
        onAir(
            say.write(Optional.of(from), MemoryBank.EPC, word, wordsToWrite(from, to), password)));
  }
}
