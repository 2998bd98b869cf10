package bondgate.server.customs;

/** What became of a message that a transport was given. */
public sealed interface SendResult {

  /** The other side, or the folder that it reads, has it. */
  record HandedOver() implements SendResult {}

  /** It is not known to be there: the same bytes are tried again later. */
  record Failed(String text) implements SendResult {}
}
