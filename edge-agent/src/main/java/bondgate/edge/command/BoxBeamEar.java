package bondgate.edge.command;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.BeamEvent;
import bondgate.till.device.BackOff;
import bondgate.till.device.DeviceStatus;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxEvent;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The light beams of an opening at their box of contacts, asked as the agent asks them. */
final class BoxBeamEar implements AutoCloseable {
  private final EdgeSettings.Beams settings;
  private final BeamEar ear;
  private final DeviceRunner runner;

  private BoxBeamEar(EdgeSettings.Beams settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.ear = new BeamEar(settings);
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
  static BoxBeamEar open(EdgeSettings.Beams settings, InstantSource clock, RandomGenerator random)
      throws DeviceException {
    BoxBeamEar box = new BoxBeamEar(settings, clock, random);
    box.runner.start();
    if (box.ear.awaitKnown()) {
      return box;
    }
    DeviceException silent = box.silent();
    box.close();
    throw silent;
  }

  private DeviceException silent() {
    DeviceStatus status = runner.status();
    String detail = status.detail().isEmpty() ? "" : " (" + status.detail() + ")";
    String port = settings.line().orElseThrow().port();
    int unit = settings.map().unit();
    String map = ear.wiring().words();
    return new DeviceException(
        "光电对射的接线盒：收到：%s%s。应为：%s 处站号 %d 的 Modbus RTU 盒报告 %s。请按上述检查，或不带 --beams 再试。"
            .formatted(status.chinese(), detail, port, unit, map),
        ("The beams' box: received: %s%s. Expected: a Modbus RTU box at %s, unit %d, that says how"
                + " %s stand. Check that, or try without --beams.")
            .formatted(status.english(), detail, port, unit, map));
  }

  private void take(BoxEvent event) {
    if (event instanceof BoxEvent.Contact contact) {
      ear.take(
          new BeamEvent(EdgeSettings.Beams.beam(contact.name()), contact.active(), contact.at()));
    } else if (event instanceof BoxEvent.Silent) {
      ear.lost();
    }
  }

  /** What it hears. */
  BeamEar ear() {
    return ear;
  }

  @Override
  public void close() {
    runner.close();
  }
}
