package bondgate.server.evidence;

/**
 * The place of a tile.
 *
 * @param level 0 for hashes of leaves, 1 for those 8 levels above, up to 6
 * @param index from 0, counted within the level
 */
record TileId(int level, long index) {
  /** The tile in which that node, or what it is made of, lies. */
  static TileId of(NodeId node) {
    return new TileId(HashTile.levelOf(node), HashTile.indexOf(node));
  }
}
