package bondgate.server.stream;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * 开启新纪元 — an operator lets a device begin the next epoch of its records.
 *
 * @param device the device
 * @param epoch the epoch after the one that is open
 * @param reason why; no names
 * @param publicKey the key that speaks in it, raw Ed25519 in Base64; null to keep the one there is
 */
public record OpenEpoch(
    String id,
    String actor,
    String device,
    long epoch,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) String publicKey)
    implements ZoneAct {
  /** Checks the ranges. */
  public OpenEpoch {
    ActChecks.act(id, actor);
    ActChecks.number("device", device);
    ActChecks.require(epoch >= 2, "epoch must be at least 2; received %d", epoch);
    ActChecks.text("reason", reason, 500);
    if (publicKey != null) {
      ActChecks.text("publicKey", publicKey, 100);
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.openEpoch(this);
  }
}
