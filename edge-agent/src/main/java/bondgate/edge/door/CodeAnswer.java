package bondgate.edge.door;

/** What became of a code that was shown. */
public enum CodeAnswer {
  /** It is a ticket of this zone, in its time. */
  VALID,
  /** Its time is over: a fresh one opens. */
  EXPIRED,
  /** A ticket of another zone. */
  OTHER_ZONE,
  /** Not what our server signs. */
  NOT_A_TICKET,
  /** It was right, and the disk did not take the record without which nothing opens. */
  NOT_RECORDED
}
