package bondgate.rfid.llrp.client;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The levels that are wanted of the reader's outputs, and which of them it has confirmed. */
final class WantedOutputs {
  // Wanted by any thread, sent and confirmed by the reader's: both maps are guarded by this object.
  private final Map<Integer, Boolean> wanted = new TreeMap<>();
  private final Map<Integer, Boolean> confirmed = new TreeMap<>();

  record Level(int output, boolean on) {}

  synchronized void want(int output, boolean on) {
    wanted.put(output, on);
  }

  synchronized Optional<Level> next() {
    return wanted.entrySet().stream()
        .filter(level -> !level.getValue().equals(confirmed.get(level.getKey())))
        .map(level -> new Level(level.getKey(), level.getValue()))
        .findFirst();
  }

  synchronized void confirm(Level level) {
    confirmed.put(level.output(), level.on());
  }

  /** The reader may have been without power: nothing is confirmed any more. */
  synchronized void forgetConfirmations() {
    confirmed.clear();
  }
}
