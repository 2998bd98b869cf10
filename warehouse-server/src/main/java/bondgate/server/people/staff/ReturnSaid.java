package bondgate.server.people.staff;

import bondgate.server.sale.ReturnCheck;

/** What the page of returns says: one sentence each, and what to do. */
public enum ReturnSaid {
  /** Nothing was asked yet. */
  NOTHING,
  /** The piece may come back; is it as it was? */
  QUESTION,
  /** It is on the list. */
  TAKEN,
  /** It was on the list before. */
  AGAIN,
  /** It is of another order than what is on the list. */
  OTHER_ORDER,
  /** It is not as it was. */
  DAMAGED,
  /** The number is an order's; its pieces are shown. */
  ORDER,
  /** Neither a tag nor an order of ours. */
  UNKNOWN,
  /** Ours, and nobody bought it here. */
  NOT_SOLD,
  /** Customs has not released its order. */
  NOT_RELEASED,
  /** It came back before. */
  RETURNED_BEFORE,
  /** Not applied for in time. */
  TOO_LATE,
  /** Applied for in time, and back too late. */
  ARRIVES_TOO_LATE,
  /** The day of the application is still to come. */
  APPLIED_IN_FUTURE,
  /** Customs holds it. */
  UNDER_CONTROL,
  /** The fence knows it elsewhere. */
  ELSEWHERE,
  /** Nothing is on the list. */
  EMPTY,
  /** The guarantee does not cover what comes back. */
  GUARANTEE,
  /** Nobody knows yet whether it took effect. */
  BUSY,
  /** It took no effect, for another reason. */
  REFUSED,
  /** It took effect. */
  DONE;

  /** Whether it is good news, bad news, or neither: as pages mark it. */
  public String ok() {
    return switch (this) {
      case TAKEN, DONE -> "true";
      case NOTHING, QUESTION, AGAIN, ORDER, BUSY -> "wait";
      default -> "false";
    };
  }

  static ReturnSaid of(ReturnCheck check) {
    if (check instanceof ReturnCheck.MayComeBack) {
      return QUESTION;
    } else if (check instanceof ReturnCheck.NotSold) {
      return NOT_SOLD;
    } else if (check instanceof ReturnCheck.NotReleased) {
      return NOT_RELEASED;
    } else if (check instanceof ReturnCheck.ReturnedBefore) {
      return RETURNED_BEFORE;
    } else if (check instanceof ReturnCheck.TooLate) {
      return TOO_LATE;
    } else if (check instanceof ReturnCheck.ArrivesTooLate) {
      return ARRIVES_TOO_LATE;
    } else if (check instanceof ReturnCheck.AppliedInFuture) {
      return APPLIED_IN_FUTURE;
    } else if (check instanceof ReturnCheck.UnderControl) {
      return UNDER_CONTROL;
    }
    return check instanceof ReturnCheck.Elsewhere ? ELSEWHERE : UNKNOWN;
  }

  /** What a refusal of the act says, by its code. */
  static ReturnSaid of(String code) {
    return switch (code) {
      case "orderUnknown" -> UNKNOWN;
      case "notOfThisOrder" -> OTHER_ORDER;
      case "notReleased" -> NOT_RELEASED;
      case "returnedBefore" -> RETURNED_BEFORE;
      case "returnTooLate" -> TOO_LATE;
      case "returnArrivesTooLate" -> ARRIVES_TOO_LATE;
      case "appliedInFuture" -> APPLIED_IN_FUTURE;
      case "underControl" -> UNDER_CONTROL;
      case "notThere" -> ELSEWHERE;
      case "guaranteeExceeded", "guaranteeExpiredWithHolds" -> GUARANTEE;
      case "databaseUnavailable" -> BUSY;
      default -> REFUSED;
    };
  }
}
