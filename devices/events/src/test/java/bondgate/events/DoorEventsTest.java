package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.DoorOpened.Means;
import bondgate.events.FaceConsent.Act;
import bondgate.events.FaceSighting.Decision;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of people at a door, and what cannot be said. */
class DoorEventsTest {
  @ParameterizedTest
  @EnumSource(
      value = Decision.class,
      names = {"UNKNOWN", "NOT_SURE", "NOT_LIVE"})
  void whoIsNotRecognisedIsNotNamed(Decision decision) {
    assertThat(new FaceSighting("entrance", decision, "", 100, FaceSighting.NOT_TOLD).person())
        .isEmpty();
    assertThatThrownBy(() -> new FaceSighting("entrance", decision, Samples.PERSON, 100, 900))
        .hasMessageContaining(decision + " with one");
  }

  @Test
  void whoIsRecognisedHasAReference() {
    assertThatThrownBy(() -> new FaceSighting("entrance", Decision.MATCH, "", 700, 900))
        .hasMessageContaining("MATCH without one");
    assertThatThrownBy(() -> new FaceSighting("entrance", Decision.MATCH, "王小明", 700, 900))
        .hasMessageContaining("received 3 characters");
  }

  @Test
  void scoresAreThousandths() {
    assertThat(sighting(1000, 1000).scorePermille()).isEqualTo(1000);
    assertThat(sighting(-1000, -1).livePermille()).isEqualTo(FaceSighting.NOT_TOLD);
    assertThatThrownBy(() -> sighting(1001, 0)).hasMessageContaining("received 1001");
    assertThatThrownBy(() -> sighting(0, -2)).hasMessageContaining("received -2");
  }

  @Test
  void aSightingSaysNothingElse() {
    Set<String> fields =
        Stream.of(FaceSighting.class.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getName)
            .collect(Collectors.toSet());
    assertThat(fields)
        .containsExactlyInAnyOrder("door", "decision", "person", "scorePermille", "livePermille");
  }

  @Test
  void aDoorIsOpenedBySomebodyOrByNobody() {
    assertThat(opened(Means.CODE, Samples.PERSON).person()).isEqualTo(Samples.PERSON);
    assertThat(opened(Means.EMERGENCY, "").person()).isEmpty();
    assertThatThrownBy(() -> opened(Means.FACE, "")).hasMessageContaining("FACE without one");
    assertThatThrownBy(() -> opened(Means.STAFF, Samples.PERSON)).hasMessageContaining("with one");
    assertThatThrownBy(() -> new DoorOpened("entrance", Direction.UNCERTAIN, Means.STAFF, ""))
        .hasMessageContaining("IN or OUT");
  }

  @Test
  void aConsentIsToAText() {
    assertThat(new FaceConsent(Act.ENDED, Samples.PERSON, 0, "").textVersion()).isZero();
    assertThatThrownBy(() -> new FaceConsent(Act.GIVEN, Samples.PERSON, 0, ""))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new FaceConsent(Act.GIVEN, Samples.PERSON, 1, ""))
        .hasMessageContaining("textSha256");
    assertThatThrownBy(() -> new FaceConsent(Act.ENDED, Samples.PERSON, 0, Samples.TEXT))
        .hasMessageContaining("no hash");
    assertThatThrownBy(() -> new FaceConsent(Act.WITHDRAWN, "", 1, Samples.TEXT))
        .hasMessageContaining("somebody's");
  }

  private static FaceSighting sighting(int score, int live) {
    return new FaceSighting("entrance", Decision.UNKNOWN, "", score, live);
  }

  private static DoorOpened opened(Means by, String person) {
    return new DoorOpened("entrance", Direction.IN, by, person);
  }
}
