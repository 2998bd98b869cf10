package bondgate.edge.settings;

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

  /**
   * The beams of one opening; none if no port is named.
   *
   * @param inputs whether its reader has inputs that tell when they change
   */
  Optional<EdgeSettings.Beams> check(String key, EdgeConfig.Beams beams, boolean inputs) {
    if (beams.port().filter(EdgeSettings.Beams.AT_READER::equals).isPresent()) {
      return atReader(key, beams, inputs);
    }
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
    return mapped(key, unit, text).map(map -> fitted(line, map));
  }

  /** Beams at the inputs of the reader that looks at their opening. */
  private Optional<EdgeSettings.Beams> atReader(
      String key, EdgeConfig.Beams beams, boolean inputs) {
    if (!inputs) {
      findings.problem(
          key + "port",
          "'reader', and a reader that tells nothing of its inputs",
          "'reader' at a reader with llrp:// or llrps://, else the port of a box",
          "wire the beams to a box of contacts");
    }
    if (beams.unit().isPresent() || beams.baud().isPresent()) {
      findings.problem(
          key + "port",
          "'reader', and a unit or baud of a box",
          "the one or the other",
          "leave out unit and baud");
    }
    Optional<IoMap> map =
        mapped(key, 1, beams.map().orElse(EdgeSettings.Beams.USUAL_MAP_AT_READER));
    if (map.filter(wired -> fitted(Optional.empty(), wired).inputs().get(0) < 1).isPresent()) {
      refuse(key, "an input 0, and a reader counts from 1");
      return Optional.empty();
    }
    return map.map(wired -> fitted(Optional.empty(), wired));
  }

  private static EdgeSettings.Beams fitted(Optional<TillSettings.Device> line, IoMap map) {
    return new EdgeSettings.Beams(line, map, EdgeSettings.Beams.fittedBy(map).orElseThrow());
  }

  /** A map of beams; none if it is another, and that is said. */
  private Optional<IoMap> mapped(String key, int unit, String text) {
    try {
      IoMap map = IoMap.parse(unit, text);
      if (EdgeSettings.Beams.fittedBy(map).isPresent()) {
        return Optional.of(map);
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
