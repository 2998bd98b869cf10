package bondgate.rfid.dialect;

import bondgate.rfid.frame.Bytes;
import java.time.Duration;

/**
 * One command, and how its answer is known.
 *
 * @param about what the answer will say that it is about
 * @param wire the bytes to send
 * @param within the answer is given up after this
 * @param endsInSilence whether silence after a tag is the end, because the protocol has no other
 */
public record Ask(int about, Bytes wire, Duration within, boolean endsInSilence) {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(3);

  /** A setting or a question: half a second. */
  public static Ask quick(int about, Bytes wire) {
    return new Ask(about, wire, SHORT, false);
  }

  /** Something on the air: three seconds. */
  public static Ask onAir(int about, Bytes wire) {
    return new Ask(about, wire, LONG, false);
  }
}
