package bondgate.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What any frames must stand: cuts at every byte, chunks of any size, garbage, and flipped bits.
 */
public final class FeedingCheck {
  private FeedingCheck() {}

  /** All that comes out of some pieces and a final silence. */
  public static <F> List<F> all(FrameShape<F> shape, List<Octets> pieces) {
    Deframer<F> deframer = new Deframer<>(shape);
    List<F> found = new ArrayList<>();
    pieces.forEach(piece -> found.addAll(deframer.feed(piece)));
    found.addAll(deframer.silence());
    assertThat(deframer.waitingBytes()).isZero();
    return found;
  }

  /** However the bytes are cut in two, and in random pieces, the same frames come out. */
  public static <F> List<F> cutsChangeNothing(FrameShape<F> shape, Octets bytes, Random random) {
    List<F> whole = all(shape, List.of(bytes));
    for (int i = 1; i < bytes.size(); i++) {
      List<Octets> two = List.of(bytes.slice(0, i), bytes.slice(i, bytes.size()));
      assertThat(all(shape, two)).isEqualTo(whole);
    }
    assertThat(all(shape, pieces(bytes, random))).isEqualTo(whole);
    return whole;
  }

  /** The bytes in random pieces, some of them single bytes. */
  public static List<Octets> pieces(Octets bytes, Random random) {
    List<Octets> pieces = new ArrayList<>();
    int from = 0;
    while (from < bytes.size()) {
      int to = Math.min(bytes.size(), from + 1 + random.nextInt(random.nextBoolean() ? 1 : 9));
      pieces.add(bytes.slice(from, to));
      from = to;
    }
    return pieces;
  }

  /** Every proper beginning of a frame gives no frame of its own, and never hides the next one. */
  public static <F> void beginningsHideNothing(FrameShape<F> shape, Octets frame, F meaning) {
    for (int i = 1; i < frame.size(); i++) {
      Octets cut = frame.slice(0, i);
      assertThat(all(shape, List.of(cut))).isEmpty();
      assertThat(all(shape, List.of(cut, frame))).contains(meaning);
    }
  }

  /** Garbage before and after a frame does not hide it; garbage within it gives no such frame. */
  public static <F> void garbageHidesNothing(
      FrameShape<F> shape, Octets frame, F meaning, Random random) {
    for (int n = 0; n < 50; n++) {
      byte[] noise = new byte[1 + random.nextInt(12)];
      random.nextBytes(noise);
      Octets garbage = Octets.of(noise);
      assertThat(all(shape, List.of(garbage.plus(frame)))).contains(meaning);
      assertThat(all(shape, List.of(frame.plus(garbage)))).contains(meaning);
      int at = 1 + random.nextInt(frame.size() - 1);
      Octets within = frame.slice(0, at).plus(garbage).plus(frame.slice(at, frame.size()));
      all(shape, pieces(within, random));
    }
  }

  /** Each single bit flipped; gives every frame that was nevertheless accepted. */
  public static <F> List<F> flips(FrameShape<F> shape, Octets frame) {
    List<F> accepted = new ArrayList<>();
    for (int bit = 0; bit < 8 * frame.size(); bit++) {
      byte[] flipped = frame.toArray();
      flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
      accepted.addAll(all(shape, List.of(Octets.of(flipped))));
    }
    return accepted;
  }

  /**
   * Random input, half of it made of pieces that frames are made of: no failure, and the same
   * frames for whole input and pieces.
   */
  public static <F> long fuzz(
      Supplier<FrameShape<F>> shape, List<Octets> material, Random random, long inputs) {
    long frames = 0;
    for (long n = 0; n < inputs; n++) {
      Octets input = Octets.none();
      for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
        input = input.plus(part(material, random));
      }
      List<F> whole = all(shape.get(), List.of(input));
      frames += whole.size();
      if (n % 8 == 0) {
        assertThat(all(shape.get(), pieces(input, random))).isEqualTo(whole);
      }
    }
    return frames;
  }

  private static Octets part(List<Octets> material, Random random) {
    if (random.nextBoolean()) {
      byte[] noise = new byte[random.nextInt(10)];
      random.nextBytes(noise);
      return Octets.of(noise);
    }
    byte[] known = material.get(random.nextInt(material.size())).toArray();
    if (random.nextInt(3) == 0) {
      known[random.nextInt(known.length)] = (byte) random.nextInt(256);
    }
    Octets octets = Octets.of(known);
    return octets.slice(0, random.nextInt(4) == 0 ? random.nextInt(known.length) : known.length);
  }
}
