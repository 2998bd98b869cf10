package bondgate.server.silence;

/**
 * A place in a device's whole sequence, over all of its epochs.
 *
 * @param epoch from 1
 * @param seq from 1 within the epoch
 */
record Position(long epoch, long seq) implements Comparable<Position> {
  @Override
  public int compareTo(Position other) {
    int byEpoch = Long.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
  }
}
