package bondgate.server.people.officer;

import bondgate.server.stream.ActAnswer;

/** Why a run was not settled, in the words of the page. */
public enum RunRefusal {
  /** A list's tax was paid before. */
  LIST_PAID,
  /** Nothing is held for a list any more. */
  LIST_RETURNED,
  /** Another amount is held for a list. */
  LIST_HELD_OTHERWISE,
  /** Customs has not released a list. */
  LIST_NOT_RELEASED,
  /** A list was released after the day of the payment. */
  LIST_RELEASED_LATER,
  /** Customs made a list's bill void. */
  BILL_VOID,
  /** Customs stated a list's bill again, otherwise or after it was void: nobody has decided. */
  BILL_DISPUTED,
  /** What customs said of a list's bill last cannot be read. */
  BILL_UNREADABLE,
  /** Customs bills a list otherwise. */
  BILL_OTHERWISE,
  /** Customs granted a list's return, which nobody recorded here. */
  RETURN_GRANTED,
  /** The day of the payment has not come. */
  IN_FUTURE,
  /** The run was dropped. */
  DROPPED,
  /** The run was settled with other figures or another day. */
  SETTLED_OTHERWISE,
  /** What was asked is no payment. */
  MALFORMED,
  /** It does not wait to be paid any more. */
  NOT_OPEN,
  /** Something that this page has no word for. */
  OTHER,
  /** Nobody could say in time. */
  NOT_NOW;

  /** Whether it is known that nothing took effect. */
  public boolean known() {
    return this != NOT_NOW;
  }

  /** Whether the run has to be prepared anew. */
  public boolean anew() {
    return switch (this) {
      case LIST_PAID,
          LIST_RETURNED,
          LIST_HELD_OTHERWISE,
          LIST_NOT_RELEASED,
          LIST_RELEASED_LATER,
          BILL_VOID,
          BILL_OTHERWISE,
          RETURN_GRANTED ->
          true;
      case BILL_DISPUTED,
          BILL_UNREADABLE,
          IN_FUTURE,
          DROPPED,
          SETTLED_OTHERWISE,
          MALFORMED,
          NOT_OPEN,
          OTHER,
          NOT_NOW ->
          false;
    };
  }

  static RunRefusal of(ActAnswer.Refused refused) {
    return switch (refused.code()) {
      case "taxPaidOtherwise" -> LIST_PAID;
      case "nothingHeld" -> LIST_RETURNED;
      case "taxRunDiffers" -> LIST_HELD_OTHERWISE;
      case "notReleased" -> LIST_NOT_RELEASED;
      case "taxPaidBeforeRelease" -> LIST_RELEASED_LATER;
      case "taxBillVoid" -> BILL_VOID;
      case "taxBillDisputed" -> BILL_DISPUTED;
      case "taxBillUnreadable" -> BILL_UNREADABLE;
      case "taxBillOtherwise" -> BILL_OTHERWISE;
      case "taxReturnGranted" -> RETURN_GRANTED;
      case "taxPaidInFuture" -> IN_FUTURE;
      case "taxRunDropped" -> DROPPED;
      case "taxRunOtherwise", "actIdTaken" -> SETTLED_OTHERWISE;
      case "databaseUnavailable" -> NOT_NOW;
      default -> OTHER;
    };
  }
}
