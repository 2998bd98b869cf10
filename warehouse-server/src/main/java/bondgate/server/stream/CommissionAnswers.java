package bondgate.server.stream;

import bondgate.server.goods.CommissionResult;

/** What a tag that was put on is answered with. */
final class CommissionAnswers {
  private CommissionAnswers() {}

  static ActOutcome of(CommissionResult result) {
    if (result instanceof CommissionResult.Bound) {
      return new ActOutcome.Done();
    }
    if (result instanceof CommissionResult.BoundBefore before) {
      return new ActOutcome.DoneBefore(before.leafIndex());
    }
    if (result instanceof CommissionResult.UnknownTag unknown) {
      return new ActOutcome.Refused(
          "tagUnknown",
          unknown.epc(),
          "a tag that an inbound list bound",
          "check the tag, or accept its inbound list first");
    }
    if (result instanceof CommissionResult.OtherItem other) {
      return new ActOutcome.Refused(
          "itemIsOtherwise",
          other.epc() + " as a piece of another item",
          "a piece of " + other.listed(),
          "check the goods against their list");
    }
    return suspected(result);
  }

  private static ActOutcome suspected(CommissionResult result) {
    if (result instanceof CommissionResult.CopySuspected copy) {
      return new ActOutcome.Refused(
          "copySuspected",
          copy.epc() + " on another chip",
          "chip %s, by leaf %d".formatted(copy.boundTid(), copy.leafIndex()),
          "keep both pieces and call a supervisor: one of the tags may be a copy");
    }
    if (result instanceof CommissionResult.ChipInUse chip) {
      return new ActOutcome.Refused(
          "chipInUse",
          "chip " + chip.tid(),
          "the tag %s, by leaf %d".formatted(chip.epc(), chip.leafIndex()),
          "take a new tag: this one carried another number");
    }
    CommissionResult.IsOtherwise other = (CommissionResult.IsOtherwise) result;
    return new ActOutcome.Refused(
        "commissionIsOtherwise",
        other.epc() + " with another lot, day or chip",
        "the content of leaf " + other.leafIndex(),
        "check the goods and the tag");
  }
}
