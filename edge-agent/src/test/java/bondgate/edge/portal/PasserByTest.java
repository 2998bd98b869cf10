package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TillSettings;
import bondgate.events.Direction;
import bondgate.events.PermitList;
import bondgate.events.TagCrossing;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.simulator.Noise;
import bondgate.simulator.gate.Scenario;
import bondgate.simulator.gate.Situation;
import bondgate.simulator.gate.Stage;
import bondgate.till.modbus.IoMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Who carries a tag along one row of antennas is heard by both, and can't be refused by the reads
 * alone: the beams say that nobody went through.
 */
class PasserByTest {
  private static final int PASSERS_BY = 150;
  private static final PermitBook NO_PERMITS = PermitBook.of(Optional.<PermitList>empty());

  @Test
  void whoGoesAlongOneRowIsNotSaidToCrossWhereBeamsAreFitted() {
    List<TagCrossing> with = new ArrayList<>();
    List<TagCrossing> without = new ArrayList<>();
    for (long seed = 1; seed <= PASSERS_BY; seed++) {
      Recording recording =
          Stage.play(Scenario.of(Situation.ALONG, 40_000 + seed, Noise.MEDIUM, Beams.TWO));
      with.addAll(crossings(recording, Optional.of(beams())));
      without.addAll(crossings(recording.withoutBeams(), Optional.empty()));
    }
    System.out.printf(
        "PASSERS-BY %d along one row: without beams %d said to cross and %d uncertain, with %d and"
            + " %d%n",
        PASSERS_BY, decided(without), uncertain(without), decided(with), uncertain(with));
    assertThat(without).as("the reads alone cannot refuse them all").isNotEmpty();
    assertThat(decided(with)).isZero();
    assertThat(with.size()).isLessThan(without.size());
  }

  @Test
  void whoGoesThroughIsSaidToCrossAndWithMoreConfidence() {
    int with = 0;
    int without = 0;
    int passes = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Recording recording =
          Stage.play(Scenario.of(Situation.THROUGH, 41_000 + seed, Noise.MEDIUM, Beams.TWO));
      List<TagCrossing> seen = crossings(recording, Optional.of(beams()));
      List<TagCrossing> heard = crossings(recording.withoutBeams(), Optional.empty());
      if (decided(seen) == 1 && decided(heard) == 1) {
        passes++;
        with += seen.get(0).confidencePermille();
        without += heard.get(0).confidencePermille();
      }
    }
    assertThat(passes).isGreaterThan(20);
    assertThat(with / passes).isGreaterThan(without / passes);
  }

  private static long decided(List<TagCrossing> crossings) {
    return crossings.size() - uncertain(crossings);
  }

  private static long uncertain(List<TagCrossing> crossings) {
    return crossings.stream().filter(c -> c.direction() == Direction.UNCERTAIN).count();
  }

  private static EdgeSettings.Beams beams() {
    return new EdgeSettings.Beams(
        new TillSettings.Device("/dev/none", 9600),
        IoMap.parse(1, "inside=input 0, outside=input 1"),
        PortalFittings.Beams.TWO);
  }

  private static List<TagCrossing> crossings(
      Recording recording, Optional<EdgeSettings.Beams> beams) {
    EdgeSettings.Portal exit =
        new EdgeSettings.Portal("exit", Set.of(0, 1), Set.of(2, 3), Optional.empty(), beams);
    PortalWatch watch = new PortalWatch("reader", exit, CrossingSettings.defaults());
    List<TagCrossing> crossings = new ArrayList<>();
    Instant pollAt = recording.begin();
    for (Entry entry : recording.entries()) {
      for (; entry.at().isAfter(pollAt); pollAt = pollAt.plusMillis(100)) {
        crossings.addAll(crossings(watch.poll(pollAt, NO_PERMITS)));
      }
      if (entry instanceof Entry.Tag tag) {
        crossings.addAll(crossings(watch.read(tag.read(), NO_PERMITS)));
      } else if (entry instanceof Entry.Light light) {
        watch.beam(light.event());
      }
    }
    Instant end = pollAt.plus(Duration.ofSeconds(20));
    for (; pollAt.isBefore(end); pollAt = pollAt.plusMillis(100)) {
      crossings.addAll(crossings(watch.poll(pollAt, NO_PERMITS)));
    }
    return crossings;
  }

  private static List<TagCrossing> crossings(Findings findings) {
    return findings.facts().stream()
        .map(fact -> fact.event())
        .filter(TagCrossing.class::isInstance)
        .map(TagCrossing.class::cast)
        .toList();
  }
}
