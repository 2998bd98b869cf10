package bondgate.server.people.officer;

import bondgate.server.people.Tone;

/** 判定 — a verdict as the officer's pages show it: its word is in the messages, its tone here. */
public enum VerdictMark {
  /** The crossing had a permit; the book moved. */
  PERMITTED(Tone.GOOD),
  /** A known tag left its place without a permit; it stands under investigation. */
  NOT_PERMITTED(Tone.BAD),
  /** A tag under investigation came back through the same portal. */
  RETURNED(Tone.WARN),
  /** It went to where it already was: nothing moved. */
  REPEATED(Tone.QUIET),
  /** No item is bound to this tag. */
  UNKNOWN_TAG(Tone.BAD),
  /** The direction cannot be told. */
  UNCERTAIN(Tone.WARN),
  /** The ledger refused the movement. */
  NOT_ON_BOOK(Tone.BAD);

  private final Tone tone;

  VerdictMark(Tone tone) {
    this.tone = tone;
  }

  /** Its colour and shape. */
  public Tone tone() {
    return tone;
  }
}
