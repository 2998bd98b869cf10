package bondgate.rfid.frame;

import bondgate.rfid.frame.FrameShape.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parser of one line stands. Immutable: feeding bytes gives the next state and what came
 * out. After a bad frame it drops one byte, not the frame, because a good frame may begin inside a
 * bad one, and because a header byte may stand inside an EPC. The frames that come out do not
 * depend on how the bytes were cut.
 *
 * @param shape how the protocol's frames look
 * @param pending bytes that may become a frame, fewer than the longest frame
 * @param <F> the protocol's frame
 */
public record ParserState<F>(FrameShape<F> shape, Bytes pending) {
  /** Where every line begins. */
  public static <F> ParserState<F> start(FrameShape<F> shape) {
    return new ParserState<>(shape, Bytes.none());
  }

  /** More bytes came, in any pieces. */
  public Fed<F> feed(Bytes more) {
    return scan(pending.size() == 0 ? more : pending.plus(more), false);
  }

  /**
   * The line has been silent for longer than the longest pause inside a frame, 50 to 100 ms at
   * 115200 baud. Call it when a read came back empty after that time, not when the host itself was
   * late: bytes that wait in the operating system are no silence.
   */
  public Fed<F> silence() {
    return pending.size() == 0 ? new Fed<>(this, List.of(), 0, 0) : scan(pending, true);
  }

  private Fed<F> scan(Bytes all, boolean noMore) {
    byte[] bytes = all.toArray();
    List<F> frames = new ArrayList<>();
    long badChecks = 0;
    long skipped = 0;
    int at = 0;
    while (at < bytes.length) {
      Look look = shape.look(bytes, at, bytes.length);
      if (look.kind() == FrameShape.Kind.WHOLE) {
        frames.add(shape.frame(Bytes.of(bytes, at, at + look.length())));
        at += look.length();
        continue;
      }
      if (look.kind() == FrameShape.Kind.UNFINISHED && !noMore) {
        break;
      }
      badChecks += look.kind() == FrameShape.Kind.BAD_CHECK ? 1 : 0;
      skipped++;
      at++;
    }
    Bytes rest = Bytes.of(bytes, at, bytes.length);
    return new Fed<>(new ParserState<>(shape, rest), frames, badChecks, skipped);
  }

  /**
   * What came out of a feeding.
   *
   * @param next the state after it
   * @param frames whole frames with a right check, in their order
   * @param badChecksums candidates whose check was wrong
   * @param skippedBytes bytes that belonged to no frame
   * @param <F> the protocol's frame
   */
  public record Fed<F>(ParserState<F> next, List<F> frames, long badChecksums, long skippedBytes) {
    /** Copies the list. */
    public Fed {
      frames = List.copyOf(frames);
    }
  }
}
