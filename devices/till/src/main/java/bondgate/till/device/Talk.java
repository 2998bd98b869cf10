package bondgate.till.device;

import bondgate.till.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conversation with one device, pure: it is given bytes and times and gives bytes and signals,
 * and knows no port, clock or thread. One thread owns it; what others may call says so.
 */
public interface Talk {
  /** The line was opened: begin from the beginning. */
  void opened(Instant now);

  /** What to send now, if anything. */
  Optional<Octets> next(Instant now);

  /** How long {@link #next} will have nothing to send, unless bytes come; at most a minute. */
  Duration idle(Instant now);

  /** Bytes came, in any pieces. */
  void heard(Octets bytes, Instant now);

  /** The line was silent for a tenth of a second. */
  void silence(Instant now);

  /** The line was lost: nothing about the device is known any more. */
  void lost(Instant now);

  /** What supervision should know since the last call. */
  List<Signal> drain();
}
