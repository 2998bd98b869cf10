package bondgate.server.export;

/**
 * Consecutive records of one agent.
 *
 * @param device the edge agent
 * @param epoch from 1
 * @param first number of the first record, from 1
 * @param last number of the last record, not below the first
 */
public record SeqRange(String device, long epoch, long first, long last) {
  /** Checks the order. */
  public SeqRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no range goes from %d to %d".formatted(first, last));
    }
  }
}
