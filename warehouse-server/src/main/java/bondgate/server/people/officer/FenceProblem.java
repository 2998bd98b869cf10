package bondgate.server.people.officer;

/** Why a filter of the fence log could not be used. */
public enum FenceProblem {
  /** It was used. */
  NONE,
  /** The times are none, or the wrong way round, or too far apart. */
  BAD_TIME,
  /** So many tags have that in their number that it must be longer. */
  TAG_TOO_SHORT
}
