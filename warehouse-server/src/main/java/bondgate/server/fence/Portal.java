package bondgate.server.fence;

import bondgate.events.Direction;
import bondgate.server.goods.Place;

/**
 * 通道门 — an opening that joins two places.
 *
 * @param name as the edge agents name it
 * @param outside the place on the side of its outside row of antennas
 * @param inside the place on the other side
 */
public record Portal(String name, Place outside, Place inside) {
  /** Whether one can go through it from one of the places to the other. */
  public boolean joins(Place from, Place to) {
    return (outside == from && inside == to) || (inside == from && outside == to);
  }

  /** Where a tag comes from that goes through in that direction, which must be known. */
  Place from(Direction direction) {
    return side(direction, outside, inside);
  }

  /** Where it gets to. */
  public Place to(Direction direction) {
    return side(direction, inside, outside);
  }

  private static Place side(Direction direction, Place ifIn, Place ifOut) {
    return switch (direction) {
      case IN -> ifIn;
      case OUT -> ifOut;
      case UNCERTAIN -> throw new IllegalStateException("no side without a direction");
    };
  }
}
