package bondgate.server.control;

import java.time.Instant;

/** What became of a control order that was placed. */
public sealed interface PlaceResult {
  /** It is in force. */
  record Placed() implements PlaceResult {}

  /** The same order was placed before, by that leaf. */
  record PlacedBefore(long leafIndex) implements PlaceResult {}

  /** An order of that number was placed with other content, by that leaf. */
  record IsOtherwise(String number, long leafIndex) implements PlaceResult {}

  /** It would begin after its act; an agent with its uplink cut would not learn of it in time. */
  record BeginsLater(Instant from, Instant now) implements PlaceResult {}

  /** It would be over already, or before it begins. */
  record IsOver(Instant until, Instant now) implements PlaceResult {}
}
