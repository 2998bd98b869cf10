package bondgate.till.line;

import bondgate.till.Octets;
import bondgate.till.device.BackOff;
import bondgate.till.device.DeviceStatus;
import bondgate.till.device.Fault;
import bondgate.till.device.Signal;
import bondgate.till.device.Supervision;
import bondgate.till.device.Talk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The thread that holds the line to one device: opens it, opens it again when it was lost, lets a
 * {@link Talk} speak over it, and tells how the device stands.
 */
public final class DeviceRunner implements AutoCloseable {
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  /** A read takes this long when nothing comes; a shorter wait is slept instead. */
  private static final Duration READ = Duration.ofMillis(100);

  private final LineSource source;
  private final Talk talk;
  private final boolean speaksOnly;
  private final BackOff backOff;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Consumer<DeviceStatus> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Thread thread;
  private volatile Supervision supervision;

  /**
   * A runner that is not started yet.
   *
   * @param speaksOnly whether the device cannot be asked, as a scanner
   * @param random where the jitter of waits comes from
   * @param listener is told each change of status, on the runner's thread
   */
  public DeviceRunner(
      LineSource source,
      Talk talk,
      boolean speaksOnly,
      BackOff backOff,
      InstantSource clock,
      RandomGenerator random,
      Consumer<DeviceStatus> listener) {
    this.source = source;
    this.talk = talk;
    this.speaksOnly = speaksOnly;
    this.backOff = backOff;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    this.supervision = Supervision.start(clock.instant());
  }

  /** Starts it, once. */
  public synchronized void start() {
    if (thread != null) {
      throw new IllegalStateException("the device on '%s' was started".formatted(source.name()));
    }
    thread = new Thread(this::run, "device " + source.name());
    thread.setDaemon(true);
    thread.start();
  }

  /** How the device stands. Any thread may ask. */
  public DeviceStatus status() {
    return supervision.status();
  }

  /** Something was queued for the device: do not sleep until the next poll. Any thread may call. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    closed.countDown();
    Thread running = thread;
    if (running == null || running.equals(Thread.currentThread())) {
      return;
    }
    try {
      running.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        attempt();
        int failures = Math.max(1, supervision.failures());
        if (closed.await(backOff.pause(failures, random).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // Somebody wants this thread to end; so it ends, and says that the device is not watched.
      tell(new Signal.Down(Fault.OUR_ERROR, "the device's thread was interrupted"));
    } catch (RuntimeException e) {
      tell(new Signal.Down(Fault.OUR_ERROR, e.getClass().getSimpleName()));
      throw e;
    }
  }

  private void attempt() {
    if (!source.isPresent()) {
      tell(new Signal.Down(Fault.PORT_ABSENT, source.name()));
      return;
    }
    try (Line line = source.open()) {
      tell(new Signal.Opened(speaksOnly));
      talk.opened(clock.instant());
      while (closed.getCount() > 0) {
        turn(line);
      }
    } catch (LineException e) {
      talk.lost(clock.instant());
      tell(new Signal.Down(e.fault(), e.getMessage()));
    }
  }

  private void turn(Line line) throws LineException {
    Instant now = clock.instant();
    Optional<Octets> toSend = talk.next(now);
    if (toSend.isPresent()) {
      line.write(toSend.get());
    }
    Duration idle = talk.idle(now);
    if (toSend.isEmpty() && idle.compareTo(READ) < 0) {
      // Bytes that come meanwhile wait in the operating system.
      LockSupport.parkNanos(Math.max(0, idle.toNanos()));
      tellAll();
      return;
    }
    Octets came = line.read();
    if (came.isEmpty()) {
      talk.silence(clock.instant());
    } else {
      talk.heard(came, clock.instant());
    }
    tellAll();
  }

  private void tellAll() {
    talk.drain().forEach(this::tell);
  }

  private void tell(Signal signal) {
    DeviceStatus before = supervision.status();
    supervision = supervision.on(signal, clock.instant());
    if (!supervision.status().saysTheSameAs(before)) {
      listener.accept(supervision.status());
    }
  }
}
