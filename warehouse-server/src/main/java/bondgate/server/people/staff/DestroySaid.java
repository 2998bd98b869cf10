package bondgate.server.people.staff;

import bondgate.server.fence.ReadyResult;
import bondgate.server.goods.Place;

/** What the page of destructions says: one sentence each, and what to do. */
public enum DestroySaid {
  /** Nothing was scanned yet. */
  NOTHING,
  /** The piece is on the list. */
  TAKEN,
  /** It is on the list already. */
  AGAIN,
  /** It is taken off the list. */
  LEFT_OUT,
  /** The tag is none of ours. */
  UNKNOWN,
  /** A control order holds it. */
  HELD,
  /** Another document waits for it. */
  PLANNED,
  /** It has not come in yet. */
  ABROAD,
  /** It was sold and is gone. */
  GONE,
  /** It left without a permit. */
  MISSING,
  /** It was destroyed before. */
  DESTROYED_BEFORE,
  /** There is nothing on the list. */
  EMPTY,
  /** Customs' permission, or the reason, is missing or malformed. */
  LACKS,
  /** The witness's name or password is wrong, or his account is locked. */
  WITNESS_WRONG,
  /** Who stated it would be his own witness. */
  WITNESS_YOU,
  /** The witness is in none of the roles, or a program, or has a one-time password. */
  WITNESS_MAY_NOT,
  /** It is destroyed, before that witness. */
  DONE,
  /** It waits until a witness approves it on his own device. */
  WAITS,
  /** Nobody knows yet whether it took effect. */
  BUSY,
  /** The book or the fence refuses it. */
  REFUSED;

  static DestroySaid of(ReadyResult ready) {
    if (ready instanceof ReadyResult.UnknownTags) {
      return UNKNOWN;
    }
    if (ready instanceof ReadyResult.UnderControl) {
      return HELD;
    }
    if (ready instanceof ReadyResult.AlreadyPlanned) {
      return PLANNED;
    }
    return ready instanceof ReadyResult.Elsewhere elsewhere
        ? of(elsewhere.places().values().iterator().next())
        : TAKEN;
  }

  private static DestroySaid of(Place place) {
    return switch (place) {
      case ABROAD -> ABROAD;
      case STREET -> GONE;
      case INVESTIGATION -> MISSING;
      case DESTROYED -> DESTROYED_BEFORE;
      case WAREHOUSE, CENTRE -> TAKEN;
    };
  }

  /** What a refused act is called here. */
  static DestroySaid ofCode(String code) {
    return switch (code) {
      case "databaseUnavailable" -> BUSY;
      case "awaitsSecondPerson" -> WAITS;
      case "proposalIsYourOwn" -> WITNESS_YOU;
      case "approverMayNot", "approverIsProgram" -> WITNESS_MAY_NOT;
      case "underControl" -> HELD;
      case "alreadyPlanned" -> PLANNED;
      default -> REFUSED;
    };
  }

  /** Whether it is good news, bad news, or neither: as pages mark it. */
  public String ok() {
    return switch (this) {
      case TAKEN, DONE -> "true";
      case NOTHING, AGAIN, LEFT_OUT, WAITS, BUSY -> "wait";
      default -> "false";
    };
  }
}
