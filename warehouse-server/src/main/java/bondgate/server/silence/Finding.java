package bondgate.server.silence;

import java.time.Instant;
import java.util.List;

/** One sentence of the answer; an answer has one or more of them. */
public sealed interface Finding {
  /**
   * There were events.
   *
   * @param count how many, from 1
   */
  record Events(long count) implements Finding {}

  /** All of the interval was watched, and there was no event. */
  record ProvablyNone() implements Finding {}

  /** There was no event where it was watched, which was not all of the interval. */
  record NoneWhereWatched() implements Finding {}

  /**
   * The device was down.
   *
   * @param stretches when, and which part of it
   */
  record Down(List<Stretch> stretches) implements Finding {
    /** Takes a copy. */
    public Down {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * Not known, and nothing to come will tell.
   *
   * @param stretches when, and why
   */
  record NotKnown(List<Stretch> stretches) implements Finding {
    /** Takes a copy. */
    public NotKnown {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * Not known yet.
   *
   * @param stretches when
   * @param lastSeen time of the device's last record; null if there is none
   */
  record NotKnownYet(List<Stretch> stretches, Instant lastSeen) implements Finding {
    /** Takes a copy. */
    public NotKnownYet {
      stretches = List.copyOf(stretches);
    }
  }
}
