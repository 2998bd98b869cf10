package bondgate.server.match;

/**
 * Something by which a piece comes into the list.
 *
 * @param saleNo the sale that was released or paid; null for a crossing
 */
record MatchEvent(MatchKey key, String saleNo) {
  boolean atGate() {
    return saleNo == null;
  }
}
