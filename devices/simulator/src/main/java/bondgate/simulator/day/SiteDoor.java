package bondgate.simulator.day;

import bondgate.simulator.PseudoTerminal;
import bondgate.simulator.camera.VirtualCamera;
import bondgate.simulator.till.Firmware;
import bondgate.simulator.till.LineConditions;
import bondgate.simulator.till.VirtualDevice;
import bondgate.simulator.till.VirtualIoBox;
import bondgate.simulator.till.VirtualScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The door for members of a site: scanner and lock behind real pseudo-terminals, and, where there
 * are models, a camera in the network. It outlives whatever process dies.
 */
public final class SiteDoor implements AutoCloseable {
  /** Its name in records. */
  public static final String NAME = "entrance";

  /** Who was let in is let in again after not having been seen for so long. */
  static final Duration PASSAGE = Duration.ofSeconds(1);

  private static final Duration OPEN_FOR = Duration.ofSeconds(1);
  private static final Duration PICTURE_EVERY = Duration.ofMillis(200);
  private static final int LOCK = 0;

  private final SiteSettings settings;
  private final Optional<SiteFaces> faces;
  private final VirtualScanner scanner = new VirtualScanner();
  private final VirtualIoBox box = new VirtualIoBox(1);
  private final Optional<VirtualCamera> camera;
  private final Deque<Runnable> parts = new ArrayDeque<>();

  private SiteDoor(SiteSettings settings, Optional<SiteFaces> faces) throws IOException {
    this.settings = settings;
    this.faces = faces;
    Files.createDirectories(settings.dataFolder().resolve("tty"));
    device(scannerPort(), scanner);
    device(lockPort(), box);
    this.camera =
        faces.isPresent() ? Optional.of(new VirtualCamera(PICTURE_EVERY)) : Optional.empty();
    camera.ifPresent(one -> parts.push(one::close));
  }

  /** A door that is switched on. */
  public static SiteDoor open(SiteSettings settings, Optional<SiteFaces> faces) throws IOException {
    return new SiteDoor(settings, faces);
  }

  private void device(Path port, Firmware firmware) throws IOException {
    PseudoTerminal terminal = PseudoTerminal.open(port);
    parts.push(terminal::close);
    VirtualDevice device = new VirtualDevice(terminal, firmware, LineConditions.good());
    parts.push(device::close);
  }

  private Path scannerPort() {
    return settings.dataFolder().resolve("tty").resolve("door-scanner");
  }

  private Path lockPort() {
    return settings.dataFolder().resolve("tty").resolve("door-lock");
  }

  /** What the agent is told of it. */
  Map<String, String> ofAgent() {
    Map<String, String> all = new LinkedHashMap<>();
    String door = "bondgate.edge.doors.\"" + NAME + "\".";
    all.put(door + "scanner.port", scannerPort().toString());
    all.put(door + "relay.port", lockPort().toString());
    all.put(door + "relay.map", "open=coil " + LOCK);
    all.put(door + "open-for", OPEN_FOR.toMillis() + "ms");
    all.put(door + "passage", PASSAGE.toMillis() + "ms");
    camera.ifPresent(one -> all.put(door + "camera", one.address().toString()));
    faces.ifPresent(
        some -> {
          String key = "bondgate.edge.faces.";
          all.put(key + "models", some.models().toAbsolutePath().toString());
          all.put(key + "model", some.model());
          all.put(key + "gallery", settings.agentData().resolve("faces").toString());
          all.put(key + "key", settings.agentData().resolve("faces.key").toString());
        });
    return all;
  }

  /** What faces are compared with, if they are. */
  Optional<SiteFaces> faces() {
    return faces;
  }

  /** Somebody stands before the camera; a door without one sees nobody. */
  void sees(byte[] photograph) {
    camera.ifPresent(one -> one.shows(photograph));
  }

  /** Somebody looks into the camera for one picture. */
  void seesOnce(byte[] photograph) {
    camera.ifPresent(one -> one.showsOnce(photograph));
  }

  /** Nobody stands before the camera. */
  void seesNobody() {
    camera.ifPresent(VirtualCamera::showsNobody);
  }

  /** Somebody holds a QR code before the scanner. */
  void scans(String code) {
    scanner.scan("]Q1" + code);
  }

  /** Whether its lock is let go. */
  boolean isOpen() {
    return box.isRelayOn(LOCK);
  }

  /** How often its lock has been let go since the door was built. */
  public long timesOpened() {
    return box.timesSwitchedOn(LOCK);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      parts.pop().run();
    }
  }
}
