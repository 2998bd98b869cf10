package bondgate.server.goods;

/** What became of a tag that was put on a piece. */
public sealed interface CommissionResult {
  /** It is bound. */
  record Bound() implements CommissionResult {}

  /** The same was bound before, by that leaf. */
  record BoundBefore(long leafIndex) implements CommissionResult {}

  /** No list names the tag. */
  record UnknownTag(String epc) implements CommissionResult {}

  /** The list says that it is a piece of another item. */
  record OtherItem(String epc, String listed) implements CommissionResult {}

  /** The number is on another chip already: one of the two is a copy. */
  record CopySuspected(String epc, String boundTid, long leafIndex) implements CommissionResult {}

  /** The chip carried another number before: somebody wrote over it. */
  record ChipInUse(String tid, String epc, long leafIndex) implements CommissionResult {}

  /** It was bound before with another lot or day, by that leaf. */
  record IsOtherwise(String epc, long leafIndex) implements CommissionResult {}
}
