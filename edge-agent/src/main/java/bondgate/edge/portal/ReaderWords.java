package bondgate.edge.portal;

import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.rfid.ReaderCondition;

/** What the reader's library says of a reader, in the words of the records. */
public final class ReaderWords {
  private ReaderWords() {}

  /** A change of its condition, as a fact. */
  public static ReaderHealth health(String reader, ReaderCondition condition) {
    return new ReaderHealth(
        reader, state(condition.state()), reason(condition.reason()), condition.detail());
  }

  /** Its state. */
  public static ReaderState state(ReaderCondition.State state) {
    return switch (state) {
      case CONNECTING -> ReaderState.CONNECTING;
      case ONLINE -> ReaderState.ONLINE;
      case DEGRADED -> ReaderState.DEGRADED;
      case OFFLINE -> ReaderState.OFFLINE;
    };
  }

  /** Why it came into its state. */
  public static ReaderHealth.Reason reason(ReaderCondition.Reason reason) {
    return switch (reason) {
      case PORT_OPENED -> ReaderHealth.Reason.PORT_OPENED;
      case ROUND_FINISHED -> ReaderHealth.Reason.ROUND_FINISHED;
      case PORT_NOT_OPENED -> ReaderHealth.Reason.PORT_NOT_OPENED;
      case PORT_LOST -> ReaderHealth.Reason.PORT_LOST;
      case NO_ROUND_END -> ReaderHealth.Reason.NO_ROUND_END;
      case READER_ERROR -> ReaderHealth.Reason.READER_ERROR;
    };
  }
}
