package bondgate.server.stream;

import bondgate.server.guarantee.AmendResult;

/** What the refusal of an amendment says. */
final class AmendAnswers {
  private AmendAnswers() {}

  static ActOutcome refused(AmendResult result) {
    if (result instanceof AmendResult.IsOtherwise other) {
      return new ActOutcome.Refused(
          "amendmentIsOtherwise",
          other.received(),
          other.earlier(),
          "check the number; another amendment needs another number");
    }
    if (result instanceof AmendResult.NoSuchInstrument none) {
      return GuaranteeAnswers.instrumentUnknown(none.number());
    }
    if (result instanceof AmendResult.ChangesNothing nothing) {
      return new ActOutcome.Refused(
          "amendmentChangesNothing",
          "%d fen until %s"
              .formatted(nothing.instrument().amountFen(), nothing.instrument().validUntil()),
          "another amount or another last day",
          "compare the amendment with the guarantee's page");
    }
    return outOfRange(result);
  }

  /** The day or the amount cannot be. */
  private static ActOutcome outOfRange(AmendResult result) {
    if (result instanceof AmendResult.EndsBeforeItBegins ends) {
      return new ActOutcome.Refused(
          "endsBeforeItBegins",
          "valid until " + ends.validUntil(),
          "valid until %s or after".formatted(ends.validFrom()),
          "check the last day");
    }
    if (result instanceof AmendResult.Expired expired) {
      return new ActOutcome.Refused(
          "instrumentExpired",
          "counts until " + expired.lastDay(),
          "counts on " + expired.today(),
          "state a last day that is not over");
    }
    AmendResult.BelowUsed below = (AmendResult.BelowUsed) result;
    return new ActOutcome.Refused(
        "amendmentBelowUsed",
        below.askedFen() + " fen",
        "at least %d fen: %d held and %d settled"
            .formatted(below.heldFen() + below.settledFen(), below.heldFen(), below.settledFen()),
        "wait until holds end, or move them, then reduce it");
  }
}
