package bondgate.rfid;

/** A UHF reader that polls its antennas until it is closed, and has outputs for siren and lock. */
public interface RfidReader extends AutoCloseable {
  /**
   * Starts the reader's own thread, which opens the line and keeps it open.
   *
   * @throws IllegalStateException if it was started before
   */
  void start(ReaderListener listener);

  /**
   * Wants an output at this level. Never blocks: the level is sent in the next gap of the line,
   * after the running round, again after every reconnection, and again until the reader confirms
   * it. Two changes within one gap become the last of them.
   *
   * @param output the output's number as the reader counts it
   * @param on the level
   */
  void setOutput(int output, boolean on);

  /** How it stands now. */
  ReaderCondition condition();

  /** What it counted so far. */
  ReaderCounters counters();

  /** Stops the thread and closes the line; waits at most a second or two. May be called twice. */
  @Override
  void close();
}
