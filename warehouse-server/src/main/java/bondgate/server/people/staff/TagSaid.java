package bondgate.server.people.staff;

/** What the page of tags says: one sentence each, and what to do. */
public enum TagSaid {
  /** Nothing was done yet. */
  NOTHING,
  /** The tag is bound. */
  BOUND,
  /** There is no such list, or it names no tags. */
  NO_LIST,
  /** What was read back is not what was to be written. */
  NOT_WRITTEN,
  /** The tag is none of a list. */
  UNKNOWN,
  /** The list says another item. */
  OTHER_ITEM,
  /** The number is on another chip already. */
  COPY_SUSPECTED,
  /** The chip carried another number before. */
  CHIP_IN_USE,
  /** It was bound before with another lot or day. */
  OTHERWISE,
  /** Lot, day or chip number is missing or malformed. */
  LACKS,
  /** Nobody knows yet whether it took effect. */
  BUSY,
  /** It was refused for another reason. */
  REFUSED;

  /** What a refused act is called here. */
  static TagSaid ofCode(String code) {
    return switch (code) {
      case "tagUnknown" -> UNKNOWN;
      case "itemIsOtherwise" -> OTHER_ITEM;
      case "copySuspected" -> COPY_SUSPECTED;
      case "chipInUse" -> CHIP_IN_USE;
      case "commissionIsOtherwise" -> OTHERWISE;
      case "databaseUnavailable" -> BUSY;
      default -> REFUSED;
    };
  }

  /** Whether it is good news, bad news, or neither: as pages mark it. */
  public String ok() {
    return switch (this) {
      case BOUND -> "true";
      case NOTHING, BUSY -> "wait";
      default -> "false";
    };
  }
}
