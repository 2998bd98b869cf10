package bondgate.edge;

import bondgate.edge.settings.DoorSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.FaceSettings;
import bondgate.edge.settings.LlrpAddress;
import bondgate.edge.settings.TerminalsSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.events.VerifyKey;
import bondgate.rfid.Epc;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.serial.SerialSettings;
import bondgate.till.modbus.IoMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of one agent with one reader at the exit. */
public final class TestSettings {
  private TestSettings() {}

  public static EdgeSettings of(Path data, VerifyKey serverKey, String brokerUrl, String port) {
    return of(data, serverKey, brokerUrl, port, Optional.empty());
  }

  /** The same with a reference tag. */
  public static EdgeSettings of(
      Path data, VerifyKey serverKey, String brokerUrl, String port, Optional<Epc> reference) {
    return new EdgeSettings(
        "guiyang-o2o",
        "edge-1",
        1,
        data,
        serverKey,
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        false,
        0,
        new EdgeSettings.Broker(brokerUrl, "", ""),
        new EdgeSettings.Outbox(1 << 20),
        new EdgeSettings.Clock("", Duration.ofSeconds(2)),
        new EdgeSettings.Batch(
            256,
            Duration.ofMillis(20),
            Duration.ofMillis(400),
            Duration.ofMillis(200),
            4,
            Duration.ofMillis(2000),
            Duration.ofSeconds(8)),
        new EdgeSettings.Reconnect(Duration.ofMillis(50), Duration.ofMillis(200)),
        CrossingSettings.defaults(),
        List.of(
            new EdgeSettings.Reader(
                "exit",
                port.startsWith("llrp:") ? LlrpAddress.PROTOCOL : "r2000",
                SerialSettings.of(port, List.of(0, 1, 2, 3)),
                3,
                4,
                List.of(new EdgeSettings.Portal("exit", Set.of(0, 1), Set.of(2, 3), reference)))),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with other readers. */
  public static EdgeSettings with(EdgeSettings settings, List<EdgeSettings.Reader> readers) {
    return with(
        settings,
        readers,
        settings.tills(),
        settings.doors(),
        settings.faces(),
        settings.terminals());
  }

  /** The same with beams at the exit, and other thresholds. */
  public static EdgeSettings withBeams(
      EdgeSettings settings, String port, CrossingSettings thresholds) {
    return withBeams(
        settings,
        new EdgeSettings.Beams(
            new TillSettings.Device(port, 9600),
            IoMap.parse(1, EdgeSettings.Beams.USUAL_MAP),
            PortalFittings.Beams.TWO),
        thresholds);
  }

  /** The same with beams at the reader's own inputs. */
  public static EdgeSettings withBeamsAtReader(EdgeSettings settings, CrossingSettings thresholds) {
    return withBeams(
        settings,
        new EdgeSettings.Beams(
            Optional.empty(),
            IoMap.parse(1, EdgeSettings.Beams.USUAL_MAP_AT_READER),
            PortalFittings.Beams.TWO),
        thresholds);
  }

  private static EdgeSettings withBeams(
      EdgeSettings settings, EdgeSettings.Beams beams, CrossingSettings thresholds) {
    EdgeSettings.Reader reader = settings.readers().get(0);
    EdgeSettings.Portal portal = reader.portals().get(0);
    EdgeSettings.Portal fitted =
        new EdgeSettings.Portal(
            portal.name(),
            portal.inside(),
            portal.outside(),
            portal.referenceTag(),
            Optional.of(beams));
    return with(
        settings,
        thresholds,
        List.of(
            new EdgeSettings.Reader(
                reader.name(), reader.protocol(), reader.serial(), 3, 4, List.of(fitted))),
        settings.tills(),
        settings.doors(),
        settings.faces(),
        settings.terminals());
  }

  /** The same, and its reader reads so many words of each tag's TID. */
  public static EdgeSettings withTid(EdgeSettings settings, int words) {
    EdgeSettings.Reader reader = settings.readers().get(0);
    return with(
        settings,
        List.of(
            new EdgeSettings.Reader(
                reader.name(),
                reader.protocol(),
                reader.serial(),
                reader.alarmOutput(),
                reader.lockOutput(),
                reader.portals(),
                reader.trust(),
                words)),
        settings.tills(),
        settings.doors(),
        settings.faces(),
        settings.terminals());
  }

  /** The same with tills. */
  public static EdgeSettings withTills(EdgeSettings settings, List<TillSettings> tills) {
    return with(
        settings,
        settings.readers(),
        tills,
        settings.doors(),
        settings.faces(),
        settings.terminals());
  }

  /** The same with doors only. */
  public static EdgeSettings withDoors(
      EdgeSettings settings, List<DoorSettings> doors, Optional<FaceSettings> faces) {
    return with(settings, List.of(), List.of(), doors, faces, settings.terminals());
  }

  /** The same with smart face terminals only. */
  public static EdgeSettings withTerminals(EdgeSettings settings, TerminalsSettings terminals) {
    return with(
        settings, List.of(), List.of(), List.of(), Optional.empty(), Optional.of(terminals));
  }

  /** The same with doors and tills. */
  public static EdgeSettings withDoorsAndTills(
      EdgeSettings settings,
      List<DoorSettings> doors,
      List<TillSettings> tills,
      Optional<FaceSettings> faces) {
    return with(settings, List.of(), tills, doors, faces, settings.terminals());
  }

  private static EdgeSettings with(
      EdgeSettings settings,
      List<EdgeSettings.Reader> readers,
      List<TillSettings> tills,
      List<DoorSettings> doors,
      Optional<FaceSettings> faces,
      Optional<TerminalsSettings> terminals) {
    return with(settings, settings.detector(), readers, tills, doors, faces, terminals);
  }

  private static EdgeSettings with(
      EdgeSettings settings,
      CrossingSettings thresholds,
      List<EdgeSettings.Reader> readers,
      List<TillSettings> tills,
      List<DoorSettings> doors,
      Optional<FaceSettings> faces,
      Optional<TerminalsSettings> terminals) {
    return new EdgeSettings(
        settings.zone(),
        settings.device(),
        settings.epoch(),
        settings.data(),
        settings.serverKey(),
        settings.heartbeatEvery(),
        settings.alarmFor(),
        settings.exitWithParent(),
        settings.httpPort(),
        settings.broker(),
        settings.outbox(),
        settings.clock(),
        settings.batch(),
        settings.reconnect(),
        thresholds,
        readers,
        tills,
        doors,
        faces,
        terminals);
  }
}
