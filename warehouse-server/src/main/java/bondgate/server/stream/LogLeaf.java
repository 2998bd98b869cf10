package bondgate.server.stream;

import bondgate.events.SealedRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a leaf of a zone's evidence log states. */
public sealed interface LogLeaf {
  /** What an edge agent signed. */
  record OfRecord(SealedRecord sealed) implements LogLeaf {}

  /**
   * What a person did, and the time of its transaction.
   *
   * @param second the other person on whose word it took effect, if there was one
   * @param sealed what the leaf itself does not say
   */
  record OfAct(
      String zone,
      Instant at,
      ZoneAct act,
      Optional<SecondPerson> second,
      List<SealedLeaf.Sealed> sealed)
      implements LogLeaf {
    /** Takes a copy. */
    public OfAct {
      sealed = List.copyOf(sealed);
    }
  }

  /** An act of which something sealed cannot be opened, or otherwise than it is stored. */
  record Unopened(String finding) implements LogLeaf {}

  /**
   * That a message was put aside.
   *
   * @param trouble name of the reason
   * @param messageSha256 of the message, 64 hex digits
   */
  record OfNotice(String zone, Instant at, String device, String trouble, String messageSha256)
      implements LogLeaf {}

  /** None of these, and why. */
  record Unreadable(String finding) implements LogLeaf {}
}
