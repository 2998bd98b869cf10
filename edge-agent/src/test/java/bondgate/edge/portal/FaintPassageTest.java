package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.PermitList;
import bondgate.events.TagCrossing;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Passage;
import bondgate.rfid.portal.PortalFittings.Beams;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.simulator.Noise;
import bondgate.simulator.gate.Scenario;
import bondgate.simulator.gate.Situation;
import bondgate.simulator.gate.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A lined bag and a tag behind the wall may be heard alike. What may be either is written down for
 * the officer, and no siren sounds for it; what surely was in the opening sounds it.
 */
class FaintPassageTest {
  private static final int PASSES = 60;
  private static final PermitBook NO_PERMITS = PermitBook.of(Optional.<PermitList>empty());

  @Test
  void whatMayBeBehindTheWallIsWrittenDownAndSoundsNoSiren() {
    assertThat(uncertain(Situation.METAL_BAG).get(true))
        .as("faint ones of %d lined bags", PASSES)
        .isPositive();
    assertThat(uncertain(Situation.STOP).get(false))
        .as("of %d who stop in the doorway, those whose way is not known", PASSES)
        .isPositive();
  }

  /** Of tags that go so, how many are uncertain, by whether they are faint. */
  private static Map<Boolean, Integer> uncertain(Situation situation) {
    Map<Boolean, Integer> found = new HashMap<>(Map.of(true, 0, false, 0));
    for (long seed = 1; seed <= PASSES; seed++) {
      List<EdgeEvent> facts =
          facts(Stage.play(Scenario.of(situation, 52_000 + seed, Noise.MEDIUM, Beams.NONE)));
      for (EdgeEvent fact : facts) {
        if (fact instanceof TagCrossing crossing && crossing.direction() == Direction.UNCERTAIN) {
          assertThat(facts.stream().anyMatch(AlarmRaised.class::isInstance))
              .as("%s, seed %d: the siren, of %s", situation, seed, crossing)
              .isEqualTo(!crossing.faint());
          found.merge(crossing.faint(), 1, Integer::sum);
        }
      }
    }
    return found;
  }

  @Test
  void theInferenceAndTheRecordMeanTheSameByFaint() {
    assertThat(TagCrossing.FAINT_BELOW_PERMILLE).isEqualTo(Passage.Uncertain.FAINT_BELOW_PERMILLE);
  }

  private static List<EdgeEvent> facts(Recording recording) {
    EdgeSettings.Portal exit =
        new EdgeSettings.Portal(
            "exit", Set.of(0, 1), Set.of(2, 3), Optional.empty(), Optional.empty());
    PortalWatch watch = new PortalWatch("reader", exit, CrossingSettings.defaults());
    List<Findings> findings = new ArrayList<>();
    Instant pollAt = recording.begin();
    for (Entry entry : recording.entries()) {
      for (; entry.at().isAfter(pollAt); pollAt = pollAt.plusMillis(100)) {
        findings.add(watch.poll(pollAt, NO_PERMITS));
      }
      if (entry instanceof Entry.Tag tag) {
        findings.add(watch.read(tag.read(), NO_PERMITS));
      }
    }
    for (Instant end = pollAt.plus(Duration.ofSeconds(20));
        pollAt.isBefore(end);
        pollAt = pollAt.plusMillis(100)) {
      findings.add(watch.poll(pollAt, NO_PERMITS));
    }
    return findings.stream()
        .flatMap(found -> found.facts().stream())
        .map(fact -> fact.event())
        .toList();
  }
}
