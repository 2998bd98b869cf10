package bondgate.rfid.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How fast each parser is: {@code mvn -Pdevices-bench -pl devices/rfid -am test}. */
class ParserBench {
  private static final int CHUNK = 512;
  private static final int LINE_BYTES = 1 << 20;
  private static final int ROUNDS = 20;

  static Stream<Side<?>> sides() {
    return Side.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("sides")
  <F> void framesAndMegabytesInASecond(Side<F> side) {
    List<Bytes> chunks = chunks(side);
    long frames = 0;
    for (int warmUp = 0; warmUp < ROUNDS / 4; warmUp++) {
      frames = parse(side, chunks);
    }
    long begun = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(parse(side, chunks)).isEqualTo(frames);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    long bytes = chunks.stream().mapToLong(Bytes::size).sum();
    System.out.printf(
        "%s: %.1f MB/s, %.0f frames/s, parsed and decoded in pieces of %d bytes%n",
        side, bytes * ROUNDS / seconds / 1e6, frames * ROUNDS / seconds, CHUNK);
  }

  private static <F> long parse(Side<F> side, List<Bytes> chunks) {
    ParserState<F> state = ParserState.start(side.shape());
    long frames = 0;
    for (Bytes chunk : chunks) {
      ParserState.Fed<F> fed = state.feed(chunk);
      state = fed.next();
      for (F frame : fed.frames()) {
        frames += side.decode().apply(frame).equals("") ? 0 : 1;
      }
    }
    return frames;
  }

  private static List<Bytes> chunks(Side<?> side) {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    while (line.size() < LINE_BYTES) {
      side.samples().forEach(sample -> line.writeBytes(Bytes.hex(sample).toArray()));
    }
    byte[] all = line.toByteArray();
    return Stream.iterate(0, at -> at < all.length, at -> at + CHUNK)
        .map(at -> Bytes.of(all, at, Math.min(all.length, at + CHUNK)))
        .toList();
  }
}
