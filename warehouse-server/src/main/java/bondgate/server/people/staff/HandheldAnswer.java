package bondgate.server.people.staff;

import bondgate.server.handling.ScanAnswer;
import bondgate.server.handling.ScanWord;
import bondgate.server.handling.Step;
import bondgate.server.handling.WrongScan;

/**
 * What a handheld is answered, in the reader's language.
 *
 * @param key of the message that it answers
 * @param tone how it looks and sounds
 * @param toneSaid the same in a word
 * @param word what it came to, as programs tell it
 * @param scanned what was scanned; empty for a button
 * @param said what it came to, and what to do
 * @param next what is to be scanned, as programs tell it
 * @param ask the same in words
 * @param bin where to go for it; empty: anywhere
 * @param item the name of what is to be taken there
 * @param tote into which tote of the cart; empty: into none
 * @param line what is shown of a wave, to be sent back when it is not there; empty: nothing
 * @param count how many of it, or how many are in the hand
 * @param done how many are done
 * @param total of how many; 0: not said
 * @param finished whether the task is
 * @param sure whether the task can be finished all the same
 */
record HandheldAnswer(
    String key,
    ScanWord.Tone tone,
    String toneSaid,
    String word,
    String scanned,
    String said,
    Step.Ask next,
    String ask,
    String bin,
    String item,
    String tote,
    String line,
    long count,
    long done,
    long total,
    boolean finished,
    boolean sure) {
  /** Where there is no such task. */
  private static final Step NOWHERE = new Step(Step.Ask.NOTHING, "", "", 0, 0, 0);

  static HandheldAnswer of(ScanAnswer answer, HandheldSentences sentences) {
    Step step = answer.step().orElse(NOWHERE);
    return new HandheldAnswer(
        answer.key(),
        answer.word().tone(),
        sentences.tone(answer.word()),
        answer.word().name(),
        sentences.scanned(answer.subject()),
        sentences.said(answer.word(), answer.subject(), answer.about()),
        step.ask(),
        sentences.ask(step),
        step.bin(),
        sentences.item(step.item()),
        step.tote(),
        step.line(),
        step.count(),
        step.done(),
        step.total(),
        step.ask() == Step.Ask.NOTHING,
        asksWhetherSure(answer.word()));
  }

  private static boolean asksWhetherSure(ScanWord word) {
    return word == WrongScan.FINISH_WITH_MISSING || word == WrongScan.FINISH_WITH_BINS_LEFT;
  }
}
