package bondgate.rfid.frame.r2000;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.ParserState;
import bondgate.rfid.frame.ParserState.Fed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static final long SEED = Long.getLong("bondgate.seed", 20260302L);
  private static final Bytes TAG = Bytes.hex("A0130189D43000E2004074850A0103169067DD2F7D");
  private static final Bytes END = Bytes.hex("A00A018900001100000005B6");
  private static final ReplyEncoder SAYS = new ReplyEncoder(1, ReplyEncoder.Layout.V3);
  private final Random random = new Random(SEED);

  @Test
  void gluedFramesComeOutInTheirOrder() {
    Fed<Frame> fed = Frame.parser().feed(TAG.plus(END).plus(TAG));

    assertThat(fed.frames()).containsExactly(frame(TAG), frame(END), frame(TAG));
    assertThat(fed.skippedBytes()).isZero();
    assertThat(fed.next()).isEqualTo(Frame.parser());
  }

  @Test
  void framesCutAtEveryPositionComeOutWhole() {
    Bytes both = TAG.plus(END);
    for (int cut = 0; cut <= both.size(); cut++) {
      Totals totals = new Totals();
      ParserState<Frame> state = totals.add(Frame.parser().feed(both.slice(0, cut)));
      totals.add(state.feed(both.slice(cut, both.size())));
      assertThat(totals.frames).as("cut at %d", cut).containsExactly(frame(TAG), frame(END));
      assertThat(totals.badChecksums).isZero();
    }
  }

  @Test
  void theShortestAndTheLongestLegalFrameAreFrames() {
    Frame shortest = new Frame(1, 0x70, Bytes.none());
    // Its Len, 254, is beyond the sign bit.
    Frame longest = new Frame(1, 0x81, Bytes.of(new byte[251]));
    Frame longestTag = SAYS.tag(0x89, 0, 0, new Epc("A0".repeat(62)), -50);

    for (Frame frame : List.of(shortest, longest, longestTag)) {
      assertThat(Frame.parser().feed(frame.toBytes()).frames()).containsExactly(frame);
    }
    assertThat(longest.len()).isEqualTo(0xFE);
  }

  @Test
  void aLengthThatNoFrameCanHaveCostsTwoBytesAndNoFrame() {
    for (int len : new int[] {0, 1, 2, 255}) {
      Fed<Frame> fed = Frame.parser().feed(Bytes.of(0xA0, len).plus(TAG));
      assertThat(fed.frames()).as("len %d", len).containsExactly(frame(TAG));
      assertThat(fed.skippedBytes()).isEqualTo(2);
      assertThat(fed.badChecksums()).isZero();
    }
  }

  @Test
  void aFlippedBitCostsItsFrameAndNoOther() {
    for (int bit = 0; bit < TAG.size() * 8; bit++) {
      byte[] broken = TAG.toArray();
      broken[bit / 8] ^= (byte) (1 << (bit % 8));
      Totals totals = new Totals();
      ParserState<Frame> state =
          totals.add(Frame.parser().feed(Bytes.of(broken).plus(END).plus(END)));
      // A flipped length may wait for bytes that never come, until the line is silent.
      totals.add(state.silence());
      assertThat(totals.frames).as("bit %d", bit).containsExactly(frame(END), frame(END));
      assertThat(totals.skipped).isEqualTo(TAG.size());
    }
  }

  @Test
  void aGoodFrameThatBeginsInsideABadOneIsNotLost() {
    // A header that promises 24 bytes swallows a whole tag report, then fails its check.
    Bytes liar = Bytes.of(0xA0, 0x18, 0x01);
    Fed<Frame> fed = Frame.parser().feed(liar.plus(TAG).plus(END));

    assertThat(fed.frames()).containsExactly(frame(TAG), frame(END));
    assertThat(fed.badChecksums()).isEqualTo(1);
    assertThat(fed.skippedBytes()).isEqualTo(3);
  }

  @Test
  void aTruncatedFrameIsDroppedBySilenceAndOnlyThen() {
    Fed<Frame> cut = Frame.parser().feed(TAG.slice(0, 9));
    assertThat(cut.frames()).isEmpty();
    assertThat(cut.next().feed(TAG.slice(9, TAG.size())).frames()).containsExactly(frame(TAG));

    Fed<Frame> silent = cut.next().silence();
    assertThat(silent.skippedBytes()).isEqualTo(9);
    assertThat(silent.next().feed(END).frames()).containsExactly(frame(END));
  }

  @Test
  void goodFramesAmongNoiseAllComeOutHoweverTheyArePieced() {
    for (int run = 0; run < 300; run++) {
      List<Frame> sent = new ArrayList<>();
      Bytes line = Bytes.none();
      for (int i = 0; i < 12; i++) {
        Frame frame = SAYS.tag(0x89, i % 4, i, epcFullOfHeads(), -40 - random.nextInt(50));
        sent.add(frame);
        line = line.plus(noise(random.nextInt(20))).plus(frame.toBytes());
      }
      Totals totals = feedInPieces(line);
      assertThat(totals.frames).as("seed %d, run %d", SEED, run).containsExactlyElementsOf(sent);
      long inFrames = totals.frames.stream().mapToLong(f -> f.len() + 2).sum();
      assertThat(inFrames + totals.skipped)
          .as("every byte is in a frame or counted")
          .isEqualTo(line.size());
    }
  }

  private Totals feedInPieces(Bytes line) {
    Totals totals = new Totals();
    ParserState<Frame> state = Frame.parser();
    int at = 0;
    while (at < line.size()) {
      int to = Math.min(line.size(), at + 1 + random.nextInt(40));
      state = totals.add(state.feed(line.slice(at, to)));
      at = to;
    }
    totals.add(state.silence());
    return totals;
  }

  private static final class Totals {
    final List<Frame> frames = new ArrayList<>();
    long skipped;
    long badChecksums;

    ParserState<Frame> add(Fed<Frame> fed) {
      frames.addAll(fed.frames());
      skipped += fed.skippedBytes();
      badChecksums += fed.badChecksums();
      return fed.next();
    }
  }

  /** Noise without a header byte, which could by chance begin a frame with a right check. */
  private Bytes noise(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    for (int i = 0; i < size; i++) {
      bytes[i] = bytes[i] == (byte) 0xA0 ? (byte) 0xA1 : bytes[i];
    }
    return Bytes.of(bytes);
  }

  private Epc epcFullOfHeads() {
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    for (int i = 0; i < 6; i++) {
      bytes[random.nextInt(12)] = (byte) 0xA0;
    }
    return Epc.of(bytes);
  }

  private static Frame frame(Bytes wire) {
    return Frame.of(wire);
  }
}
