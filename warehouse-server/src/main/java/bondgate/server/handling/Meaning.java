package bondgate.server.handling;

import bondgate.server.goods.Place;
import java.util.Optional;
import java.util.Set;

/** What a label stands for in this zone. */
sealed interface Meaning {
  /** What the handheld says back. */
  Subject subject();

  /** One of our pieces. */
  record Piece(PieceFacts facts, Subject subject) implements Meaning {}

  /**
   * A bin.
   *
   * @param pieces how many lie in it
   */
  record InBin(Bin bin, long pieces, Subject subject) implements Meaning {}

  /** An inbound list or gate pass, or another document that plans moves of pieces. */
  record Paper(Way way, Subject subject) implements Meaning {}

  /** A tote on a cart. */
  record InTote(Tote tote, Subject subject) implements Meaning {}

  /**
   * An aisle of bins.
   *
   * @param places where it has any
   */
  record InAisle(Aisle aisle, Set<Place> places, Subject subject) implements Meaning {
    /** Takes a copy. */
    public InAisle {
      places = Set.copyOf(places);
    }
  }

  /** A wave. */
  record OfWave(Wave wave, Subject subject) implements Meaning {}

  /**
   * Nothing that helps.
   *
   * @param epc the tag, if it is one
   */
  record Nothing(WrongScan why, Optional<String> epc, Subject subject) implements Meaning {}
}
