package bondgate.rfid.supervised;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The levels that are wanted of the reader's outputs, and which of them it has confirmed. */
public final class WantedOutputs {
  // Wanted by any thread, sent and confirmed by the reader's: both maps are guarded by this object.
  private final Map<Integer, Boolean> wanted = new LinkedHashMap<>();
  private final Map<Integer, Boolean> confirmed = new LinkedHashMap<>();

  /**
   * One output and its level.
   *
   * @param output as the reader counts it
   * @param on the level
   */
  public record Level(int output, boolean on) {}

  /** From now on this level is wanted. */
  public synchronized void want(int output, boolean on) {
    wanted.put(output, on);
  }

  /** The output wanted first, of those whose wanted level is not confirmed. */
  public synchronized Optional<Level> next() {
    return wanted.entrySet().stream()
        .filter(level -> !level.getValue().equals(confirmed.get(level.getKey())))
        .map(level -> new Level(level.getKey(), level.getValue()))
        .findFirst();
  }

  /** The reader has said that the output has this level. */
  public synchronized void confirm(Level level) {
    confirmed.put(level.output(), level.on());
  }

  /** The reader may have been without power: nothing is confirmed any more. */
  public synchronized void forgetConfirmations() {
    confirmed.clear();
  }
}
