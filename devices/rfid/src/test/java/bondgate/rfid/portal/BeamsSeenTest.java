package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What beams saw in a recording, by themselves. */
class BeamsSeenTest {
  @Test
  void whoGoesFromOneBeamToTheOtherIsAPassageThatWay() {
    BeamsSeen seen =
        seen(
            "beams two",
            "1000 outside blocked",
            "1400 inside blocked",
            "1900 outside free",
            "2300 inside free",
            "6000 inside blocked",
            "6500 outside blocked",
            "6600 inside free",
            "7000 outside free");
    assertThat(seen)
        .isEqualTo(
            new BeamsSeen(Set.of(Beam.INSIDE, Beam.OUTSIDE), Set.of(), List.of(Way.IN, Way.OUT)));
  }

  @Test
  void whoComesToOneBeamOnlyIsNoPassage() {
    assertThat(seen("beams two", "1000 outside blocked", "6999 outside free"))
        .isEqualTo(new BeamsSeen(Set.of(Beam.OUTSIDE), Set.of(), List.of()));
  }

  @Test
  void aBeamThatIsShutForMoreThanHalfOfTheTimeIsBlockedHoweverOftenItOpens() {
    assertThat(seen("beams two", "0 inside blocked").blocked()).containsExactly(Beam.INSIDE);
    assertThat(
            seen(
                    "beams two",
                    "0 inside blocked",
                    "4000 inside free",
                    "5000 inside blocked",
                    "7001 inside free")
                .blocked())
        .containsExactly(Beam.INSIDE);
    assertThat(seen("beams two", "0 inside blocked", "6000 inside free").blocked()).isEmpty();
  }

  @Test
  void oneBeamSeesThatSomebodyIsThereAndNoWay() {
    assertThat(seen("beams one", "1000 middle blocked", "1500 middle free"))
        .isEqualTo(new BeamsSeen(Set.of(Beam.MIDDLE), Set.of(), List.of()));
  }

  @Test
  void howTheyStandAtTheBeginIsNotSomebody() {
    assertThat(seen("beams two", "0 inside free", "0 outside free"))
        .isEqualTo(new BeamsSeen(Set.of(), Set.of(), List.of()));
  }

  /** Twelve seconds. */
  private static BeamsSeen seen(String fitted, String... beams) {
    List<String> lines = new ArrayList<>(List.of("bondgate-reads 1"));
    lines.add("portal exit inside 0,1 outside 2,3 " + fitted);
    lines.add("begin 2026-03-02T01:00:00Z");
    List.of(beams).forEach(beam -> lines.add("beam " + beam));
    return BeamsSeen.of(RecordingText.parse(lines), Duration.ofSeconds(12));
  }
}
