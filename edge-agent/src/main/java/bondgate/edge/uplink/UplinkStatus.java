package bondgate.edge.uplink;

import bondgate.events.VerifyKey;
import bondgate.uplink.Sending;
import bondgate.uplink.UplinkCore;

/**
 * How the way to the server stands.
 *
 * @param online whether the broker is connected
 * @param sending {@code ready}, {@code waiting}, {@code paused} or {@code stopped}
 * @param detail why it is paused or stopped, or why the last connection failed; may be empty
 */
public record UplinkStatus(boolean online, String sending, String detail) {
  static UplinkStatus of(UplinkCore core, VerifyKey key) {
    boolean online = core.connected();
    Sending sending = core.sending();
    if (sending instanceof Sending.Stopped stopped) {
      return new UplinkStatus(online, "stopped", stopped.reason() + ": " + stopped.detail());
    }
    if (sending instanceof Sending.Paused) {
      return new UplinkStatus(
          online, "paused", "the server does not know this device; enrol it with " + key.base64());
    }
    Sending.Going going = (Sending.Going) sending;
    if (going.refusals() > 0 && !going.flight().isEmpty()) {
      return new UplinkStatus(online, "stopped", "asks again whether the server takes it now");
    }
    return new UplinkStatus(online, going.flight().isEmpty() ? "ready" : "waiting", core.failure());
  }

  /** Whether the server refuses this device's records until an operator acts. */
  public boolean stopped() {
    return sending.equals("stopped");
  }
}
