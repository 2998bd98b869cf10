package bondgate.server.people.staff;

import bondgate.server.handling.Wave;
import bondgate.server.handling.WavePasses;
import bondgate.server.handling.WaveRule;
import bondgate.server.handling.WaveView;
import java.util.List;

/**
 * The page of waves.
 *
 * @param waves those under way, then those that ended
 * @param form as it is filled in
 * @param said what was done last
 * @param about the wave that this is about
 * @param mayDecide whether who reads it may gather, release and decide
 */
public record WavePage(
    List<WaveView> waves, Form form, WaveSaid said, String about, boolean mayDecide) {
  /** Takes a copy. */
  public WavePage {
    waves = List.copyOf(waves);
  }

  /**
   * What a wave is gathered by.
   *
   * @param key of this form: sent twice, it gathers once
   * @param approvedOn the last day of the approval; empty: any
   * @param documents at most so many
   * @param pieces at most so many
   */
  public record Form(
      String key, WavePasses passes, String approvedOn, String documents, String pieces) {}

  /** Which passes may be gathered. */
  public List<WavePasses> passes() {
    return List.of(WavePasses.values());
  }

  /** The most documents of a wave. */
  public int mostDocuments() {
    return WaveRule.MOST_DOCUMENTS;
  }

  /** The most pieces of a wave. */
  public int mostPieces() {
    return WaveRule.MOST_PIECES;
  }

  /** The role that stands before a name is nothing to people. */
  public String name(String who) {
    return who.substring(who.indexOf(':') + 1);
  }

  /** Whether it is to be given to the pickers. */
  public boolean toRelease(WaveView view) {
    return mayDecide && view.wave().state() == Wave.State.GATHERED;
  }

  /** Whether something of it may be taken out. */
  public boolean toTakeOut(WaveView view) {
    return mayDecide
        && (view.wave().state() == Wave.State.GATHERED
            || view.wave().state() == Wave.State.RELEASED);
  }

  /** Whether a document may go on with what is there. */
  public boolean toGoOn(WaveView.Line line) {
    boolean waits = line.fate() == WaveView.Fate.OPEN || line.fate() == WaveView.Fate.WAITS;
    return mayDecide && waits && line.picked() > 0 && line.missing() > 0;
  }

  /** Whether a document that goes on may wait instead. */
  public boolean toWait(WaveView.Line line) {
    return mayDecide && line.fate() == WaveView.Fate.SHORT;
  }
}
