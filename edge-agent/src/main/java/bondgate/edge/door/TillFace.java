package bondgate.edge.door;

/** How far a till's camera has come with somebody who says who he is; nothing of a person. */
public enum TillFace {
  /** Pictures are being looked at. */
  LOOKING,
  /** It is the one who was claimed, and that is recorded. */
  MATCH,
  /** It is not the one who was claimed. */
  UNKNOWN,
  /** Like, and not like enough. */
  NOT_SURE,
  /** Probably a photograph or a screen. */
  NOT_LIVE,
  /** In all the time no picture could be used: nobody close, too dark, turned away. */
  NO_PICTURE,
  /**
   * Of the one who was claimed no face is held here: no consent, or withdrawn, or another model.
   */
  NOT_HELD,
  /** This till has no camera. */
  NO_CAMERA,
  /** No face is compared at this device at the moment. */
  NO_FACES,
  /** Not what our server signs for this till. */
  NOT_A_CLAIM,
  /** Its time is over. */
  EXPIRED,
  /** It was the one, and the disk did not take the record without which nothing follows. */
  NOT_RECORDED,
  /** Nobody is looked for in this visit, or no longer. */
  NOBODY;

  /** Whether nothing more will change. */
  public boolean ended() {
    return this != LOOKING;
  }
}
