package bondgate.rfid.frame.swct;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;

/**
 * One whole frame: {@code 53 57 (host) or 43 54 (reader) | Len(2) | Addr | Cmd | Data | Check},
 * where Len counts everything after itself and the sum of all bytes is 0 modulo 256.
 *
 * @param fromHost whether the host says it
 * @param address the reader's, 0 to 255; 255 is any
 * @param command what it is about, 0 to 255
 * @param data at most 1021 bytes
 */
public record Frame(boolean fromHost, int address, int command, Bytes data) {
  /**
   * The longest Len that we take for one: some 65 tags in one report. Two length bytes at random
   * would let us wait for 65535. Unverified limit.
   */
  static final int LONGEST_LEN = 1024;

  private static final int SHORTEST_LEN = 3;
  private static final int HOST = 0x5357;
  private static final int READER = 0x4354;

  /** Checks the ranges. */
  public Frame {
    if (address < 0
        || address > 0xFF
        || command < 0
        || command > 0xFF
        || data.size() > LONGEST_LEN - SHORTEST_LEN) {
      throw new IllegalArgumentException(
          "address and command must be from 0 to 255 and data at most %d bytes; received %d, %d, %d"
              .formatted(LONGEST_LEN - SHORTEST_LEN, address, command, data.size()));
    }
  }

  /** The frame as it goes over the wire, check byte included. */
  public Bytes toBytes() {
    Bytes unchecked =
        Bytes.number(fromHost ? HOST : READER, 2)
            .plus(Bytes.number(data.size() + SHORTEST_LEN, 2))
            .plus(Bytes.of(address, command))
            .plus(data);
    return unchecked.plus((byte) -unchecked.sum());
  }

  /** How these frames look on the wire, in both directions. */
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
      int known = to - from;
      boolean host = bytes[from] == (byte) (HOST >> 8);
      if ((!host && bytes[from] != (byte) (READER >> 8))
          || (known > 1 && bytes[from + 1] != (byte) (host ? HOST : READER))) {
        return Look.NONE;
      }
      if (known < 4) {
        return Look.UNFINISHED;
      }
      int len = (bytes[from + 2] & 0xFF) << 8 | (bytes[from + 3] & 0xFF);
      if (len < SHORTEST_LEN || len > LONGEST_LEN) {
        return Look.NONE;
      }
      int length = len + 4;
      if (known < length) {
        return Look.UNFINISHED;
      }
      int sum = 0;
      for (int i = from; i < from + length; i++) {
        sum += bytes[i];
      }
      return (sum & 0xFF) == 0 ? Look.whole(length) : Look.BAD_CHECK;
    }

    @Override
    public Frame frame(Bytes wire) {
      boolean host = wire.wordAt(0) == HOST;
      return new Frame(host, wire.at(4), wire.at(5), wire.slice(6, wire.size() - 1));
    }
  }
}
