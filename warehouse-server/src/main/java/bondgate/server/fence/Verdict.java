package bondgate.server.fence;

/** 判定 — what the fence says of a crossing. */
public enum Verdict {
  /** A document permits it; the planned move is made. */
  PERMITTED,
  /** No document permits it. What was under control goes into investigation; alarm. */
  NOT_PERMITTED,
  /** It came back the way it had left without a permit, and is where it was. */
  RETURNED,
  /** It was there already: a crossing stated twice, or one that was missed in between. */
  REPEATED,
  /**
   * The direction cannot be told; nothing is moved. Alarm if no document waits here, unless it was
   * heard so faintly that it may as well have been behind the wall.
   */
  UNCERTAIN,
  /** The tag is none of ours. Alarm, unless it was heard as faintly as that. */
  UNKNOWN_TAG,
  /** The opening is not in the settings. Alarm. */
  UNKNOWN_PORTAL,
  /** Released goods came by again: no longer under control. */
  RELEASED_GOODS,
  /** The book refused the move that the verdict asked for. Alarm. */
  NOT_ON_BOOK,
  /**
   * 布控 — a control order of customs holds the tag or the opening. What was under control goes into
   * investigation; alarm.
   */
  UNDER_CONTROL,
  /** The tag of a piece that was destroyed was heard; nothing is moved. Alarm. */
  DESTROYED_TAG,
  /**
   * 疑似复制标签 — a tag answered from a chip that is not its own; nothing is moved, and it is no
   * crossing's verdict but that of the record with the chip. Alarm.
   */
  COPIED_TAG;

  /** Whether a crossing or a sighting can have it. */
  public boolean isOfCrossing() {
    return this != COPIED_TAG;
  }
}
