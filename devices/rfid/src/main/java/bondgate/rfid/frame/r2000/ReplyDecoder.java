package bondgate.rfid.frame.r2000;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Frames of the reader to replies.
 *
 * @param ports 4, or 8 for readers that add 4 to the antenna by bit 7 of the RSSI byte
 */
public record ReplyDecoder(int ports) {
  private static final int TAG_OVERHEAD = 4; // FreqAnt, PC, RSSI
  private static final int PHASE = 2;
  private static final Bytes NO_MATCH = Bytes.of(1);
  private static final int LONGEST_EPC = 62;
  private static final int HIGHEST_POWER_DBM = 33;

  /** Checks the range. */
  public ReplyDecoder {
    if (ports != 4 && ports != 8) {
      throw new IllegalArgumentException("ports must be 4 or 8; received " + ports);
    }
  }

  /** What the frame says. */
  public Reply decode(Frame frame) {
    return switch (frame.command()) {
      case Command.INVENTORY, Command.SESSION_INVENTORY -> decodeInventory(frame);
      case Command.FAST_SWITCH -> decodeFastSwitch(frame);
      case Command.FIRMWARE ->
          frame.data().size() == 2
              ? new Reply.Firmware(frame.data().at(0), frame.data().at(1))
              : result(frame);
      case Command.READ_GPIO ->
          frame.data().size() == 2
              ? new Reply.GpioLevels(frame.data().at(0) != 0, frame.data().at(1) != 0)
              : result(frame);
      case Command.GET_WORK_ANTENNA ->
          isOne(frame, ports - 1) ? new Reply.WorkAntenna(frame.data().at(0)) : result(frame);
      case Command.GET_POWER -> decodePower(frame);
      case Command.GET_REGION ->
          frame.data().size() == 3
              ? new Reply.Band(frame.data().at(0), frame.data().at(1), frame.data().at(2))
              : result(frame);
      case Command.GET_MATCH ->
          frame.data().equals(NO_MATCH)
              ? new Reply.Match(Optional.empty())
              : frame.data().size() == 1 ? result(frame) : AccessReplies.decode(frame, ports);
      case Command.BUFFERED_INVENTORY,
          Command.READ,
          Command.WRITE,
          Command.GET_BUFFER,
          Command.GET_AND_CLEAR_BUFFER,
          Command.BUFFER_COUNT ->
          frame.data().size() == 1 ? result(frame) : AccessReplies.decode(frame, ports);
      default -> result(frame);
    };
  }

  private static boolean isOne(Frame frame, int most) {
    return frame.data().size() == 1 && frame.data().at(0) <= most;
  }

  /**
   * The values of power, 0 to 33, include the error codes 0x11, 0x20 and 0x21: of a question that
   * reads a setting these are taken for the power, since a reader that can't tell it is rarer.
   */
  private static Reply decodePower(Frame frame) {
    Bytes data = frame.data();
    boolean each = data.size() == 4 || data.size() == 8;
    if (!each && !isOne(frame, HIGHEST_POWER_DBM)) {
      return result(frame);
    }
    List<Integer> dbm = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      dbm.add(data.at(i));
    }
    return new Reply.Power(dbm);
  }

  private Reply decodeInventory(Frame frame) {
    Bytes data = frame.data();
    return switch (data.size()) {
      case 1 -> result(frame);
      // Firmware 2.3 and later: AntID1 ReadRate2 TotalRead4.
      case 7 -> roundEnd(frame, OptionalInt.of(data.at(0)), data.numberAt(3, 4));
      // Manual V2.2: AntID1 TotalRead4.
      case 5 -> roundEnd(frame, OptionalInt.of(data.at(0)), data.numberAt(1, 4));
      default -> decodeTag(frame);
    };
  }

  private Reply decodeFastSwitch(Frame frame) {
    Bytes data = frame.data();
    return switch (data.size()) {
      case 1 -> result(frame);
      case 2 ->
          data.at(1) == ErrorCode.ANTENNA_MISSING.code()
              ? new Reply.AntennaMissing(data.at(0))
              : new Reply.Unrecognised(frame);
      // V3: TotalRead3 Duration4.
      case 7 -> timedRoundEnd(frame, data.numberAt(0, 3), data.numberAt(3, 4));
      // V2.2: TotalRead4 Duration4, as long as a tag with an EPC of 4 bytes; its PC decides.
      case 8 ->
          epcBytesByPc(data) == 4
              ? decodeTag(frame)
              : timedRoundEnd(frame, data.numberAt(0, 4), data.numberAt(4, 4));
      default -> decodeTag(frame);
    };
  }

  private static Reply roundEnd(Frame frame, OptionalInt antenna, long total) {
    return new Reply.RoundEnd(frame.command(), antenna, total, OptionalInt.empty());
  }

  private static Reply timedRoundEnd(Frame frame, long total, long millis) {
    OptionalInt duration =
        millis <= Integer.MAX_VALUE ? OptionalInt.of((int) millis) : OptionalInt.empty();
    return new Reply.RoundEnd(frame.command(), OptionalInt.empty(), total, duration);
  }

  private static int epcBytesByPc(Bytes data) {
    return (data.wordAt(1) >> 11) * 2;
  }

  private Reply decodeTag(Frame frame) {
    Bytes data = frame.data();
    if (data.size() < TAG_OVERHEAD + 2) {
      return new Reply.Unrecognised(frame);
    }
    int byPc = epcBytesByPc(data);
    boolean phase = data.size() - TAG_OVERHEAD - PHASE == byPc;
    int epcBytes = phase ? byPc : data.size() - TAG_OVERHEAD;
    if (epcBytes < 2 || epcBytes > LONGEST_EPC || epcBytes % 2 != 0) {
      return new Reply.Unrecognised(frame);
    }
    int rssi = data.at(3 + epcBytes);
    int upperPorts = ports == 8 && rssi >= 0x80 ? 4 : 0;
    return new Reply.TagReport(
        (data.at(0) & 0x03) + upperPorts,
        data.at(0) >> 2,
        Epc.of(data.slice(3, 3 + epcBytes).toArray()),
        RadioTables.rssiDbm(rssi & 0x7F),
        phase ? OptionalInt.of(data.wordAt(4 + epcBytes)) : OptionalInt.empty(),
        epcBytes != byPc);
  }

  private static Reply result(Frame frame) {
    if (frame.data().size() != 1) {
      return new Reply.Unrecognised(frame);
    }
    int code = frame.data().at(0);
    if (code == ErrorCode.SUCCESS) {
      return new Reply.CommandResult(frame.command());
    }
    Optional<ErrorCode> error = ErrorCode.of(code);
    return new Reply.Failure(frame.command(), code, error);
  }
}
