package bondgate.server.customs;

import java.util.Optional;

/** Something that a transport received. */
public final class IncomingMessage {
  private final String reference;
  private final byte[] content;
  private final Optional<String> broken;

  private IncomingMessage(String reference, byte[] content, Optional<String> broken) {
    this.reference = reference;
    this.content = content;
    this.broken = broken;
  }

  /**
   * Something readable.
   *
   * @param reference the transport's name for it, such as a file's
   */
  public static IncomingMessage of(String reference, byte[] content) {
    return new IncomingMessage(reference, content.clone(), Optional.empty());
  }

  /** Something that was not even read, such as a file that is too large. */
  public static IncomingMessage broken(String reference, String reason) {
    return new IncomingMessage(reference, new byte[0], Optional.of(reason));
  }

  /** The transport's name for it. */
  public String reference() {
    return reference;
  }

  /** The bytes. Personal. */
  public byte[] bytes() {
    return content.clone();
  }

  /** Why it was not read; empty if it was. */
  public Optional<String> broken() {
    return broken;
  }
}
