package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a line does to a frame, and what must still come out. */
final class FrameDamage {
  static final long SEED = Long.getLong("bondgate.test.seed", 20260302L);

  private FrameDamage() {}

  /** What was tried, and where a check could not tell. */
  static final class Tally {
    long tried;
    long chance;

    @Override
    public String toString() {
      return "%d inputs, in %d of them other bytes passed the check by chance; seed %d"
          .formatted(tried, chance, SEED);
    }
  }

  static <F> void cutAtEveryByte(Side<F> side, Bytes wire) {
    for (int cut = 0; cut <= wire.size(); cut++) {
      ParserState.Fed<F> first = ParserState.start(side.shape()).feed(wire.slice(0, cut));
      ParserState.Fed<F> second = first.next().feed(wire.slice(cut, wire.size()));
      List<F> frames = new ArrayList<>(first.frames());
      frames.addAll(second.frames());
      assertThat(frames.stream().map(side.encode())).as("cut at %d", cut).containsExactly(wire);
      assertThat(first.skippedBytes() + second.skippedBytes()).isZero();
    }
  }

  static <F> void garbage(Side<F> side, Bytes wire, Tally tally) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int run = 0; run < 20; run++) {
      Bytes before = noise(random, 1 + random.nextInt(30));
      Bytes after = noise(random, 1 + random.nextInt(30));
      comesOut(side, before.plus(wire).plus(after), before.size(), wire, tally);
    }
    for (int at = 1; at < wire.size(); at++) {
      Bytes broken =
          wire.slice(0, at)
              .plus(noise(random, 1 + random.nextInt(4)))
              .plus(wire.slice(at, wire.size()));
      comesOut(side, broken.plus(wire), broken.size(), wire, tally);
    }
  }

  static <F> void flipEveryBit(Side<F> side, Bytes wire, Tally tally) {
    for (int bit = 0; bit < wire.size() * 8; bit++) {
      byte[] flipped = wire.toArray();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Bytes broken = Bytes.of(flipped);
      List<Bytes> out = comesOut(side, broken.plus(wire), broken.size(), wire, tally);
      // The checks find every single bit as long as they are looked for at the right place.
      assertThat(out).as("%s with bit %d flipped, of %s", broken, bit, wire).doesNotContain(broken);
    }
  }

  /**
   * The frame that stands whole in a stream comes out, unless bytes before it or around it pass the
   * check by chance; and nothing comes out that does not stand in the stream with a right check.
   */
  private static <F> List<Bytes> comesOut(
      Side<F> side, Bytes stream, int at, Bytes wire, Tally tally) {
    tally.tried++;
    List<Bytes> out = side.hear(stream).wires();
    int from = 0;
    boolean found = false;
    boolean covered = false;
    for (Bytes frame : out) {
      int start = indexOf(stream, frame, from);
      assertThat(start).as("%s stands in %s", frame, stream).isNotNegative();
      assertThat(isWhole(side, frame)).as("%s has a right check", frame).isTrue();
      found |= start == at && frame.equals(wire);
      covered |= start < at + wire.size() && start + frame.size() > at;
      from = start + frame.size();
    }
    tally.chance += out.equals(List.of(wire)) ? 0 : 1;
    assertThat(found || covered).as("%s at %d of %s", wire, at, stream).isTrue();
    return out;
  }

  private static <F> boolean isWhole(Side<F> side, Bytes frame) {
    FrameShape.Look look = side.shape().look(frame.toArray(), 0, frame.size());
    return look.equals(FrameShape.Look.whole(frame.size()));
  }

  static int indexOf(Bytes stream, Bytes part, int from) {
    for (int i = from; i + part.size() <= stream.size(); i++) {
      if (stream.slice(i, i + part.size()).equals(part)) {
        return i;
      }
    }
    return -1;
  }

  static Bytes noise(SplittableRandom random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
