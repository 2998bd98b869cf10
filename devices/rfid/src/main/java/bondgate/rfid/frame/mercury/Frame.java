package bondgate.rfid.frame.mercury;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One whole frame: a host says {@code FF | Len | Op | Data[Len] | CRC(2)}, a module {@code FF | Len
 * | Op | Status(2) | Data[Len] | CRC(2)}. What a host says is told from what a module says only by
 * who said it.
 *
 * @param op what it is about, 0 to 255
 * @param status how it went, 0 to 65535; empty in a host's frame
 * @param data at most 248 bytes
 */
public record Frame(int op, OptionalInt status, Bytes data) {
  static final int HEADER = 0xFF;
  static final int LONGEST_DATA = 0xF8;
  private static final int HOST_OVERHEAD = 5;
  private static final int MODULE_OVERHEAD = 7;

  /** Checks the ranges. */
  public Frame {
    Objects.requireNonNull(status, "status");
    if (op < 0 || op > 0xFF || data.size() > LONGEST_DATA) {
      throw new IllegalArgumentException(
          "op must be from 0 to 255 and data at most %d bytes; received %d and %d"
              .formatted(LONGEST_DATA, op, data.size()));
    }
  }

  /** What a host says. */
  public static Frame host(int op, Bytes data) {
    return new Frame(op, OptionalInt.empty(), data);
  }

  /** What a module says. */
  public static Frame module(int op, int status, Bytes data) {
    return new Frame(op, OptionalInt.of(status), data);
  }

  /** The frame as it goes over the wire, CRC included. */
  public Bytes toBytes() {
    Bytes head = Bytes.of(HEADER, data.size(), op);
    if (status.isPresent()) {
      head = head.plus(Bytes.number(status.getAsInt(), 2));
    }
    byte[] checked = head.plus(data).toArray();
    return Bytes.of(checked).plus(Bytes.number(MercuryCrc.of(checked, 1, checked.length), 2));
  }

  /** How a module's frames look on the wire. */
  public static FrameShape<Frame> moduleShape() {
    return Shape.FROM_MODULE;
  }

  /** How a host's frames look on the wire. */
  public static FrameShape<Frame> hostShape() {
    return Shape.FROM_HOST;
  }

  /** A parser of what a module says that has heard nothing yet. */
  public static ParserState<Frame> parser() {
    return ParserState.start(Shape.FROM_MODULE);
  }

  private enum Shape implements FrameShape<Frame> {
    FROM_HOST,
    FROM_MODULE;

    @Override
    public Look look(byte[] bytes, int from, int to) {
      if ((bytes[from] & 0xFF) != HEADER) {
        return Look.NONE;
      }
      if (to - from < 2) {
        return Look.UNFINISHED;
      }
      int len = bytes[from + 1] & 0xFF;
      if (len > LONGEST_DATA) {
        return Look.NONE;
      }
      int length = len + (this == FROM_MODULE ? MODULE_OVERHEAD : HOST_OVERHEAD);
      if (to - from < length) {
        return Look.UNFINISHED;
      }
      int end = from + length - 2;
      int crc = (bytes[end] & 0xFF) << 8 | (bytes[end + 1] & 0xFF);
      return MercuryCrc.of(bytes, from + 1, end) == crc ? Look.whole(length) : Look.BAD_CHECK;
    }

    @Override
    public Frame frame(Bytes wire) {
      int end = wire.size() - 2;
      return this == FROM_MODULE
          ? module(wire.at(2), wire.wordAt(3), wire.slice(5, end))
          : host(wire.at(2), wire.slice(3, end));
    }
  }
}
