package bondgate.edge.command;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.PortalFittings;
import bondgate.till.device.BackOff;
import bondgate.till.device.DeviceStatus;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxEvent;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The light beams 光电对射 of an opening, at their box of contacts, asked as the agent asks them. */
final class BeamEar implements AutoCloseable {
  /** Longer than a connection may take. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(6);

  private final EdgeSettings.Beams settings;
  private final DeviceRunner runner;
  private final CountDownLatch known = new CountDownLatch(1);

  // Guarded by this: the line's thread tells, the command's asks.
  private final Map<Beam, Boolean> blocked = new EnumMap<>(Beam.class);
  private Consumer<BeamEvent> to = event -> {};
  private boolean answeredThroughout;

  private BeamEar(EdgeSettings.Beams settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.runner =
        new DeviceRunner(
            DeviceLines.source(settings.line().orElseThrow()),
            new BoxTalk(BoxSettings.of(settings.map()), this::take),
            false,
            BackOff.usual(),
            clock,
            random,
            status -> {});
  }

  /**
   * Opens the box's line, and returns when every beam has said how it stands.
   *
   * @throws DeviceException if they do not
   */
  static BeamEar open(EdgeSettings.Beams settings, InstantSource clock, RandomGenerator random)
      throws DeviceException {
    BeamEar ear = new BeamEar(settings, clock, random);
    ear.runner.start();
    try {
      if (ear.known.await(KNOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return ear;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    DeviceException silent = ear.silent();
    ear.close();
    throw silent;
  }

  private DeviceException silent() {
    DeviceStatus status = runner.status();
    String detail = status.detail().isEmpty() ? "" : " (" + status.detail() + ")";
    String port = settings.line().orElseThrow().port();
    int unit = settings.map().unit();
    String map = wiring().words();
    return new DeviceException(
        "光电对射的接线盒：收到：%s%s。应为：%s 处站号 %d 的 Modbus RTU 盒报告 %s。请按上述检查，或不带 --beams 再试。"
            .formatted(status.chinese(), detail, port, unit, map),
        ("The beams' box: received: %s%s. Expected: a Modbus RTU box at %s, unit %d, that says how"
                + " %s stand. Check that, or try without --beams.")
            .formatted(status.english(), detail, port, unit, map));
  }

  private synchronized void take(BoxEvent event) {
    if (event instanceof BoxEvent.Contact contact) {
      Beam beam = EdgeSettings.Beams.beam(contact.name());
      blocked.put(beam, contact.active());
      to.accept(new BeamEvent(beam, contact.active(), contact.at()));
      if (isKnown()) {
        known.countDown();
      }
    } else if (event instanceof BoxEvent.Silent) {
      blocked.clear();
      answeredThroughout = false;
    }
  }

  private boolean isKnown() {
    return blocked.size() == settings.map().points().size();
  }

  /** Tells how each beam stands, and from now on each change, on the line's thread. */
  synchronized void begin(Instant now, Consumer<BeamEvent> listener) {
    to = listener;
    answeredThroughout = isKnown();
    blocked.forEach((beam, is) -> listener.accept(new BeamEvent(beam, is, now)));
  }

  /** Tells no more; gives whether every beam was known all the time since the begin. */
  synchronized boolean end() {
    to = event -> {};
    return answeredThroughout;
  }

  /** How many there are. */
  PortalFittings.Beams fitted() {
    return settings.fitted();
  }

  /** How they are said to be wired. */
  BeamWiring wiring() {
    return new BeamWiring(settings.map());
  }

  @Override
  public void close() {
    runner.close();
  }
}
