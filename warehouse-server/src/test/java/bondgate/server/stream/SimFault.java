package bondgate.server.stream;

/** A part that is broken on purpose, to show that the simulation notices. */
enum SimFault {
  /** All parts are as they should be. */
  NONE,
  /** The server answers what it has not committed yet. */
  ANSWERED_BEFORE_THE_COMMIT,
  /** A commit takes a mark that somebody else has moved. */
  MARK_NOT_GUARDED,
  /** A crash in a commit leaves the first half of it. */
  HALF_A_COMMIT,
  /** The agent lets records go when it has published them. */
  FORGOTTEN_WHEN_PUBLISHED,
  /** A crash of the agent loses its newest record, which was said to be on disk. */
  NOT_SYNCED,
  /** The log loses its last leaf, and goes on with another one in its place. */
  LEAF_REPLACED
}
