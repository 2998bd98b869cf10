package bondgate.events;

import java.nio.charset.StandardCharsets;

/**
 * A permit list as it travels: its text, and the server's signature over that text, so that nobody
 * who merely reaches the broker can open a gate.
 *
 * @param text the list as JSON
 * @param keyId id of the server's key
 * @param signature Ed25519, 64 bytes in standard Base64, over the UTF-8 bytes of the text
 */
public record SignedPermits(String text, String keyId, String signature) {
  /** Checks that all is there. */
  public SignedPermits {
    Checks.present("text", text);
    Checks.present("keyId", keyId);
    Checks.present("signature", signature);
  }

  /** Writes and signs a list. */
  public static SignedPermits sign(PermitList list, SigningKey key) {
    String text = EventJson.writePermitList(list);
    return new SignedPermits(
        text, key.verifyKey().id(), key.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The list, if that key signed it.
   *
   * @throws MalformedMessageException if the key did not, or the text is no permit list
   */
  public PermitList verified(VerifyKey key) throws MalformedMessageException {
    if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
      throw new MalformedMessageException(
          "the permit list was not signed by the server's key %s (it names key %s); it is not used"
              .formatted(key.id(), keyId));
    }
    return EventJson.readPermitList(text);
  }
}
