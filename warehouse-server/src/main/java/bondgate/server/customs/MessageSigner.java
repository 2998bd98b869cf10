package bondgate.server.customs;

/** Port: who signs what we send, and tells whether a signature of ours is right. */
public interface MessageSigner {

  /** The message with an enveloped ds:Signature as its last element. */
  byte[] sign(byte[] message);

  /** Whether the message has exactly one such signature over all of it, by our key. */
  boolean verify(byte[] message);

  /** A signature over exactly those bytes, for what is no XML. */
  byte[] signRaw(byte[] content);

  /** Number of the certificate or key, as receivers know it. */
  String certificateNo();
}
