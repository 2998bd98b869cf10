package bondgate.camera.gallery;

/** What was done with somebody's face; each act is written down. */
public enum GalleryAct {
  /** Kept with consent. */
  ENROLLED,
  /** Erased since the person withdrew consent. */
  WITHDRAWN,
  /** Erased since its time was over. */
  EXPIRED,
  /** What is held was shown to the person. */
  EXPORTED,
  /** Compared with the face of somebody who said to be this person. */
  COMPARED
}
