package bondgate.rfid;

import java.time.Instant;
import java.util.Objects;

/**
 * How a reader stands, and since when and why.
 *
 * @param state the state
 * @param reason what brought it there
 * @param detail what the device or the operating system said, at most 200 characters, may be empty
 * @param since when it came into this state, by the clock of the host
 */
public record ReaderCondition(State state, Reason reason, String detail, Instant since) {
  private static final int LONGEST_DETAIL = 200;

  /** Cuts an over-long detail rather than lose the condition. */
  public ReaderCondition {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
  }

  /** Whether the other says the same about the reader, whenever it said so. */
  public boolean saysTheSameAs(ReaderCondition other) {
    return state == other.state && reason == other.reason && detail.equals(other.detail);
  }

  /** How a reader stands. Only in {@code ONLINE} does silence mean that nothing passed. */
  public enum State {
    /** The port is open and the reader has not answered yet. */
    CONNECTING,
    /** It finishes inventory rounds. */
    ONLINE,
    /** It answers, but not fully: an antenna is missing, or rounds do not end. */
    DEGRADED,
    /** The port is gone, or nothing comes from it. */
    OFFLINE
  }

  /** Why a reader came into its state. */
  public enum Reason {
    /** The port was opened. */
    PORT_OPENED,
    /** A round came to its end. */
    ROUND_FINISHED,
    /** The port cannot be opened. */
    PORT_NOT_OPENED,
    /** The port was there and is gone: the cable was pulled, or the adapter lost power. */
    PORT_LOST,
    /** No round ended within the time in which one must. */
    NO_ROUND_END,
    /** The reader named an error of its own, such as 0x22, antenna missing. */
    READER_ERROR
  }
}
