package bondgate.server.bondedlist;

/** What a receipt did. */
public enum ReceiptEffect {
  /** The paper stands there now. */
  ADVANCED,
  /** It says nothing new. */
  KNOWN,
  /** It is about the paper, and not about where it stands. */
  NOTED,
  /** It does not go together with what is known; nothing changed, and a person has to look. */
  CONTRADICTS
}
