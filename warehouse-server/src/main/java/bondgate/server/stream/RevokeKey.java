package bondgate.server.stream;

/**
 * 吊销密钥 — nothing that this key of a device signed is taken from now on.
 *
 * @param device the device
 * @param keyId id of the key, 16 hex digits
 * @param reason why; no names
 */
public record RevokeKey(String id, String actor, String device, String keyId, String reason)
    implements ZoneAct {
  /** Checks the ranges. */
  public RevokeKey {
    ActChecks.act(id, actor);
    ActChecks.number("device", device);
    ActChecks.number("keyId", keyId);
    ActChecks.text("reason", reason, 500);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.revokeKey(this);
  }
}
