package bondgate.server.handling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 波次规则 — which of the waiting documents a wave gathers.
 *
 * @param passes of which kind
 * @param approvedBefore only those approved before then; empty: all
 * @param mostDocuments 1 to {@value #MOST_DOCUMENTS}
 * @param mostPieces 1 to {@value #MOST_PIECES}, of all documents together
 */
public record WaveRule(
    WavePasses passes, Optional<Instant> approvedBefore, int mostDocuments, int mostPieces) {
  /** A tote for each letter. */
  public static final int MOST_DOCUMENTS = 26;

  /** What a cart carries, as a hand at most does. */
  public static final int MOST_PIECES = Stowing.MOST_IN_HAND;

  /** Whether a wave can be gathered by it. */
  boolean fits() {
    return mostDocuments >= 1
        && mostDocuments <= MOST_DOCUMENTS
        && mostPieces >= 1
        && mostPieces <= MOST_PIECES;
  }

  /**
   * A document that waits.
   *
   * @param approvedAt since when
   * @param byCustoms whether customs lets it go
   * @param pieces how many wait
   */
  record Candidate(String document, Instant approvedAt, boolean byCustoms, long pieces) {}

  /**
   * The documents to gather: in their order, each that still fits. A large one is passed over for a
   * smaller one that came later.
   */
  List<String> choose(List<Candidate> waiting) {
    List<String> chosen = new ArrayList<>();
    long pieces = 0;
    for (Candidate one : waiting) {
      if (takes(one) && chosen.size() < mostDocuments && pieces + one.pieces() <= mostPieces) {
        chosen.add(one.document());
        pieces += one.pieces();
      }
    }
    return chosen;
  }

  private boolean takes(Candidate one) {
    boolean kind =
        switch (passes) {
          case ANY -> true;
          case OF_THE_AREA -> !one.byCustoms();
          case BY_CUSTOMS -> one.byCustoms();
        };
    return kind && approvedBefore.map(one.approvedAt()::isBefore).orElse(true);
  }
}
