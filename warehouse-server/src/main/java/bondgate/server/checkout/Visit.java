package bondgate.server.checkout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a shopper is at a till. Kept in memory only: what must survive a restart is the order,
 * and by its till it is found again.
 */
sealed interface Visit {
  /** The random word that the visit goes by. */
  String session();

  /** When the shopper last did something. */
  Instant touchedAt();

  /** Looks at what lies on the tray. */
  record AtBasket(String session, Instant touchedAt) implements Visit {}

  /** Reads the consumer notice. */
  record AtNotice(String session, Instant touchedAt) implements Visit {}

  /**
   * Says who he is.
   *
   * @param problem what was wrong with what he said before
   * @param face whom the till's camera looks for, while it does
   */
  record AtIdentity(
      String session,
      Instant touchedAt,
      AcceptedNotice notice,
      Optional<TillScreen.IdentityProblem> problem,
      Optional<FaceClaimed> face)
      implements Visit {
    /** Nobody is looked for. */
    AtIdentity(
        String session,
        Instant touchedAt,
        AcceptedNotice notice,
        Optional<TillScreen.IdentityProblem> problem) {
      this(session, touchedAt, notice, problem, Optional.empty());
    }

    /** The same visit, with what was wrong, and nobody looked for any more. */
    AtIdentity with(TillScreen.IdentityProblem wrong, Instant now) {
      return new AtIdentity(session, now, notice, Optional.of(wrong));
    }
  }

  /**
   * Sees all of it once more.
   *
   * @param saleNo the number that the order will have, so that ordering twice is ordering once
   * @param epcs what lay on the tray when he was shown it
   */
  record AtConfirm(
      String session,
      Instant touchedAt,
      AcceptedNotice notice,
      Buyer buyer,
      String saleNo,
      List<String> epcs)
      implements Visit {
    public AtConfirm {
      epcs = List.copyOf(epcs);
    }
  }

  /** Ordered: where it stands, the order says. */
  record Ordered(String session, Instant touchedAt, String saleNo) implements Visit {}

  /** It went no further. */
  record AtEnd(String session, Instant touchedAt, TillScreen.Stopped why) implements Visit {}

  /** The consumer notice that was accepted. */
  record AcceptedNotice(String version, Instant at) {}
}
