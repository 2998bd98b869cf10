package bondgate.rfid.frame.r2000;

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

  /** The frame in a whole, already checked run of bytes. */
  static Frame of(Bytes wire) {
    return new Frame(wire.at(2), wire.at(3), wire.slice(4, wire.size() - 1));
  }
}
