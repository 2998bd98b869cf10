package bondgate.rfid.frame.uhf18;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One whole frame, without a header byte: a host says {@code Len | Adr | Cmd | Data | CRC}, a
 * reader {@code Len | Adr | reCmd | Status | Data | CRC}; Len counts everything after itself, the
 * CRC comes low byte first. What a host says is told from what a reader says only by who said it.
 *
 * @param address the reader's, 0 to 255; a host may say 255 for any reader
 * @param command what it is about, 0 to 255
 * @param status how it went, 0 to 255; empty in a host's frame
 * @param data at most 251 bytes
 */
public record Frame(int address, int command, OptionalInt status, Bytes data) {
  private static final int HOST_OVERHEAD = 4;
  private static final int READER_OVERHEAD = 5;

  /** Checks the ranges. */
  public Frame {
    Objects.requireNonNull(status, "status");
    int room = 0xFF - (status.isPresent() ? READER_OVERHEAD : HOST_OVERHEAD);
    if (address < 0 || address > 0xFF || command < 0 || command > 0xFF || data.size() > room) {
      throw new IllegalArgumentException(
          "address and command must be from 0 to 255 and data at most %d bytes; received %d, %d, %d"
              .formatted(room, address, command, data.size()));
    }
  }

  /** What a host says. */
  public static Frame host(int address, int command, Bytes data) {
    return new Frame(address, command, OptionalInt.empty(), data);
  }

  /** What a reader says. */
  public static Frame reader(int address, int command, int status, Bytes data) {
    return new Frame(address, command, OptionalInt.of(status), data);
  }

  /** The frame as it goes over the wire, CRC included. */
  public Bytes toBytes() {
    Bytes head =
        status.isPresent()
            ? Bytes.of(data.size() + READER_OVERHEAD, address, command, status.getAsInt())
            : Bytes.of(data.size() + HOST_OVERHEAD, address, command);
    byte[] checked = head.plus(data).toArray();
    int crc = Mcrf4xx.of(checked, 0, checked.length);
    return Bytes.of(checked).plus(Bytes.of(crc, crc >> 8));
  }

  /** How a reader's frames look on the wire. */
  public static FrameShape<Frame> readerShape() {
    return Shape.FROM_READER;
  }

  /** How a host's frames look on the wire. */
  public static FrameShape<Frame> hostShape() {
    return Shape.FROM_HOST;
  }

  /** A parser of what a reader says that has heard nothing yet. */
  public static ParserState<Frame> parser() {
    return ParserState.start(Shape.FROM_READER);
  }

  /**
   * Without a header byte every byte may be a length. Commands and statuses that nobody documents
   * are therefore refused at once: it makes a false frame rarer than the CRC alone does, and the
   * search waits for fewer false lengths.
   */
  private enum Shape implements FrameShape<Frame> {
    FROM_HOST,
    FROM_READER;

    @Override
    public Look look(byte[] bytes, int from, int to) {
      int len = bytes[from] & 0xFF;
      int known = to - from;
      boolean reader = this == FROM_READER;
      if (len < (reader ? READER_OVERHEAD : HOST_OVERHEAD)
          || (reader && known > 1 && (bytes[from + 1] & 0xFF) == Command.BROADCAST)
          || (known > 2 && !Command.isKnown(bytes[from + 2] & 0xFF))
          || (reader && known > 3 && !Status.isKnown(bytes[from + 3] & 0xFF))) {
        return Look.NONE;
      }
      int length = len + 1;
      if (known < length) {
        return Look.UNFINISHED;
      }
      int end = from + length - 2;
      int crc = (bytes[end] & 0xFF) | (bytes[end + 1] & 0xFF) << 8;
      return Mcrf4xx.of(bytes, from, end) == crc ? Look.whole(length) : Look.BAD_CHECK;
    }

    @Override
    public Frame frame(Bytes wire) {
      int end = wire.size() - 2;
      return this == FROM_READER
          ? reader(wire.at(1), wire.at(2), wire.at(3), wire.slice(4, end))
          : host(wire.at(1), wire.at(2), wire.slice(3, end));
    }
  }
}
