package bondgate.server.customs;

/** Why something waits. */
public enum HangingReason {
  /** Not sent yet: the documents before it have no answer. */
  WAITS_FOR_DOCUMENTS,
  /** Not sent yet, or the last try failed. */
  NOT_SENT,
  /** Sent, and nothing came back. */
  NO_ANSWER,
  /** Customs has it, and has not decided. */
  UNDECIDED,
  /** Customs looks at the goods, or holds them: codes 300 and 500 to 599. */
  HELD_BY_CUSTOMS,
  /** A receipt for nothing that we sent. */
  UNKNOWN_RECEIPT,
  /** Something was received that is no message. */
  UNREADABLE,
  /** A receipt that contradicts a decision that stands. */
  CONTRADICTION,
  /** A tax bill came again under its number: somebody must say which statement of it holds. */
  BILL_DISPUTED,
  /** A tax bill or a release whose number or amounts cannot be read: to be sent again. */
  NUMBERS_UNREADABLE
}
