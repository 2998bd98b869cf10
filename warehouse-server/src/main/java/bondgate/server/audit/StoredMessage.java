package bondgate.server.audit;

import java.time.Instant;

/** A message that was put aside, without its bytes. */
record StoredMessage(
    long id, String device, String reason, String detail, String sha256, Instant arrivedAt) {
  String key() {
    return "[\"%s\", \"%s\", \"%s\"]".formatted(device, reason, sha256);
  }
}
