package bondgate.server.people.staff;

import bondgate.server.handling.Step;
import bondgate.server.handling.Task;
import bondgate.server.handling.TaskKind;

/**
 * A task as a handheld shows it before the first scan.
 *
 * @param account who reads it, as it stands in each scan
 * @param document empty for work that is about none
 * @param now what comes next
 */
record HandheldTask(String account, long id, TaskKind kind, String document, Now now) {
  /**
   * What comes next.
   *
   * @param ask what is to be scanned, in words
   * @param bin where to go for it; empty: anywhere
   * @param item the name of what is to be taken there
   * @param tote into which tote of the cart; empty: into none
   * @param line what is shown of a wave, to be sent back when it is not there; empty: nothing
   * @param count how many of it, or how many are in the hand
   * @param done how many are done
   * @param total of how many; 0: not said
   */
  record Now(
      Step.Ask next,
      String ask,
      String bin,
      String item,
      String tote,
      String line,
      long count,
      long done,
      long total) {
    static Now of(Step step, HandheldSentences sentences) {
      return new Now(
          step.ask(),
          sentences.ask(step),
          step.bin(),
          sentences.item(step.item()),
          step.tote(),
          step.line(),
          step.count(),
          step.done(),
          step.total());
    }

    /** Whether nothing is to be scanned. */
    public boolean toPress() {
      return next == Step.Ask.FINISH
          || next == Step.Ask.FINISH_SHORT
          || next == Step.Ask.OTHERS
          || finished();
    }

    /** Whether the count is of what is in the hand. */
    public boolean inHand() {
      return next == Step.Ask.PIECE_OR_BIN || next == Step.Ask.TOTE;
    }

    /** Whether nothing comes. */
    public boolean finished() {
      return next == Step.Ask.NOTHING;
    }
  }

  static HandheldTask of(String account, Task task, Step step, HandheldSentences sentences) {
    return new HandheldTask(
        account, task.id(), task.kind(), task.document().orElse(""), Now.of(step, sentences));
  }

  /** Whether something of it may be said to be missing where it should be. */
  public boolean wave() {
    return kind == TaskKind.WAVE;
  }

  /** Where its page lies. */
  public String path() {
    return "/staff/handheld/tasks/" + id;
  }

  /** Whether a piece may be marked as damaged. */
  public boolean damage() {
    return kind == TaskKind.RECEIVE || kind == TaskKind.ARRIVE;
  }

  /** Nothing was scanned on this page yet. */
  public HandheldSaid said() {
    return HandheldSaid.NOTHING;
  }
}
