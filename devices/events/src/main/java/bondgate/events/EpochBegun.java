package bondgate.events;

/**
 * The agent begins the epoch that its operator named: where the sequence before it ended, so that
 * what the server never got of it is known by number.
 *
 * @param previousEpoch the epoch before, from 1
 * @param lastSeq number of its last record, 0 if it had none
 * @param lastHash hash of that record
 * @param ackedSeq number of its last record that the server had acknowledged; those after it are
 *     still sent as long as the server takes them
 */
public record EpochBegun(long previousEpoch, long lastSeq, String lastHash, long ackedSeq)
    implements EdgeEvent {
  /** Checks the ranges. */
  public EpochBegun {
    Checks.atLeast("previousEpoch", previousEpoch, 1);
    Checks.atLeast("lastSeq", lastSeq, 0);
    Checks.sha256Hex("lastHash", lastHash);
    Checks.atLeast("ackedSeq", ackedSeq, 0);
    Checks.require(
        ackedSeq <= lastSeq, "record %d is acknowledged, but %d is the last", ackedSeq, lastSeq);
  }

  @Override
  public EventKind kind() {
    return EventKind.EPOCH_BEGUN;
  }
}
