package bondgate.server.fence;

import bondgate.server.goods.Place;
import java.util.Optional;

/**
 * Where a tag is.
 *
 * @param place the place
 * @param left while it is under investigation: where from and how it left
 */
public record Standing(Place place, Optional<Left> left) {
  /** Checks that exactly what is under investigation has left somewhere. */
  public Standing {
    if (left.isPresent() != (place == Place.INVESTIGATION)) {
      throw new IllegalArgumentException("place %s with %s".formatted(place, left));
    }
  }

  static Standing at(Place place) {
    return new Standing(place, Optional.empty());
  }

  static Standing missing(Place from, String portal) {
    return new Standing(Place.INVESTIGATION, Optional.of(new Left(from, portal)));
  }

  /** The place that it left, and the portal it left by. */
  public record Left(Place place, String portal) {}
}
