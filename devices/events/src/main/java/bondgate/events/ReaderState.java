package bondgate.events;

/** How a reader stands. Only in {@code ONLINE} does silence mean that nothing passed. */
public enum ReaderState {
  /** The port is open and the reader has not answered yet. */
  CONNECTING,
  /** It finishes inventory rounds. */
  ONLINE,
  /** It answers, but not fully: an antenna is missing, or rounds do not end. */
  DEGRADED,
  /** The port is gone, or nothing comes from it. The portal is blind. */
  OFFLINE
}
