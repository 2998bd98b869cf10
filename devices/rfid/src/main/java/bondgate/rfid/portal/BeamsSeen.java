package bondgate.rfid.portal;

import bondgate.rfid.portal.Recording.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the light beams saw in one recording, whatever the tags say: for who looks whether they are
 * wired and aligned as they are said to be.
 *
 * @param broken the beams that were broken at all
 * @param blocked those that were blocked for more than half of the time
 * @param ways the passages from one beam to the other, as the inference pairs them; none where
 *     there is but one beam
 */
public record BeamsSeen(Set<Beam> broken, Set<Beam> blocked, List<Way> ways) {
  /** Copies. */
  public BeamsSeen {
    broken = Set.copyOf(broken);
    blocked = Set.copyOf(blocked);
    ways = List.copyOf(ways);
  }

  /**
   * What they saw in that recording.
   *
   * @param lasted how long it was recorded, from its begin
   */
  public static BeamsSeen of(Recording recording, Duration lasted) {
    BeamWatch watch = new BeamWatch(recording.fittings().beams(), SecondEvidence.defaults());
    Instant end = recording.begin().plus(lasted);
    Map<Beam, Instant> since = new EnumMap<>(Beam.class);
    Map<Beam, Duration> shut = new EnumMap<>(Beam.class);
    Set<Beam> broken = EnumSet.noneOf(Beam.class);
    for (Entry entry : recording.entries()) {
      if (entry instanceof Entry.Light light) {
        BeamEvent event = light.event();
        watch.take(event);
        if (event.blocked()) {
          broken.add(event.beam());
          since.putIfAbsent(event.beam(), event.at());
        } else if (since.containsKey(event.beam())) {
          Duration spell = Duration.between(since.remove(event.beam()), event.at());
          shut.merge(event.beam(), spell, Duration::plus);
        }
      }
    }
    since.forEach((beam, from) -> shut.merge(beam, Duration.between(from, end), Duration::plus));
    Set<Beam> blocked = EnumSet.noneOf(Beam.class);
    shut.forEach(
        (beam, time) -> {
          if (time.multipliedBy(2).compareTo(lasted) > 0) {
            blocked.add(beam);
          }
        });
    return new BeamsSeen(broken, blocked, watch.ways());
  }
}
