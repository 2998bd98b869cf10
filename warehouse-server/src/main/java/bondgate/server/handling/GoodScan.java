package bondgate.server.handling;

/** A scan that was taken. */
public enum GoodScan implements ScanWord {
  /** It is on the list, and counted. */
  COUNTED_IN(Tone.GOOD),
  /** It was the last one of the list or pass. */
  COUNTED_LAST(Tone.DONE),
  /** It is counted in, and a control order of customs holds it: put it aside. */
  COUNTED_HELD(Tone.NOTE),
  /** The last piece is marked as damaged. */
  MARKED_DAMAGED(Tone.GOOD),
  /** It is in the hand: a bin is to follow, or more pieces. */
  IN_HAND(Tone.GOOD),
  /** What was in the hand lies in the bin now. */
  PUT(Tone.GOOD),
  /** It belongs to the pass, and is taken. */
  PICKED(Tone.GOOD),
  /** It was the last one of the pass: carry it through the passage. */
  PICKED_LAST(Tone.DONE),
  /** It belongs to the wave, and is in the hand: its tote is to follow. */
  TAKEN_FOR_TOTE(Tone.GOOD),
  /** That is the bin that is shown. */
  AT_BIN(Tone.GOOD),
  /** What was in the hand lies in its tote. */
  IN_TOTE(Tone.GOOD),
  /** It was the last one of its document. */
  TOTE_COMPLETE(Tone.GOOD),
  /** It was the last one of the wave. */
  WAVE_COMPLETE(Tone.DONE),
  /** What is shown is not there, and is passed over. */
  MARKED_SHORT(Tone.NOTE),
  /** From now on it is counted in this bin. */
  COUNTING_BIN(Tone.GOOD),
  /** From now on this aisle is swept. */
  SWEEPING_AISLE(Tone.GOOD),
  /** It is counted in the bin. */
  FOUND(Tone.GOOD),
  /** It is counted, though the fence saw it elsewhere: a supervisor is to look. */
  FOUND_UNEXPECTED(Tone.NOTE),
  /** The last scan is taken back. */
  UNDONE(Tone.NOTE),
  /** The task is finished, and nothing is missing. */
  FINISHED(Tone.DONE),
  /** The task is finished with what is missing. */
  FINISHED_SHORT(Tone.NOTE);

  private final Tone tone;

  GoodScan(Tone tone) {
    this.tone = tone;
  }

  @Override
  public Tone tone() {
    return tone;
  }
}
