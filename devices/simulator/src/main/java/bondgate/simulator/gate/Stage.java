package bondgate.simulator.gate;

import bondgate.rfid.TagRead;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.simulator.Doorway;
import bondgate.simulator.Noise;
import bondgate.simulator.RadioField;
import bondgate.simulator.RadioModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/**
 * Plays a scenario at the gate of two rows 2 m apart, its antennas asked in turn, and gives the
 * labelled recording. Beams stand as {@link Doorway} says. The same scenario gives the same
 * recording.
 */
public final class Stage {
  /** When every recording begins. */
  public static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");

  private static final Duration ROUND = Duration.ofMillis(35);

  /** A round and the commands around it. */
  private static final Duration TURN = Duration.ofMillis(40);

  private static final int LOOK_MILLIS = 20;

  /** Looks in a thousand at which a beam shines through: between two legs, below a shelf. */
  private static final int SHINES_THROUGH_PERMILLE = 60;

  private Stage() {}

  /** Plays it. */
  public static Recording play(Scenario scenario) {
    Cast cast = new Cast(scenario.seed(), BEGIN);
    scenario.acts().forEach(cast::add);
    Instant end = BEGIN;
    for (Cast.Player player : cast.players) {
      end = player.walk().ends().isAfter(end) ? player.walk().ends() : end;
    }
    for (Cast.Body body : cast.bodies) {
      end = body.walk().ends().isAfter(end) ? body.walk().ends() : end;
    }
    List<Entry> entries = new ArrayList<>();
    beams(scenario, cast, end).forEach(event -> entries.add(new Entry.Light(event)));
    reads(scenario, cast, end).forEach(read -> entries.add(new Entry.Tag(read)));
    // In order of time, and then some of the reads too late.
    entries.sort(Comparator.comparing(Entry::at));
    return new Recording(
        new PortalLayout(scenario.portal(), Set.of(0, 1), Set.of(2, 3)),
        PortalFittings.with(scenario.beams()),
        BEGIN,
        disordered(entries, scenario.noise(), new Random(scenario.seed())),
        cast.labels);
  }

  private static List<TagRead> reads(Scenario scenario, Cast cast, Instant end) {
    RadioField field = RadioField.gate(scenario.seed(), RadioModel.gate(scenario.noise()));
    cast.players.forEach(p -> field.add(p.epc(), p.walk(), p.carriage()));
    List<TagRead> reads = new ArrayList<>();
    int antenna = Math.floorMod(scenario.seed(), field.antennas());
    for (Instant now = BEGIN; now.isBefore(end); now = now.plus(TURN)) {
      for (RadioField.Hit hit : field.inventory(antenna, now, ROUND)) {
        OptionalInt phase = OptionalInt.of(hit.phase());
        Instant seenAt = now.plusMillis(hit.after().toMillis());
        reads.add(new TagRead(hit.epc(), antenna, hit.rssiDbm(), phase, seenAt));
      }
      antenna = (antenna + 1) % field.antennas();
    }
    return reads;
  }

  private static List<BeamEvent> beams(Scenario scenario, Cast cast, Instant end) {
    Map<Beam, Integer> places = new EnumMap<>(Beam.class);
    if (scenario.beams() == Beams.TWO) {
      places.put(Beam.INSIDE, Doorway.INSIDE_MM);
      places.put(Beam.OUTSIDE, Doorway.OUTSIDE_MM);
    } else if (scenario.beams() == Beams.ONE) {
      places.put(Beam.MIDDLE, Doorway.MIDDLE_MM);
    }
    Random random = new Random(scenario.seed() ^ 0xBEA);
    List<BeamEvent> events = new ArrayList<>();
    places.forEach(
        (beam, y) -> {
          boolean blocked = false;
          for (Instant now = BEGIN; now.isBefore(end); now = now.plusMillis(LOOK_MILLIS)) {
            boolean stands =
                stands(cast, y, now) && random.nextInt(1000) >= SHINES_THROUGH_PERMILLE;
            if (stands != blocked) {
              blocked = stands;
              events.add(new BeamEvent(beam, blocked, now));
            }
          }
          if (blocked) {
            events.add(new BeamEvent(beam, false, end));
          }
        });
    return events;
  }

  private static boolean stands(Cast cast, int beamY, Instant now) {
    return cast.bodies.stream()
        .anyMatch(body -> Doorway.isBroken(body.walk(), body.halfMm(), beamY, now));
  }

  /** Some reads are told after later ones, as measured; a beam's contact is never late. */
  private static List<Entry> disordered(List<Entry> entries, Noise noise, Random random) {
    List<Come> coming = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      boolean late =
          entries.get(i) instanceof Entry.Tag && random.nextInt(1000) < noise.latePermille();
      // By half a place more, so that it comes after the one that stands there.
      double place = late ? i + 1.5 + random.nextInt(noise.mostPlacesLate()) : i;
      coming.add(new Come(entries.get(i), place));
    }
    coming.sort(Comparator.comparingDouble(Come::place));
    return coming.stream().map(Come::entry).toList();
  }

  /** An entry and its place in the order of arrival. */
  private record Come(Entry entry, double place) {}
}
