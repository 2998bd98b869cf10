package bondgate.rfid.frame.m100;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import java.util.Objects;

/**
 * One whole frame: {@code BB | Type | Cmd | PL(2) | Parameter[PL] | Checksum | 7E}, where the
 * checksum is the low byte of the sum from Type to the last parameter (R200 user protocol V2.3.3).
 *
 * @param dress which header and end byte it wears
 * @param type who says it
 * @param command what it is about, 0 to 255
 * @param parameters 0 to 255 bytes
 */
public record Frame(Dress dress, Type type, int command, Bytes parameters) {
  /**
   * The longest parameter list that we take for one. The manual's own longest are some 130 bytes (a
   * read of 32 words), and two length bytes at random would let us wait for 65535. Unverified
   * limit.
   */
  static final int LONGEST_PARAMETERS = 255;

  private static final int OVERHEAD = 7;

  /** Checks the ranges. */
  public Frame {
    Objects.requireNonNull(dress, "dress");
    Objects.requireNonNull(type, "type");
    if (command < 0 || command > 0xFF || parameters.size() > LONGEST_PARAMETERS) {
      throw new IllegalArgumentException(
          "command must be from 0 to 255 and parameters at most %d bytes; received %d and %d"
              .formatted(LONGEST_PARAMETERS, command, parameters.size()));
    }
  }

  /** Header and end byte; the rest is the same. */
  public enum Dress {
    /** BB to 7E, the most common. */
    BB_7E(0xBB, 0x7E),
    /** AA to DD, the manual's examples and some modules. */
    AA_DD(0xAA, 0xDD);

    private final int header;
    private final int end;

    Dress(int header, int end) {
      this.header = header;
      this.end = end;
    }
  }

  /** Who says a frame. */
  public enum Type {
    /** The host commands. */
    COMMAND(0),
    /** The module answers. */
    RESPONSE(1),
    /** The module reports a tag. */
    NOTIFICATION(2);

    private final int code;

    Type(int code) {
      this.code = code;
    }

    private static Type of(int code) {
      return code == 0 ? COMMAND : code == 1 ? RESPONSE : NOTIFICATION;
    }
  }

  /** The frame as it goes over the wire, checksum included. */
  public Bytes toBytes() {
    Bytes summed =
        Bytes.of(type.code, command, parameters.size() >> 8, parameters.size()).plus(parameters);
    return Bytes.of(dress.header).plus(summed).plus(Bytes.of(summed.sum(), dress.end));
  }

  /** How these frames look on the wire, the same in both directions and for both dresses. */
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
      int header = bytes[from] & 0xFF;
      if (header != Dress.BB_7E.header && header != Dress.AA_DD.header) {
        return Look.NONE;
      }
      int known = to - from;
      if ((known > 1 && (bytes[from + 1] & 0xFF) > Type.NOTIFICATION.code)
          || (known > 3 && bytes[from + 3] != 0)) {
        return Look.NONE;
      }
      if (known < OVERHEAD) {
        return Look.UNFINISHED;
      }
      int length = (bytes[from + 4] & 0xFF) + OVERHEAD;
      if (known < length) {
        return Look.UNFINISHED;
      }
      return isRight(bytes, from, from + length) ? Look.whole(length) : Look.BAD_CHECK;
    }

    private static boolean isRight(byte[] bytes, int from, int end) {
      int sum = 0;
      for (int i = from + 1; i < end - 2; i++) {
        sum += bytes[i];
      }
      boolean classic = (bytes[from] & 0xFF) == Dress.BB_7E.header;
      int last = classic ? Dress.BB_7E.end : Dress.AA_DD.end;
      return ((sum ^ bytes[end - 2]) & 0xFF) == 0 && (bytes[end - 1] & 0xFF) == last;
    }

    @Override
    public Frame frame(Bytes wire) {
      Dress dress = wire.at(0) == Dress.BB_7E.header ? Dress.BB_7E : Dress.AA_DD;
      return new Frame(dress, Type.of(wire.at(1)), wire.at(2), wire.slice(5, wire.size() - 2));
    }
  }
}
