package bondgate.server.customs;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** A message as it was sent or received, byte for byte; opened for whoever may read it. */
public final class KeptMessage {
  private final String kind;
  private final String guid;
  private final boolean sent;
  private final byte[] content;
  private final String sha256;
  private final Instant keptAt;
  private final int tries;
  private final Optional<String> lastStatus;

  KeptMessage(
      String kind,
      String guid,
      boolean sent,
      byte[] content,
      String sha256,
      Instant keptAt,
      int tries,
      Optional<String> lastStatus) {
    this.kind = kind;
    this.guid = guid;
    this.sent = sent;
    this.content = content;
    this.sha256 = sha256;
    this.keptAt = keptAt;
    this.tries = tries;
    this.lastStatus = lastStatus;
  }

  /** Kind of message, such as CEB311; empty if it was unreadable. */
  public String kind() {
    return kind;
  }

  /** The message's own number. */
  public String guid() {
    return guid;
  }

  /** Whether we sent it; otherwise customs did. */
  public boolean sent() {
    return sent;
  }

  /** The bytes. Personal. */
  public byte[] bytes() {
    return content.clone();
  }

  /** The bytes as a stream. Personal. */
  public InputStream stream() {
    return new java.io.ByteArrayInputStream(content);
  }

  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** When it was made or received. */
  public Instant keptAt() {
    return keptAt;
  }

  /** How often it was handed to the transport; 0 for what was received. */
  public int tries() {
    return tries;
  }

  /** The code of the receipt that stands for what was sent; for a receipt, its own. */
  public Optional<String> lastStatus() {
    return lastStatus;
  }
}
