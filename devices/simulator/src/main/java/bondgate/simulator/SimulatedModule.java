package bondgate.simulator;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.FrameShape;
import bondgate.rfid.frame.ParserState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual reader on the device's end of a cable, whatever its protocol: it obeys one command
 * after another, and may speak by itself in between.
 *
 * @param <F> the protocol's frame
 */
public abstract class SimulatedModule<F> implements AutoCloseable {
  private static final Duration READ_TIMEOUT = Duration.ofMillis(10);
  private static final Duration WRITE_TIMEOUT = Duration.ofMillis(200);
  private static final Duration ROUND = Duration.ofMillis(30);

  private final Wire wire;
  private final RadioField field;
  private final InstantSource clock;
  private final FrameShape<F> shape;
  private volatile boolean running;
  private volatile boolean mute;
  private Thread thread;

  /** A module that is not switched on yet. */
  protected SimulatedModule(Wire wire, RadioField field, InstantSource clock, FrameShape<F> shape) {
    this.wire = wire;
    this.field = field;
    this.clock = clock;
    this.shape = shape;
  }

  /** Switches it on. */
  public final synchronized void start() {
    if (running) {
      throw new IllegalStateException("the module is on");
    }
    running = true;
    thread = new Thread(this::run, getClass().getSimpleName());
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes the module silent, as one that hangs, or lets it speak again. */
  public final void setMute(boolean silent) {
    mute = silent;
  }

  /** Does what a command says; on the module's thread. */
  protected abstract void obey(F command);

  /** Called again and again while no command waits; on the module's thread. */
  protected abstract void idle();

  /** The cable was pulled: the module loses its power. */
  protected abstract void powerLost();

  /** Puts a frame on the line. */
  protected final void send(Bytes frame) {
    if (!mute) {
      wire.write(frame.toArray(), WRITE_TIMEOUT);
    }
  }

  /** One round of an antenna, which takes its time. */
  protected final List<RadioField.Hit> round(int antenna) {
    Instant begun = clock.instant();
    List<RadioField.Hit> hits = field.inventory(antenna % field.antennas(), begun, ROUND);
    LockSupport.parkNanos(ROUND.toNanos());
    return hits;
  }

  private void run() {
    ParserState<F> parser = ParserState.start(shape);
    while (running) {
      Bytes bytes = Bytes.of(wire.read(READ_TIMEOUT));
      if (!wire.isPlugged()) {
        parser = ParserState.start(shape);
        powerLost();
        LockSupport.parkNanos(READ_TIMEOUT.toNanos());
        continue;
      }
      ParserState.Fed<F> fed = bytes.size() > 0 ? parser.feed(bytes) : parser.silence();
      parser = fed.next();
      if (mute) {
        continue;
      }
      fed.frames().forEach(this::obey);
      if (fed.frames().isEmpty()) {
        idle();
      }
    }
  }

  /** Switches it off; the cable stays as it is. */
  @Override
  public final synchronized void close() {
    running = false;
    if (thread == null || thread.equals(Thread.currentThread())) {
      return;
    }
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
