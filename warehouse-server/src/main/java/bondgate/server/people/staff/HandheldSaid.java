package bondgate.server.people.staff;

import bondgate.server.handling.OpenResult;
import bondgate.server.handling.ScanWord;

/**
 * What a page of the handheld says of what was scanned last.
 *
 * @param tone how it looks
 * @param toneSaid the same in a word
 * @param word as programs tell it; empty: nothing was scanned
 * @param scanned what was scanned; empty for a button
 * @param sentence what it came to, and what to do
 */
record HandheldSaid(
    ScanWord.Tone tone, String toneSaid, String word, String scanned, String sentence) {
  /** Nothing was scanned yet. */
  static final HandheldSaid NOTHING = new HandheldSaid(ScanWord.Tone.NOTE, "", "", "", "");

  static HandheldSaid of(OpenResult.Refused refused, HandheldSentences sentences) {
    return new HandheldSaid(
        refused.why().tone(),
        sentences.tone(refused.why()),
        refused.why().name(),
        sentences.scanned(refused.subject()),
        sentences.said(refused.why(), refused.subject(), refused.about()));
  }

  /** Whether nothing is to be said. */
  public boolean isEmpty() {
    return word.isEmpty();
  }

  /** Whether somebody has to look. */
  public boolean bad() {
    return tone == ScanWord.Tone.WRONG || tone == ScanWord.Tone.STOP;
  }
}
