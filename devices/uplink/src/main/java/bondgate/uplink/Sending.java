package bondgate.uplink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the sending of records stands. Everything that is not acknowledged with proof stays on disk,
 * whatever happens here.
 */
public sealed interface Sending {
  /** When it ends by itself; empty if it does not. */
  default Optional<Instant> until() {
    if (this instanceof Going going) {
      return going.flight().stream().findFirst().map(InFlight::again);
    }
    return Optional.of(this instanceof Paused paused ? paused.again() : ((Stopped) this).again());
  }

  /** Whether that time has come. */
  default boolean isOver(Instant now) {
    return until().map(end -> !now.isBefore(end)).orElse(false);
  }

  /** How often the server has refused in a row, in a way that another try cannot mend. */
  int refusals();

  /**
   * A batch that is on its way.
   *
   * @param firstSeq its first record
   * @param lastSeq its last record
   * @param again when it is sent again
   */
  record InFlight(long firstSeq, long lastSeq, Instant again) {}

  /**
   * Batches go out.
   *
   * @param flight those on their way, in order; may be none
   * @param committed last record that the server says it has committed, also where it has not shown
   *     yet that its log continues the one we know
   * @param gapAt number that the server last said it waits for, and from which was sent again, also
   *     below what it had acknowledged if it lost that; 0 for none
   */
  record Going(List<InFlight> flight, long committed, long gapAt, int refusals) implements Sending {
    /** Takes a copy. */
    public Going {
      flight = List.copyOf(flight);
    }

    /** Nothing is on its way, nothing is known beyond what the disk says. */
    public static Going begin(int refusals) {
      return new Going(List.of(), 0, 0, refusals);
    }

    /** The last record that is on its way; 0 for none. */
    public long lastOnItsWay() {
      return flight.isEmpty() ? 0 : flight.get(flight.size() - 1).lastSeq();
    }

    /** Everything that is on its way counts as lost: it is sent again. */
    public Going again() {
      return new Going(List.of(), committed, 0, refusals);
    }
  }

  /**
   * The server does not know this device yet.
   *
   * @param again when it is asked again
   */
  record Paused(Instant again, int refusals) implements Sending {}

  /**
   * The server refused in a way that another try does not mend, or is not believed. It is tried
   * again all the same, at growing intervals, because somebody may have mended it: a try deletes
   * nothing.
   *
   * @param reason the server's reason, or ours
   * @param detail its words, or ours
   * @param again when it is tried again
   * @param refusals how often in a row, from 1
   */
  record Stopped(String reason, String detail, Instant again, int refusals) implements Sending {}
}
