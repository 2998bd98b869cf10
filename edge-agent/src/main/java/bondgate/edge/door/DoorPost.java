package bondgate.edge.door;

import bondgate.camera.Decision;
import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.DoorSettings;
import bondgate.till.barcode.Scan;
import bondgate.till.barcode.ScanReader;
import bondgate.till.barcode.ScannerTalk;
import bondgate.till.line.DeviceRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One door at its post: its scanner, its lock and what came from them and from the camera, until
 * the doors' thread takes it.
 */
final class DoorPost {
  private static final Duration SAME_WITHIN = Duration.ofMillis(800);

  /** More than anybody shows between two turns; what does not fit is shown again. */
  private static final int WAITING = 32;

  private final DoorSettings settings;
  private final DoorWatch watch;
  private final DoorLock lock;
  private final Optional<DeviceRunner> scanner;
  private final Queue<String> codes = new ArrayBlockingQueue<>(WAITING);
  private final Queue<Looked> looks = new ArrayBlockingQueue<>(WAITING);
  private final Queue<Boolean> emergencies = new ArrayBlockingQueue<>(WAITING);
  private volatile Optional<CodeAnswer> lastCode = Optional.empty();
  private volatile boolean emergency;
  private final AtomicBoolean staff = new AtomicBoolean();

  /**
   * What one picture said.
   *
   * @param decision what
   * @param at by the steady clock
   */
  record Looked(Decision decision, Instant at) {}

  /**
   * A post that is not started yet.
   *
   * @param wake there is something to take
   */
  DoorPost(DoorSettings settings, DoorWatch watch, DeviceLines lines, Runnable wake) {
    this.settings = settings;
    this.watch = watch;
    this.lock =
        new DoorLock(
            settings.relay(),
            lines,
            active -> {
              emergencies.offer(active);
              wake.run();
            });
    ScannerTalk talk = new ScannerTalk(ScanReader.usual(), SAME_WITHIN, scan -> heard(scan, wake));
    this.scanner = settings.scanner().map(line -> lines.runner("scanner", line, talk, true));
  }

  /** Product and payment codes are nobody's ticket, and not looked at further. */
  private void heard(Scan scan, Runnable wake) {
    if (scan instanceof Scan.Text text && codes.offer(text.text())) {
      wake.run();
    }
  }

  /** A picture was decided about; any thread may say so. */
  boolean looked(Looked look) {
    return looks.offer(look);
  }

  void start() {
    lock.start();
    scanner.ifPresent(DeviceRunner::start);
  }

  void stop() {
    scanner.ifPresent(DeviceRunner::close);
    lock.stop();
  }

  DoorSettings settings() {
    return settings;
  }

  DoorWatch watch() {
    return watch;
  }

  DoorLock lock() {
    return lock;
  }

  String nextCode() {
    return codes.poll();
  }

  Looked nextLook() {
    return looks.poll();
  }

  /** Whether the contact has changed, and to what; null if it has not. */
  Boolean nextEmergency() {
    return emergencies.poll();
  }

  /** Staff want it open; any thread may say so. */
  void staffAsks() {
    staff.set(true);
  }

  boolean takeStaff() {
    return staff.getAndSet(false);
  }

  void answered(CodeAnswer answer) {
    lastCode = Optional.of(answer);
  }

  void emergency(boolean lasts) {
    emergency = lasts;
  }

  boolean isEmergency() {
    return emergency;
  }

  DoorStatus status(DoorStatus.Camera camera) {
    return new DoorStatus(
        settings.name(),
        settings.way().name(),
        lock.isOpen(),
        emergency,
        scanner.map(DeviceLines::state).orElse(""),
        lock.state(),
        lastCode.map(Enum::name).orElse(""),
        camera);
  }
}
