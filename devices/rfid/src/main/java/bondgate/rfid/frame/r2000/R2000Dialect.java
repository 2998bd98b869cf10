package bondgate.rfid.frame.r2000;

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

/** The conversation with an R2000 module. */
final class R2000Dialect extends ParsingDialect<Frame> {
  private static final int SHORTEST_ROUND = 0xFF;

  private final int address;
  private final ReplyDecoder decoder;
  private List<Integer> antennas = List.of(0);

  R2000Dialect(DialectSettings settings) {
    super(Frame.shape());
    address = settings.address();
    decoder = new ReplyDecoder(settings.ports() > 4 ? 8 : 4);
  }

  @Override
  protected void say(Frame frame, List<Said> said) {
    Reply reply = decoder.decode(frame);
    int about = frame.command();
    if (reply instanceof Reply.TagReport tag) {
      OptionalInt level = OptionalInt.of(tag.rssiDbm());
      said.add(
          new Said.Tag(
              tag.epc(), tag.antenna(), level, OptionalInt.empty(), tag.phase(), tag.suspicious()));
    } else if (reply instanceof Reply.RoundEnd) {
      said.add(new Said.RoundEnd(about));
    } else if (reply instanceof Reply.Firmware version) {
      said.add(new Said.Identity(about, "R2000 %d.%d".formatted(version.major(), version.minor())));
    } else if (reply instanceof Reply.CommandResult) {
      said.add(new Said.Done(about));
    } else if (reply instanceof Reply.MemoryRead read) {
      said.add(new Said.Memory(about, read.data()));
    } else if (reply instanceof Reply.MemoryWritten written) {
      said.add(written(about, written.code()));
    } else if (reply instanceof Reply.AntennaMissing missing) {
      said.add(
          new Said.Refused(
              about, ReaderFault.ANTENNA_MISSING, "antenna " + missing.antenna() + " (0x22)"));
    } else if (reply instanceof Reply.Failure failure) {
      said.add(failed(about, failure));
    } else {
      said.add(new Said.Unrecognised());
    }
  }

  private static Said written(int about, int code) {
    if (code == ErrorCode.SUCCESS) {
      return new Said.Done(about);
    }
    return failed(about, new Reply.Failure(about, code, ErrorCode.of(code)));
  }

  private static Said failed(int about, Reply.Failure failure) {
    boolean quiet = failure.error().equals(Optional.of(ErrorCode.NO_TAG));
    if (quiet && Command.isInventory(about)) {
      return new Said.RoundEnd(about);
    }
    ReaderFault fault = failure.error().map(R2000Dialect::fault).orElse(ReaderFault.OTHER);
    return new Said.Refused(about, fault, failure.describe());
  }

  private static ReaderFault fault(ErrorCode error) {
    return switch (error) {
      case NO_TAG -> ReaderFault.NO_TAG;
      case ACCESS_OR_PASSWORD -> ReaderFault.ACCESS_DENIED;
      case READ, WRITE, LOCK, KILL, ACCESS_FAILED, NO_RN16, INVENTORY ->
          ReaderFault.TAG_ACCESS_FAILED;
      case ANTENNA_MISSING -> ReaderFault.ANTENNA_MISSING;
      case MCU_RESET,
          CW_ON,
          SET_POWER,
          PLL_NOT_LOCKED,
          RF_CHIP_SILENT,
          POWER_NOT_REACHED,
          SPECTRUM,
          POWER_TOO_LOW,
          COPYRIGHT ->
          ReaderFault.RADIO;
      case PARAMETER,
          WORD_COUNT,
          MEMORY_BANK,
          LOCK_REGION,
          LOCK_TYPE,
          ADDRESS,
          ANTENNA_ID,
          POWER_RANGE,
          REGION,
          BAUD,
          BEEPER,
          MATCH_TOO_LONG,
          MATCH_LENGTH,
          MATCH_MODE,
          FREQUENCY_RANGE,
          DRM_MODE ->
          ReaderFault.PARAMETER;
      case FAIL, FLASH_WRITE, FLASH_READ, BUFFER_EMPTY -> ReaderFault.OTHER;
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
    return Plan.of(quick(Command.firmware(address)));
  }

  @Override
  public Plan region(Region region) {
    return switch (region) {
      case CHINA_900 -> Plan.of(quick(Command.regionChina(address)));
      case US -> Plan.of(quick(Command.region(address, 1, 7, 59)));
      case EU -> Plan.of(quick(Command.region(address, 2, 0, 6)));
    };
  }

  /** Whole dBm only; not stored in the flash. */
  @Override
  public Plan power(int centiDbm) {
    return Plan.of(quick(Command.temporaryPower(address, Math.floorDiv(centiDbm, 100))));
  }

  @Override
  public Plan antennas(List<Integer> chosen) {
    antennas = List.copyOf(chosen);
    return Plan.of(quick(Command.workAntenna(address, antennas.get(0))));
  }

  @Override
  public Plan round() {
    List<Ask> asks = new ArrayList<>();
    for (int antenna : antennas) {
      asks.add(quick(Command.workAntenna(address, antenna)));
      asks.add(onAir(Command.inventory(address, SHORTEST_ROUND)));
    }
    return new Plan.Of(asks, List.of());
  }

  @Override
  public Plan startContinuous() {
    return new Plan.Unsupported("an R2000 has no push mode; rounds are asked for");
  }

  @Override
  public Plan stopContinuous() {
    return startContinuous();
  }

  /** In the form of firmware 3; without a password the form of V2.2, which both know. */
  @Override
  public Plan read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password) {
    Frame read =
        password == 0
            ? Command.read(address, bank, firstWord, words)
            : Command.read(address, bank, firstWord, words, password);
    return matched(of, read);
  }

  @Override
  public Plan writeEpc(Epc from, Epc to, long password) {
    int word = firstWordToWrite(from, to);
    return matched(
        Optional.of(from),
        Command.write(address, MemoryBank.EPC, word, wordsToWrite(from, to), password));
  }

  private Plan matched(Optional<Epc> epc, Frame access) {
    return epc.<Plan>map(
            chosen ->
                new Plan.Of(
                    List.of(quick(Command.match(address, chosen)), onAir(access)),
                    List.of(quick(Command.matchNone(address)))))
        .orElse(Plan.of(onAir(access)));
  }

  @Override
  public Plan output(int output, boolean on) {
    return Plan.of(quick(Command.writeGpio(address, output, on)));
  }
}
