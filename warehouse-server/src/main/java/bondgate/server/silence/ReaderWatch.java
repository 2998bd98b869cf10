package bondgate.server.silence;

import bondgate.events.AgentStarted;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the readers of an agent stand while its records are gone through. Only {@code ONLINE} counts
 * as watching, and only if the next heartbeat says that rounds were finished.
 */
final class ReaderWatch {
  private final String asked;
  private final Map<String, ReaderState> states = new HashMap<>();

  /**
   * Before the first record.
   *
   * @param asked the one reader that matters; empty for all of them
   */
  ReaderWatch(String asked) {
    this.asked = asked;
  }

  /** Forgets everything: records are missing here, or the agent started anew. */
  void forget() {
    states.clear();
  }

  /** Takes in what a record says. */
  void hear(Heard record) {
    if (record.body() instanceof AgentStarted) {
      forget();
    } else if (record.body() instanceof Heartbeat beat) {
      states.clear();
      beat.readers().forEach(row -> states.put(row.reader(), row.state()));
    } else if (record.body() instanceof ReaderHealth health) {
      states.put(health.reader(), health.state());
    }
  }

  /**
   * What the time from the last record that was heard to the next one is.
   *
   * @param next the next record
   * @param beat the next heartbeat of this run, at the next record or later
   */
  Watched until(Heard next, Heartbeat beat) {
    Map<String, Heartbeat.ReaderRow> rows = new HashMap<>();
    beat.readers().forEach(row -> rows.put(row.reader(), row));
    if (!asked.isEmpty() && !rows.containsKey(asked)) {
      return new Watched(Cause.NOT_SAID, asked);
    }
    List<String> blind = new ArrayList<>();
    List<String> idle = new ArrayList<>();
    for (Heartbeat.ReaderRow row : beat.readers()) {
      if (asked.isEmpty() || asked.equals(row.reader())) {
        if (states.get(row.reader()) != ReaderState.ONLINE || fails(next, row.reader())) {
          blind.add(row.reader());
        } else if (row.rounds() == 0) {
          idle.add(row.reader());
        }
      }
    }
    if (!blind.isEmpty()) {
      return new Watched(Cause.READER_NOT_ONLINE, String.join(", ", blind));
    }
    return idle.isEmpty()
        ? new Watched(Cause.WATCHED, "")
        : new Watched(Cause.READER_WITHOUT_ROUNDS, String.join(", ", idle));
  }

  /** The same where no heartbeat follows in this run: only what was said before can tell. */
  Watched untilTheEnd(Heard next) {
    Optional<String> unknown =
        asked.isEmpty() || states.containsKey(asked) ? Optional.empty() : Optional.of(asked);
    if (unknown.isPresent() || states.isEmpty()) {
      return new Watched(Cause.NOT_SAID, unknown.orElse(""));
    }
    List<String> blind =
        states.entrySet().stream()
            .filter(entry -> asked.isEmpty() || asked.equals(entry.getKey()))
            .filter(entry -> entry.getValue() != ReaderState.ONLINE || fails(next, entry.getKey()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return blind.isEmpty()
        ? new Watched(Cause.WATCHED, "")
        : new Watched(Cause.READER_NOT_ONLINE, String.join(", ", blind));
  }

  /** A reader that is said to be down was blind for some time before it was said. */
  private static boolean fails(Heard next, String reader) {
    if (next.body() instanceof ReaderHealth health) {
      return health.reader().equals(reader) && health.state() != ReaderState.ONLINE;
    }
    return next.body() instanceof Heartbeat beat
        && beat.readers().stream()
            .anyMatch(row -> row.reader().equals(reader) && row.state() != ReaderState.ONLINE);
  }

  /** What is said of the time between two records, and of which readers. */
  record Watched(Cause cause, String who) {}
}
