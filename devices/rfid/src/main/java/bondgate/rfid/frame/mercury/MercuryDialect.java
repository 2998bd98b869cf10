package bondgate.rfid.frame.mercury;

import bondgate.rfid.Epc;
import bondgate.rfid.dialect.Ask;
import bondgate.rfid.dialect.ParsingDialect;
import bondgate.rfid.dialect.Plan;
import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.dialect.Region;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.frame.MemoryBank;
import bondgate.rfid.frame.TagIdentity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The conversation with a Mercury module. */
final class MercuryDialect extends ParsingDialect<Frame> {
  private static final int TAG_MILLIS = 1000;

  MercuryDialect() {
    super(Frame.moduleShape());
  }

  @Override
  protected void say(Frame frame, List<Said> said) {
    Reply reply = ReplyDecoder.decode(frame);
    int about = frame.op();
    if (reply instanceof Reply.TagReport report) {
      TagIdentity tag = report.tag();
      said.add(
          new Said.Tag(
              tag.epc(),
              report.antenna(),
              OptionalInt.of(report.rssiDbm()),
              OptionalInt.empty(),
              OptionalInt.of(report.phaseDegrees()),
              tag.isDoubtful()));
    } else if (reply instanceof Reply.KeepAlive) {
      said.add(new Said.Alive());
    } else if (reply instanceof Reply.Version version) {
      said.add(new Said.Identity(about, "Mercury " + version.firmware()));
    } else if (reply instanceof Reply.MemoryRead read) {
      said.add(new Said.Memory(about, read.data()));
    } else if (reply instanceof Reply.Done
        || reply instanceof Reply.Setting
        || reply instanceof Reply.Power) {
      said.add(new Said.Done(about));
    } else if (reply instanceof Reply.Failure failure) {
      ReaderFault fault = failure.status().map(MercuryDialect::fault).orElse(ReaderFault.OTHER);
      // Trouble in a continuous read comes with the op of the records.
      int of = about == Command.READ_MULTIPLE ? Said.ANYTHING : about;
      said.add(new Said.Refused(of, fault, failure.describe()));
    } else {
      said.add(new Said.Unrecognised());
    }
  }

  private static ReaderFault fault(Status status) {
    return switch (status) {
      case NO_TAG -> ReaderFault.NO_TAG;
      case OP_UNKNOWN, OP_NOT_BUILT_IN -> ReaderFault.UNKNOWN_COMMAND;
      case MESSAGE_LENGTH, POWER_TOO_HIGH, PARAMETER, POWER_TOO_LOW, BAUD, REGION, NO_PROTOCOL ->
          ReaderFault.PARAMETER;
      case WRITE_FAILED, READ_FAILED, TAG_GENERAL, TAG_NOT_SPECIFIC ->
          ReaderFault.TAG_ACCESS_FAILED;
      case TAG_MEMORY_OVERRUN -> ReaderFault.MEMORY_OVERRUN;
      case TAG_MEMORY_LOCKED -> ReaderFault.MEMORY_LOCKED;
      case TAG_INSUFFICIENT_POWER -> ReaderFault.TAG_POWER_TOO_LOW;
      case ANTENNA_MISSING, HIGH_RETURN_LOSS -> ReaderFault.ANTENNA_MISSING;
      case TOO_HOT -> ReaderFault.TOO_HOT;
      case OK -> ReaderFault.OTHER;
    };
  }

  private static Ask quick(Frame frame) {
    return Ask.quick(frame.op(), frame.toBytes());
  }

  private static Ask onAir(Frame frame) {
    return Ask.onAir(frame.op(), frame.toBytes());
  }

  /** The version, which the boot loader answers too. */
  @Override
  public Plan identify() {
    return Plan.of(quick(Command.version()));
  }

  @Override
  public Plan prepare() {
    return Plan.of(quick(Command.gen2()), quick(Command.readFilterOff()));
  }

  @Override
  public Plan region(Region region) {
    int code =
        switch (region) {
          case CHINA_900 -> Command.REGION_CHINA;
          case US -> 0x01;
          case EU -> 0x08;
        };
    return Plan.of(quick(Command.region(code)));
  }

  @Override
  public Plan power(int centiDbm) {
    return Plan.of(quick(Command.readPower(centiDbm)), quick(Command.writePower(centiDbm)));
  }

  /** The search list for inventories, and the first antenna for reads and writes. */
  @Override
  public Plan antennas(List<Integer> chosen) {
    return Plan.of(quick(Command.antenna(chosen.get(0))), quick(Command.searchList(chosen)));
  }

  @Override
  public Plan round() {
    return new Plan.Unsupported("a Mercury module is read in spells of its continuous read");
  }

  @Override
  public Plan startContinuous() {
    return Plan.of(quick(Command.startContinuous()));
  }

  @Override
  public Plan stopContinuous() {
    return Plan.of(onAir(Command.stopContinuous()));
  }

  @Override
  public Plan read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    return Plan.of(onAir(Command.readData(TAG_MILLIS, of, bank, firstWord, words, password)));
  }

  @Override
  public Plan writeEpc(Epc from, Epc to, long password) {
    int word = firstWordToWrite(from, to);
    return Plan.of(
        onAir(
            Command.writeData(
                TAG_MILLIS,
                Optional.of(from),
                MemoryBank.EPC,
                word,
                wordsToWrite(from, to),
                password)));
  }

  @Override
  public Plan output(int output, boolean on) {
    return Plan.of(quick(Command.output(output, on)));
  }
}
