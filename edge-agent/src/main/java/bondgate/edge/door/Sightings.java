package bondgate.edge.door;

import bondgate.camera.Decision;
import bondgate.events.FaceSighting;
import java.util.Optional;

/** What is stated of what a picture said: a place, a reference, scores; never a picture. */
final class Sightings {
  private Sightings() {}

  /**
   * Of one picture; empty where nobody was compared: no face, a poor one, or no picture.
   *
   * @param place the door or till
   */
  static Optional<FaceSighting> of(String place, Decision decision) {
    if (decision instanceof Decision.Match match) {
      return Optional.of(
          new FaceSighting(
              place,
              FaceSighting.Decision.MATCH,
              match.person().hex(),
              match.scoreMilli(),
              match.liveMilli()));
    }
    if (decision instanceof Decision.Unknown unknown) {
      return nobody(
          place, FaceSighting.Decision.UNKNOWN, unknown.bestMilli(), FaceSighting.NOT_TOLD);
    }
    if (decision instanceof Decision.NotSure doubt) {
      return nobody(
          place, FaceSighting.Decision.NOT_SURE, doubt.bestMilli(), FaceSighting.NOT_TOLD);
    }
    if (decision instanceof Decision.NotLive notLive) {
      return nobody(
          place, FaceSighting.Decision.NOT_LIVE, FaceSighting.NOT_COMPARED, notLive.liveMilli());
    }
    return Optional.empty();
  }

  private static Optional<FaceSighting> nobody(
      String place, FaceSighting.Decision decision, int score, int live) {
    return Optional.of(new FaceSighting(place, decision, "", score, live));
  }
}
