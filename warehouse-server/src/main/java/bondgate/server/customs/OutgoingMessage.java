package bondgate.server.customs;

/** A message for the transport: the same guid always has the same bytes. */
public final class OutgoingMessage {
  private final String type;
  private final String guid;
  private final byte[] content;

  OutgoingMessage(MessageKind kind, String guid, byte[] content) {
    this(kind.root(), guid, content);
  }

  private OutgoingMessage(String type, String guid, byte[] content) {
    this.type = type;
    this.guid = guid;
    this.content = content;
  }

  /**
   * A message of another slice.
   *
   * @param type 报文类型, such as INV101
   * @param number its number, of letters, digits and hyphens: a file may be named by it
   */
  public static OutgoingMessage of(String type, String number, byte[] content) {
    if (!number.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "a message's number is 1 to 64 letters, digits and hyphens");
    }
    return new OutgoingMessage(type, number, content.clone());
  }

  /** Type of message, such as CEB311Message. */
  public String type() {
    return type;
  }

  /** The message's number. */
  public String guid() {
    return guid;
  }

  /** The bytes to send. Personal. */
  public byte[] bytes() {
    return content.clone();
  }
}
