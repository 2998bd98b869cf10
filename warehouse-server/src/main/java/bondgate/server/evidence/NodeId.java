package bondgate.server.evidence;

/**
 * The place of a complete subtree: it has 2^level leaves, and begins at leaf index·2^level.
 *
 * @param level 0 for a leaf, up to 62
 * @param index from 0, counted within the level
 */
record NodeId(int level, long index) {
  NodeId {
    if (level < 0 || level > 62 || index < 0) {
      throw new IllegalArgumentException("no node has level %d, index %d".formatted(level, index));
    }
  }
}
