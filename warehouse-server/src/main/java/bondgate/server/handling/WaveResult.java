package bondgate.server.handling;

/** What a supervisor's word about a wave came to. */
public sealed interface WaveResult {
  /** It is done, now or since before. */
  record Done(String number) implements WaveResult {}

  /** It is not. */
  record Refused(Why why) implements WaveResult {}

  /** Why it is not. */
  enum Why {
    /** Fewer than one document or piece, or more than a cart takes. */
    RULE_WRONG,
    /** No document waits that fits the rule. */
    NOTHING_WAITS,
    /** The same form was sent with another rule. */
    KEY_OF_OTHER_RULE,
    /** There is no such wave, or it has no such document. */
    UNKNOWN,
    /** It is picked or cancelled, or the document is in a later wave. */
    OVER,
    /** Something of each document was taken already. */
    ALL_BEGUN,
    /** Nothing of the document was taken: it can only be taken out. */
    NOTHING_TAKEN,
    /** Nothing of the document is missing. */
    NOTHING_MISSING,
    /** A piece of the document is in a hand. */
    IN_HAND
  }
}
