package bondgate.server.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The identity of a transfer: 128 bits, made by the client from what the transfer is, so that the
 * same fact always makes the same transfer.
 */
public record TransferId(UUID value) {
  /** Checks the range. */
  public TransferId {
    if (value == null) {
      throw new IllegalArgumentException("a transfer's id is missing");
    }
  }

  /** The first 16 bytes of SHA-256 over the names, each preceded by its length. */
  public static TransferId of(String... names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new TransferId(new UUID(hash.getLong(), hash.getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
