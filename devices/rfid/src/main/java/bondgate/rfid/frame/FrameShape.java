package bondgate.rfid.frame;

/**
 * How the frames of one protocol look on the wire, in one direction. All of a protocol that the
 * search for frames needs; without state.
 *
 * @param <F> the protocol's frame
 */
public interface FrameShape<F> {
  /** What stands at one place of a stream. */
  enum Kind {
    /** A whole frame whose check is right. */
    WHOLE,
    /** What may become a frame when more bytes come. */
    UNFINISHED,
    /** As many bytes as the frame would have, and a check that is wrong. */
    BAD_CHECK,
    /** No frame of this protocol begins here, whatever comes. */
    NONE
  }

  /**
   * What stands at one place, and how long it is.
   *
   * @param kind what
   * @param length bytes of the whole frame; 0 unless it is {@code WHOLE}
   */
  record Look(Kind kind, int length) {
    /** More bytes decide. */
    public static final Look UNFINISHED = new Look(Kind.UNFINISHED, 0);

    /** The check is wrong. */
    public static final Look BAD_CHECK = new Look(Kind.BAD_CHECK, 0);

    /** No frame begins here. */
    public static final Look NONE = new Look(Kind.NONE, 0);

    /** A frame of so many bytes. */
    public static Look whole(int length) {
      return new Look(Kind.WHOLE, length);
    }
  }

  /**
   * What stands at {@code from}, with the bytes up to, without, {@code to} known; at least one is.
   * Must say {@code NONE} as early as it can, and must bound the length, since the search waits for
   * as long as it says {@code UNFINISHED}.
   */
  Look look(byte[] bytes, int from, int to);

  /** The frame in exactly the bytes that were found {@code WHOLE}. */
  F frame(Bytes wire);
}
