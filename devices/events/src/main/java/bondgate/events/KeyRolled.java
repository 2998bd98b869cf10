package bondgate.events;

import java.nio.charset.StandardCharsets;

/**
 * The agent signs with another key from the next record on. The batch that ends with this record is
 * signed with the old key, and the new key signs this very place in the chain: so both agree.
 *
 * @param publicKey the new key, raw Ed25519 in standard Base64
 * @param proof signature of the new key over zone, device, epoch, number, the hash of the record
 *     before, and the new key itself; 64 bytes in standard Base64
 */
public record KeyRolled(String publicKey, String proof) implements EdgeEvent {
  /** Checks that it is a key. */
  public KeyRolled {
    Checks.present("publicKey", publicKey);
    Checks.present("proof", proof);
    VerifyKey key = VerifyKey.ofBase64(publicKey);
    Checks.require(
        key.base64().equals(publicKey),
        "a key is spelled in standard Base64; received '%s'",
        publicKey);
  }

  /** Lets the new key sign the place that the next record of that chain has. */
  public static KeyRolled at(RecordChain chain, SigningKey newKey) {
    String publicKey = newKey.verifyKey().base64();
    byte[] text =
        text(
            chain.zone(),
            chain.device(),
            chain.epoch(),
            chain.lastSeq() + 1,
            chain.lastHash(),
            publicKey);
    return new KeyRolled(publicKey, newKey.sign(text));
  }

  /** Whether the new key agreed to stand at the place of that record, whose body this is. */
  public boolean provenIn(EdgeRecord record) {
    byte[] text =
        text(
            record.zone(),
            record.device(),
            record.epoch(),
            record.seq(),
            record.previous(),
            publicKey);
    return newKey().verifies(text, proof);
  }

  /** The new key. */
  public VerifyKey newKey() {
    return VerifyKey.ofBase64(publicKey);
  }

  @Override
  public EventKind kind() {
    return EventKind.KEY_ROLLED;
  }

  private static byte[] text(
      String zone, String device, long epoch, long seq, String previous, String publicKey) {
    return "bondgate-key-roll/1\n%s\n%s\n%d\n%d\n%s\n%s\n"
        .formatted(zone, device, epoch, seq, previous, publicKey)
        .getBytes(StandardCharsets.UTF_8);
  }
}
