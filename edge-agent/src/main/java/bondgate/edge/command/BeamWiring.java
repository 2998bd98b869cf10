package bondgate.edge.command;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.till.modbus.IoMap;
import bondgate.till.modbus.IoMap.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How beams are said to be wired, and how they may be wired instead, in the words of the setting.
 *
 * @param map which input is which beam
 */
record BeamWiring(IoMap map) {
  /** As the setting is written. */
  String words() {
    return new TreeMap<>(map.points())
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + words(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** Where one beam is wired to. */
  String of(Beam beam) {
    return words(map.points().get(EdgeSettings.Beams.name(beam)));
  }

  /** The inner one for the outer one. */
  BeamWiring swapped() {
    Point inside = map.points().get(EdgeSettings.Beams.name(Beam.INSIDE));
    Point outside = map.points().get(EdgeSettings.Beams.name(Beam.OUTSIDE));
    return new BeamWiring(
        new IoMap(
            map.unit(),
            Map.of(
                EdgeSettings.Beams.name(Beam.INSIDE), outside,
                EdgeSettings.Beams.name(Beam.OUTSIDE), inside)));
  }

  /** One of them the other way round: on for off. */
  BeamWiring inverted(Beam beam) {
    Map<String, Point> points = new HashMap<>(map.points());
    points.computeIfPresent(
        EdgeSettings.Beams.name(beam),
        (name, point) -> new Point(point.kind(), point.address(), !point.inverted()));
    return new BeamWiring(new IoMap(map.unit(), points));
  }

  private static String words(Point point) {
    return "input %d%s".formatted(point.address(), point.inverted() ? " inverted" : "");
  }
}
