package bondgate.server.customs;

/** A message for the transport: the same guid always has the same bytes. */
public final class OutgoingMessage {
  private final MessageKind kind;
  private final String guid;
  private final byte[] content;

  OutgoingMessage(MessageKind kind, String guid, byte[] content) {
    this.kind = kind;
    this.guid = guid;
    this.content = content;
  }

  /** Kind of message. */
  public MessageKind kind() {
    return kind;
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
