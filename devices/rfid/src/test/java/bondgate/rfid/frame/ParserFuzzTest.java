package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged and random bytes against every parser: 100 000 inputs for each, or as many as {@code
 * -Dbondgate.fuzz.inputs=10000000} says; {@code -Dbondgate.test.seed} repeats a run.
 */
class ParserFuzzTest {
  private static final long SEED = Long.getLong("bondgate.test.seed", 20260302L);
  private static final long INPUTS = Long.getLong("bondgate.fuzz.inputs", 100_000L);

  static Stream<Side<?>> sides() {
    return Side.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("sides")
  <F> void noInputCrashesStallsOrLosesAByteHoweverItIsPieced(Side<F> side) {
    SplittableRandom random = new SplittableRandom(SEED);
    long frames = 0;
    long bytes = 0;
    for (long input = 0; input < INPUTS; input++) {
      Bytes line = line(side, random);
      bytes += line.size();
      try {
        frames += check(side, line, random);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("%s, seed %d, input %d: %s".formatted(side, SEED, input, line), e);
      }
    }
    assertThat(frames).as("the inputs are not all hopeless").isPositive();
    System.out.printf(
        "fuzz %s: %d inputs, %d bytes, %d frames, seed %d%n", side, INPUTS, bytes, frames, SEED);
  }

  private static <F> int check(Side<F> side, Bytes line, SplittableRandom random) {
    Run<F> whole = new Run<>(side);
    whole.feed(line);
    whole.silence();
    Run<F> pieced = new Run<>(side);
    int at = 0;
    while (at < line.size()) {
      int to = Math.min(line.size(), at + 1 + random.nextInt(24));
      pieced.feed(line.slice(at, to));
      at = to;
    }
    pieced.silence();
    if (!whole.sameAs(pieced)) {
      throw new AssertionError("other frames when cut: " + whole.frames + ", " + pieced.frames);
    }
    long inFrames = 0;
    for (F frame : whole.frames) {
      Bytes wire = side.encode().apply(frame);
      inFrames += wire.size();
      Object said = side.decode().apply(frame);
      if (said.toString().isEmpty() || FrameDamage.indexOf(line, wire, 0) < 0) {
        throw new AssertionError("a frame that nobody sent: " + frame);
      }
    }
    if (inFrames + whole.skipped != line.size() || whole.state.pending().size() != 0) {
      throw new AssertionError("bytes that are in no frame and not counted");
    }
    return whole.frames.size();
  }

  /** One parser and what came out of it. */
  private static final class Run<F> {
    final List<F> frames = new java.util.ArrayList<>();
    long skipped;
    long badChecksums;
    ParserState<F> state;

    Run(Side<F> side) {
      state = ParserState.start(side.shape());
    }

    void feed(Bytes bytes) {
      take(state.feed(bytes));
    }

    void silence() {
      take(state.silence());
    }

    private void take(ParserState.Fed<F> fed) {
      state = fed.next();
      frames.addAll(fed.frames());
      skipped += fed.skippedBytes();
      badChecksums += fed.badChecksums();
    }

    boolean sameAs(Run<F> other) {
      return frames.equals(other.frames)
          && skipped == other.skipped
          && badChecksums == other.badChecksums;
    }
  }

  /** Some real frames, each perhaps damaged, and noise. */
  private static Bytes line(Side<?> side, SplittableRandom random) {
    Bytes line = Bytes.none();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      Bytes frame = Bytes.hex(side.samples().get(random.nextInt(side.samples().size())));
      line =
          switch (random.nextInt(6)) {
            case 0 -> line.plus(frame);
            case 1 -> line.plus(flipped(frame, random));
            case 2 -> line.plus(frame.slice(0, random.nextInt(frame.size())));
            case 3 -> line.plus(frame.slice(random.nextInt(frame.size()), frame.size()));
            case 4 -> line.plus(FrameDamage.noise(random, random.nextInt(40)));
            default -> line.plus(frame.slice(0, 2)).plus(FrameDamage.noise(random, 12)).plus(frame);
          };
    }
    return line;
  }

  private static Bytes flipped(Bytes frame, SplittableRandom random) {
    byte[] bytes = frame.toArray();
    int flips = 1 + random.nextInt(3);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return Bytes.of(bytes);
  }
}
