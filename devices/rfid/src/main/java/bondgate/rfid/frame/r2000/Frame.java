package bondgate.rfid.frame.r2000;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import java.util.Objects;

/**
 * One whole frame: {@code A0 | Len | Address | Cmd | Data | Check}, where Len counts everything
 * after itself and the sum of all bytes is 0 modulo 256.
 *
 * @param address the reader's address, 0 to 255; 255 is broadcast
 * @param command what the frame is about, 0 to 255
 * @param data 0 to 251 bytes
 */
public record Frame(int address, int command, Bytes data) {
  static final int HEAD = 0xA0;
  static final int SHORTEST_LEN = 3;
  static final int LONGEST_LEN = 0xFE;
  private static final int LONGEST_DATA = LONGEST_LEN - SHORTEST_LEN;

  /** Checks the ranges. */
  public Frame {
    Objects.requireNonNull(data, "data");
    if (address < 0 || address > 0xFF || command < 0 || command > 0xFF) {
      throw new IllegalArgumentException(
          "address and command must be from 0 to 255; received %d and %d"
              .formatted(address, command));
    }
    if (data.size() > LONGEST_DATA) {
      throw new IllegalArgumentException(
          "data must be at most %d bytes; received %d".formatted(LONGEST_DATA, data.size()));
    }
  }

  /** Len, the second byte on the wire: 3 to 254. */
  public int len() {
    return data.size() + SHORTEST_LEN;
  }

  /** The frame as it goes over the wire, check byte included. */
  public Bytes toBytes() {
    Bytes unchecked = Bytes.of(HEAD, len(), address, command).plus(data);
    return unchecked.plus((byte) -unchecked.sum());
  }

  /** How these frames look on the wire, the same in both directions. */
  public static FrameShape<Frame> shape() {
    return Shape.BOTH_WAYS;
  }

  /** A parser that has heard nothing yet. */
  public static ParserState<Frame> parser() {
    return ParserState.start(Shape.BOTH_WAYS);
  }

  private enum Shape implements FrameShape<Frame> {
    BOTH_WAYS;

    @Override
    public Look look(byte[] bytes, int from, int to) {
      if ((bytes[from] & 0xFF) != HEAD) {
        return Look.NONE;
      }
      if (to - from < 2) {
        return Look.UNFINISHED;
      }
      int len = bytes[from + 1] & 0xFF;
      if (len < SHORTEST_LEN || len > LONGEST_LEN) {
        return Look.NONE;
      }
      int end = from + len + 2;
      if (end > to) {
        return Look.UNFINISHED;
      }
      int sum = 0;
      for (int i = from; i < end; i++) {
        sum += bytes[i];
      }
      return (sum & 0xFF) == 0 ? Look.whole(len + 2) : Look.BAD_CHECK;
    }

    @Override
    public Frame frame(Bytes wire) {
      return Frame.of(wire);
    }
  }

  /** The frame in a whole, already checked run of bytes. */
  static Frame of(Bytes wire) {
    return new Frame(wire.at(2), wire.at(3), wire.slice(4, wire.size() - 1));
  }
}
