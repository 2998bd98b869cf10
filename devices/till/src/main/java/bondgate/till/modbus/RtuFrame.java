package bondgate.till.modbus;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;
import com.digitalpetri.modbus.Crc16;

/**
 * A frame of Modbus RTU: unit, message, CRC-16 (polynomial A001, begin FFFF, low byte first). Where
 * a frame ends is told by the function, not by the pause, which no operating system keeps.
 *
 * @param unit 0 to 247; 0 is broadcast, which nobody answers
 * @param message function and what belongs to it, 1 to 253 bytes
 */
public record RtuFrame(int unit, Octets message) {
  private static final int CRC_BYTES = 2;
  private static final int EXCEPTION = 0x80;

  /** Checks the ranges. */
  public RtuFrame {
    if (unit < 0 || unit > 247 || message.isEmpty() || message.size() > 253) {
      throw new IllegalArgumentException(
          "unit 0 to 247 and 1 to 253 bytes of message; received %d, %d"
              .formatted(unit, message.size()));
    }
  }

  /** The bytes on the line. */
  public Octets toBytes() {
    Octets checked = Octets.of(unit).plus(message);
    int crc = crc(checked);
    return checked.plus(Octets.of(crc & 0xFF, crc >> 8));
  }

  /** The function, 1 to 127, exception or not. */
  public int function() {
    return message.at(0) & (EXCEPTION - 1);
  }

  /** How frames of a master look. */
  public static FrameShape<RtuFrame> requests() {
    return bytes -> look(bytes, requestLength(bytes));
  }

  /** How replies look, of whomever to whatever. */
  public static FrameShape<RtuFrame> replies() {
    return bytes -> look(bytes, replyLength(bytes));
  }

  /** How replies of one unit to one function look: what a master waits for. */
  public static FrameShape<RtuFrame> repliesOf(int unit, int function) {
    return bytes -> {
      boolean other = bytes.at(0) != unit || (bytes.size() > 1 && (bytes.at(1) & 0x7F) != function);
      return other ? new Sighting.NotHere<>() : look(bytes, replyLength(bytes));
    };
  }

  private static final int UNKNOWN = -1;
  private static final int LATER = 0;

  private static Sighting<RtuFrame> look(Octets bytes, int length) {
    if (bytes.at(0) > 247 || length == UNKNOWN || length > 256) {
      return new Sighting.NotHere<>();
    }
    if (length == LATER || bytes.size() < length) {
      return new Sighting.MoreNeeded<>();
    }
    int end = length - CRC_BYTES;
    int sent = bytes.at(end) + 256 * bytes.at(end + 1);
    return crc(bytes.slice(0, end)) == sent
        ? new Sighting.Found<>(new RtuFrame(bytes.at(0), bytes.slice(1, end)), length)
        : new Sighting.WrongCheck<>();
  }

  private static int requestLength(Octets bytes) {
    if (bytes.size() < 2) {
      return LATER;
    }
    return switch (bytes.at(1)) {
      case 1, 2, 3, 4, 5, 6, 8 -> 8;
      case 7, 11, 12, 17 -> 4;
      case 15, 16 -> withCount(bytes, 6, 9);
      case 22 -> 10;
      case 23 -> withCount(bytes, 10, 13);
      default -> UNKNOWN;
    };
  }

  private static int replyLength(Octets bytes) {
    if (bytes.size() < 2) {
      return LATER;
    }
    if (bytes.at(1) > EXCEPTION) {
      return bytes.at(1) <= EXCEPTION + 24 ? 5 : UNKNOWN;
    }
    return switch (bytes.at(1)) {
      case 1, 2, 3, 4, 12, 17, 23 -> withCount(bytes, 2, 5);
      case 5, 6, 8, 11, 15, 16 -> 8;
      case 7 -> 5;
      case 22 -> 10;
      default -> UNKNOWN;
    };
  }

  private static int withCount(Octets bytes, int countAt, int others) {
    return bytes.size() <= countAt ? LATER : others + bytes.at(countAt);
  }

  private static int crc(Octets bytes) {
    Crc16 crc = new Crc16();
    for (int i = 0; i < bytes.size(); i++) {
      crc.update(bytes.at(i));
    }
    return crc.getValue() & 0xFFFF;
  }
}
