package bondgate.server.gatepass;

/** How a tag differs between a gate pass and its opening. */
public enum Differing {
  /** On the pass, and did not go through. */
  MISSING,
  /** On the pass, went through, and came back. */
  CAME_BACK,
  /** On the pass, and nobody can tell which way it went. */
  UNCERTAIN,
  /** Went through by the pass's number, and is not on the pass. */
  TOO_MANY,
  /** Not on the pass, and went through the same opening without it. */
  FOREIGN,
  /** On the pass, and outside although customs has taken the pass back, or without a permit. */
  OUTSIDE_WITHOUT_PASS
}
