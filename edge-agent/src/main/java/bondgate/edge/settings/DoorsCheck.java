package bondgate.edge.settings;

import bondgate.events.Direction;
import bondgate.till.modbus.IoMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The part of the check that looks at the doors for people. */
final class DoorsCheck {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22,128}");

  private final Findings findings;
  private final TillsCheck devices;

  DoorsCheck(Findings findings, TillsCheck devices) {
    this.findings = findings;
    this.devices = devices;
  }

  /**
   * Looks at all of them.
   *
   * @param tills names of the tills: a sighting names a place, which must be one
   */
  List<DoorSettings> check(Map<String, DoorConfig> doors, Set<String> tills) {
    List<DoorSettings> checked = new ArrayList<>();
    for (String name : new TreeSet<>(doors.keySet())) {
      if (tills.contains(name)) {
        findings.problem(
            SettingsCheck.PREFIX + "doors.\"" + name + "\"",
            "the name of a till, too",
            "a name that no till of this agent has",
            "call the door something else");
      }
    }
    new TreeMap<>(doors).forEach((name, door) -> checked.add(door(name, door)));
    return checked;
  }

  private DoorSettings door(String name, DoorConfig door) {
    String whole = SettingsCheck.PREFIX + "doors.\"" + name + "\"";
    String key = whole + ".";
    findings.name(whole, Optional.of(name));
    return new DoorSettings(
        name,
        way(key + "way", door.way()),
        devices.camera(key + "camera", door.camera()),
        devices.device(key + "scanner.", door.scanner().port(), door.scanner().baud(), "9600"),
        relay(key + "relay.", door.relay()),
        time(key + "open-for", door.openFor(), "3s", Duration.ofMinutes(1)),
        time(key + "passage", door.passage(), "4s", Duration.ofMinutes(1)),
        token(key + "staff-token", door.staffToken()));
  }

  private Direction way(String key, Optional<String> text) {
    String said = text.orElse("in").strip();
    if (!said.equals("in") && !said.equals("out")) {
      findings.problem(key, Findings.shown(text), "in or out", "say which way it leads");
    }
    return said.equals("out") ? Direction.OUT : Direction.IN;
  }

  private Optional<DoorSettings.Relay> relay(String key, DoorConfig.Relay relay) {
    int unit = (int) findings.whole(key + "unit", relay.unit().or(() -> Optional.of("1")), 1, 247);
    Optional<TillSettings.Device> line = devices.device(key, relay.port(), relay.baud(), "9600");
    if (line.isEmpty()) {
      return Optional.empty();
    }
    String text = relay.map().orElse("open=coil 0");
    try {
      IoMap map = IoMap.parse(unit, text);
      map.point(DoorSettings.OPEN, IoMap.Kind.COIL);
      if (map.points().containsKey(DoorSettings.EMERGENCY)) {
        map.point(DoorSettings.EMERGENCY, IoMap.Kind.INPUT);
      }
      return Optional.of(new DoorSettings.Relay(line.get(), map));
    } catch (IllegalArgumentException e) {
      findings.problem(
          key + "map",
          "'%s' (%s)".formatted(text, e.getMessage()),
          "such as 'open=coil 0, emergency=input 0 inverted'",
          "name the coil that lets go of the lock");
      return Optional.empty();
    }
  }

  private Duration time(String key, Optional<String> text, String usual, Duration longest) {
    return findings.time(key, text.or(() -> Optional.of(usual)), Duration.ofMillis(500), longest);
  }

  /** Never shown: it opens the door. */
  private Optional<String> token(String key, Optional<String> text) {
    String value = text.orElse("").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!TOKEN.matcher(value).matches()) {
      findings.problem(
          key,
          "%d characters".formatted(value.length()),
          "22 to 128 of A-Z, a-z, 0-9, '-' and '_', made at random",
          "make one, and give it to the staff's browser");
    }
    return Optional.of(value);
  }
}
