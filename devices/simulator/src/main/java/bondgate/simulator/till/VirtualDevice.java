package bondgate.simulator.till;

import bondgate.simulator.PseudoTerminal;
import bondgate.till.Octets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A device on the far side of a pseudo-terminal, switched on until it is closed. */
public final class VirtualDevice implements AutoCloseable {
  private static final Duration READ = Duration.ofMillis(10);
  private static final Duration WRITE = Duration.ofMillis(500);

  private final PseudoTerminal terminal;
  private final Firmware firmware;
  private final LineConditions line;
  private final Random random;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile boolean mute;

  /** Switches a device on. */
  public VirtualDevice(PseudoTerminal terminal, Firmware firmware, LineConditions line) {
    this.terminal = terminal;
    this.firmware = firmware;
    this.line = line;
    this.random = new Random(line.seed());
    this.thread = new Thread(this::run, "virtual " + firmware.getClass().getSimpleName());
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes it silent, as one that hangs, or lets it speak again. */
  public void setMute(boolean silent) {
    mute = silent;
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      if (!terminal.isPlugged()) {
        LockSupport.parkNanos(READ.toNanos());
        continue;
      }
      byte[] bytes = terminal.read(READ);
      if (bytes.length > 0) {
        say(firmware.heard(Octets.of(bytes)));
      }
      say(firmware.tick());
    }
  }

  private void say(Octets answer) {
    if (answer.isEmpty() || mute) {
      return;
    }
    LockSupport.parkNanos(Duration.ofMillis(line.latencyMillis()).toNanos());
    Octets sent = noise().plus(damaged(answer));
    for (int from = 0; from < sent.size(); from += line.pieceBytes()) {
      Octets piece = sent.slice(from, Math.min(sent.size(), from + line.pieceBytes()));
      terminal.write(piece.toArray(), WRITE);
    }
  }

  private Octets noise() {
    if (random.nextInt(1000) >= line.noisyOf1000()) {
      return Octets.none();
    }
    byte[] stray = new byte[1 + random.nextInt(4)];
    random.nextBytes(stray);
    return Octets.of(stray);
  }

  private Octets damaged(Octets answer) {
    if (random.nextInt(1000) >= line.damagedOf1000()) {
      return answer;
    }
    byte[] bytes = answer.toArray();
    int bit = random.nextInt(8 * bytes.length);
    bytes[bit / 8] = (byte) (bytes[bit / 8] ^ (1 << (bit % 8)));
    return Octets.of(bytes);
  }
}
