package bondgate.till.device;

import java.time.Instant;
import java.util.Optional;

/**
 * How a device stands, since when and why.
 *
 * @param state the state
 * @param fault what is wrong, or was last while it is not ready again
 * @param detail what device or operating system said, at most 200 characters, may be empty
 * @param since when it came into this state with this fault
 * @param counters what was counted
 */
public record DeviceStatus(
    DeviceState state,
    Optional<Fault> fault,
    String detail,
    Instant since,
    DeviceCounters counters) {
  private static final int LONGEST_DETAIL = 200;

  /** Cuts an over-long detail. */
  public DeviceStatus {
    detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
  }

  /** For a Chinese-speaking technician: state, what is wrong, what to do. */
  public String chinese() {
    return state.chinese() + fault.map(f -> "，" + f.chinese()).orElse("");
  }

  /** For an English-speaking technician: state, what is wrong, what to do. */
  public String english() {
    return state.english() + fault.map(f -> ": " + f.english()).orElse("");
  }

  /** Whether the other says the same, counters and time left out. */
  public boolean saysTheSameAs(DeviceStatus other) {
    return state == other.state && fault.equals(other.fault) && detail.equals(other.detail);
  }
}
