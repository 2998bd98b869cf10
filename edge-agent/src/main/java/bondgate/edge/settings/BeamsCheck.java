package bondgate.edge.settings;

import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.till.modbus.IoMap;
import java.util.Optional;

/** The part of the check that looks at the light beams 光电对射 of an opening. */
final class BeamsCheck {
  private final Findings findings;
  private final TillsCheck devices;

  BeamsCheck(Findings findings, TillsCheck devices) {
    this.findings = findings;
    this.devices = devices;
  }

  /** The beams of one opening; none if no port is named. */
  Optional<EdgeSettings.Beams> check(String key, EdgeConfig.Beams beams) {
    int unit = (int) findings.whole(key + "unit", beams.unit().or(() -> Optional.of("1")), 1, 247);
    Optional<TillSettings.Device> line = devices.device(key, beams.port(), beams.baud(), "9600");
    String text = beams.map().orElse(EdgeSettings.Beams.USUAL_MAP);
    if (line.isEmpty()) {
      if (beams.map().isPresent()) {
        findings.problem(
            key + "port",
            "nothing, and a map",
            "the port of the box that the beams are wired to",
            "name the port, or leave out the map");
      }
      return Optional.empty();
    }
    try {
      IoMap map = IoMap.parse(unit, text);
      Optional<Beams> fitted = EdgeSettings.Beams.fittedBy(map);
      if (fitted.isPresent()) {
        return Optional.of(new EdgeSettings.Beams(line.get(), map, fitted.get()));
      }
      refuse(key, text);
    } catch (IllegalArgumentException e) {
      refuse(key, "%s (%s)".formatted(text, e.getMessage()));
    }
    return Optional.empty();
  }

  private void refuse(String key, String received) {
    findings.problem(
        key + "map",
        "'%s'".formatted(received),
        EdgeSettings.Beams.EXPECTED_MAP,
        "name the input of each beam");
  }
}
