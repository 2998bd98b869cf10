package bondgate.rfid.frame.r2000;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the parser of one line stands. Immutable: feeding a byte gives the next state and what came
 * out. After a bad frame it drops one byte, not the frame, because a good frame may begin inside a
 * bad one and because 0xA0 may stand inside an EPC.
 */
public sealed interface ParserState {
  /** Where every line begins. */
  static ParserState start() {
    return new Hunting();
  }

  /** The next byte came. */
  Fed feed(byte next);

  /**
   * The line has been silent for longer than the longest pause inside a frame, 50 to 100 ms at
   * 115200 baud. Call it when a read came back empty after that time, not when the host itself was
   * late: bytes that wait in the operating system are no silence.
   */
  Fed silence();

  /** More bytes came, in any pieces. */
  default Fed feed(Bytes bytes) {
    ParserState state = this;
    List<Frame> frames = new ArrayList<>();
    long badChecksums = 0;
    long skippedBytes = 0;
    for (int i = 0; i < bytes.size(); i++) {
      Fed fed = state.feed((byte) bytes.at(i));
      state = fed.next();
      frames.addAll(fed.frames());
      badChecksums += fed.badChecksums();
      skippedBytes += fed.skippedBytes();
    }
    return new Fed(state, frames, badChecksums, skippedBytes);
  }

  /**
   * What came out of a feeding.
   *
   * @param next the state after it
   * @param frames whole frames with a right check byte, in their order
   * @param badChecksums candidates whose check byte was wrong
   * @param skippedBytes bytes that belonged to no frame
   */
  record Fed(ParserState next, List<Frame> frames, long badChecksums, long skippedBytes) {
    /** Copies the list. */
    public Fed {
      frames = List.copyOf(frames);
    }

    private static Fed on(ParserState next) {
      return new Fed(next, List.of(), 0, 0);
    }

    private Fed after(long badChecksums, long skippedBytes) {
      return new Fed(
          next, frames, this.badChecksums + badChecksums, this.skippedBytes + skippedBytes);
    }
  }

  /** Between frames: waits for 0xA0. */
  record Hunting() implements ParserState {
    @Override
    public Fed feed(byte next) {
      return (next & 0xFF) == Frame.HEAD ? Fed.on(new Headed()) : Fed.on(this).after(0, 1);
    }

    @Override
    public Fed silence() {
      return Fed.on(this);
    }
  }

  /** After 0xA0: waits for a length that a frame can have. */
  record Headed() implements ParserState {
    @Override
    public Fed feed(byte next) {
      int len = next & 0xFF;
      if (len < Frame.SHORTEST_LEN || len > Frame.LONGEST_LEN) {
        return new Hunting().feed(next).after(0, 1);
      }
      return Fed.on(new Collecting(Bytes.of(Frame.HEAD, len)));
    }

    @Override
    public Fed silence() {
      return Fed.on(new Hunting()).after(0, 1);
    }
  }

  /**
   * Inside a frame: waits for the rest of it.
   *
   * @param soFar the bytes of it, 0xA0 and length included
   */
  record Collecting(Bytes soFar) implements ParserState {
    @Override
    public Fed feed(byte next) {
      Bytes bytes = soFar.plus(next);
      if (bytes.size() < bytes.at(1) + 2) {
        return Fed.on(new Collecting(bytes));
      }
      if (bytes.sum() == 0) {
        return new Fed(new Hunting(), List.of(Frame.of(bytes)), 0, 0);
      }
      return withoutFirst(bytes).after(1, 1);
    }

    @Override
    public Fed silence() {
      Fed fed = withoutFirst(soFar).after(0, 1);
      Fed later = fed.next().silence();
      List<Frame> frames = new ArrayList<>(fed.frames());
      frames.addAll(later.frames());
      return new Fed(
          later.next(),
          frames,
          fed.badChecksums() + later.badChecksums(),
          fed.skippedBytes() + later.skippedBytes());
    }

    private static Fed withoutFirst(Bytes bytes) {
      return ParserState.start().feed(bytes.slice(1, bytes.size()));
    }
  }
}
