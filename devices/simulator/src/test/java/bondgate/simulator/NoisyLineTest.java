package bondgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoisyLineTest {
  private static final Duration NOW = Duration.ZERO;

  /** A cable that keeps what it is given. */
  private static final class Kept implements Wire {
    final List<String> writes = new ArrayList<>();
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean plugged = true;

    @Override
    public byte[] read(Duration atMost) {
      return new byte[0];
    }

    @Override
    public boolean write(byte[] bytes, Duration atMost) {
      writes.add(HexFormat.of().formatHex(bytes));
      all.writeBytes(bytes);
      return true;
    }

    @Override
    public boolean isPlugged() {
      return plugged;
    }

    @Override
    public void plug() {
      plugged = true;
    }

    @Override
    public void unplug() {
      plugged = false;
    }
  }

  private static Kept saidThrough(NoisyLine.Settings settings, long seed) {
    Kept kept = new Kept();
    NoisyLine line = new NoisyLine(kept, settings, seed);
    for (int i = 0; i < 200; i++) {
      line.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, (byte) i}, NOW);
    }
    line.read(NOW);
    return kept;
  }

  @Test
  void theSameSeedDoesTheSameAndAnotherSeedAnother() {
    NoisyLine.Settings settings = NoisyLine.Settings.bad();

    assertThat(saidThrough(settings, 1).writes).isEqualTo(saidThrough(settings, 1).writes);
    assertThat(saidThrough(settings, 1).writes).isNotEqualTo(saidThrough(settings, 2).writes);
  }

  @Test
  void splittingAndGluingLoseNothing() {
    NoisyLine.Settings settings = new NoisyLine.Settings(0, 1, 0, 500, 500, NOW, 0);

    Kept kept = saidThrough(settings, 3);

    assertThat(kept.all.size()).isEqualTo(2000);
    assertThat(kept.writes).anyMatch(write -> write.length() > 20);
    assertThat(kept.writes).anyMatch(write -> write.length() < 20);
  }

  @Test
  void thePlugFallsOutAndIsPutBackAfterSomeReads() {
    Kept kept = new Kept();
    NoisyLine line = new NoisyLine(kept, new NoisyLine.Settings(0, 1, 0, 0, 0, NOW, 3), 4);

    assertThat(line.write(new byte[] {1}, NOW)).isTrue();
    assertThat(line.write(new byte[] {2}, NOW)).isTrue();
    assertThat(line.write(new byte[] {3}, NOW)).isFalse();
    assertThat(line.isPlugged()).isFalse();
    for (int i = 0; i < 20; i++) {
      line.read(NOW);
    }
    assertThat(line.isPlugged()).isTrue();
  }
}
