package bondgate.rfid.dialect;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.TagIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * The half of a dialect that is the same in every protocol: the line's parser and its counters.
 *
 * @param <F> the protocol's frame
 */
public abstract class ParsingDialect<F> implements Dialect {
  /** Words of the EPC bank before the EPC: CRC and PC. */
  protected static final int EPC_FIRST_WORD = 2;

  private ParserState<F> state;
  private long badChecksums;
  private long skippedBytes;

  /** A parser that has heard nothing yet. */
  protected ParsingDialect(FrameShape<F> shape) {
    state = ParserState.start(shape);
  }

  /** Adds what a frame says. */
  protected abstract void say(F frame, List<Said> said);

  @Override
  public List<Said> feed(Bytes bytes) {
    return take(state.feed(bytes));
  }

  @Override
  public List<Said> silence() {
    return take(state.silence());
  }

  private List<Said> take(ParserState.Fed<F> fed) {
    state = fed.next();
    badChecksums += fed.badChecksums();
    skippedBytes += fed.skippedBytes();
    List<Said> said = new ArrayList<>();
    for (F frame : fed.frames()) {
      say(frame, said);
    }
    return said;
  }

  @Override
  public long badChecksums() {
    return badChecksums;
  }

  @Override
  public long skippedBytes() {
    return skippedBytes;
  }

  @Override
  public Plan prepare() {
    return Plan.of();
  }

  @Override
  public Plan output(int output, boolean on) {
    return new Plan.Unsupported("the protocol has no outputs");
  }

  /** Where a new EPC is written: from the PC word on only if its length changes. */
  protected static int firstWordToWrite(Epc from, Epc to) {
    return from.words() == to.words() ? EPC_FIRST_WORD : EPC_FIRST_WORD - 1;
  }

  /** What is written there. The new PC word says the length and nothing else. */
  protected static Bytes wordsToWrite(Epc from, Epc to) {
    return from.words() == to.words() ? Bytes.of(to.bytes()) : TagIdentity.pcEpc(to);
  }
}
