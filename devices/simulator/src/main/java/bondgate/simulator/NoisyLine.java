package bondgate.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A bad cable: what the device says arrives with noise between it, in pieces, glued together, late,
 * or not at all while the plug is out. The same seed does the same to the same writes. For the
 * device's thread.
 */
public final class NoisyLine implements Wire {
  private static final int LONGEST_PIECE = 7;

  private final Wire wire;
  private final Settings settings;
  private final SplittableRandom random;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private long noiseBytes;
  private int writes;
  private int readsUntilPlugged;

  /**
   * How bad it is.
   *
   * @param noisePermille writes of 1000 that noise comes before, 0 to 1000
   * @param longestNoise bytes of noise at most, 1 to 64
   * @param flipPermille writes of 1000 of which a bit is flipped, 0 to 1000
   * @param splitPermille writes of 1000 that go in pieces, 0 to 1000
   * @param gluePermille writes of 1000 that wait for the next, 0 to 1000
   * @param latency how much later everything arrives, less than a second
   * @param unplugEvery the plug falls out after so many writes; 0 for never
   */
  public record Settings(
      int noisePermille,
      int longestNoise,
      int flipPermille,
      int splitPermille,
      int gluePermille,
      Duration latency,
      int unplugEvery) {
    /** Noise before every tenth write, every hundredth damaged, every third in pieces or glued. */
    public static Settings bad() {
      return new Settings(100, 8, 10, 300, 300, Duration.ofMillis(3), 0);
    }
  }

  /** A bad cable around a good one. */
  public NoisyLine(Wire wire, Settings settings, long seed) {
    this.wire = wire;
    this.settings = settings;
    this.random = new SplittableRandom(seed);
  }

  /** How many bytes of noise there were. */
  public long noiseBytes() {
    return noiseBytes;
  }

  @Override
  public byte[] read(Duration atMost) {
    if (held.size() > 0) {
      flush(atMost);
    }
    if (!wire.isPlugged() && readsUntilPlugged > 0 && --readsUntilPlugged == 0) {
      try {
        plug();
      } catch (IOException e) {
        // Tried again at the next read.
        readsUntilPlugged = 1;
      }
    }
    return wire.read(atMost);
  }

  @Override
  public boolean write(byte[] bytes, Duration atMost) {
    writes++;
    if (settings.unplugEvery() > 0 && writes % settings.unplugEvery() == 0) {
      unplug();
      readsUntilPlugged = 20;
      return false;
    }
    if (chance(settings.noisePermille())) {
      byte[] noise = new byte[1 + random.nextInt(settings.longestNoise())];
      random.nextBytes(noise);
      noiseBytes += noise.length;
      held.writeBytes(noise);
    }
    byte[] sent = bytes.clone();
    if (chance(settings.flipPermille())) {
      sent[random.nextInt(sent.length)] ^= (byte) (1 << random.nextInt(8));
    }
    held.writeBytes(sent);
    return chance(settings.gluePermille()) || flush(atMost);
  }

  private boolean flush(Duration atMost) {
    byte[] bytes = held.toByteArray();
    held.reset();
    LockSupport.parkNanos(settings.latency().toNanos());
    if (!chance(settings.splitPermille())) {
      return wire.write(bytes, atMost);
    }
    boolean all = true;
    int at = 0;
    while (at < bytes.length) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_PIECE));
      all &= wire.write(Arrays.copyOfRange(bytes, at, to), atMost);
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      at = to;
    }
    return all;
  }

  private boolean chance(int permille) {
    return random.nextInt(1000) < permille;
  }

  @Override
  public boolean isPlugged() {
    return wire.isPlugged();
  }

  @Override
  public void plug() throws IOException {
    wire.plug();
  }

  @Override
  public void unplug() {
    held.reset();
    wire.unplug();
  }
}
