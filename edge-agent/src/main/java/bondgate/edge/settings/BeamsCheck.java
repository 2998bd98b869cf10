package bondgate.edge.settings;

import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.till.modbus.IoMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The part of the check that looks at the light beams 光电对射 of an opening. */
final class BeamsCheck {
  private static final String USUAL = "inside=input 0, outside=input 1";

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
    String text = beams.map().orElse(USUAL);
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
      Optional<Beams> fitted = fitted(map);
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
        "'inside=input <n>, outside=input <n>', or 'middle=input <n>' where there is one; with"
            + " inverted where the input is on while nothing stands in the beam",
        "name the input of each beam");
  }

  private static Optional<Beams> fitted(IoMap map) {
    boolean inputs =
        map.points().values().stream().allMatch(point -> point.kind() == IoMap.Kind.INPUT);
    Set<String> names = map.points().keySet();
    if (inputs && names.equals(Set.of(name(Beam.INSIDE), name(Beam.OUTSIDE)))) {
      return Optional.of(Beams.TWO);
    }
    return inputs && names.equals(Set.of(name(Beam.MIDDLE)))
        ? Optional.of(Beams.ONE)
        : Optional.empty();
  }

  private static String name(Beam beam) {
    return beam.name().toLowerCase(Locale.ROOT);
  }
}
