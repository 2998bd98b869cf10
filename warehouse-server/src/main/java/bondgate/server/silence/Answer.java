package bondgate.server.silence;

import bondgate.server.silence.Cause.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the records say of an interval.
 *
 * @param question what was asked
 * @param events crossings, sightings, alarms and changes of a reader's state, in order
 * @param stretches the whole interval, without a gap
 * @param lastSeen time of the device's last record; null if there is none
 */
public record Answer(
    SilenceQuestion question, List<Heard> events, List<Stretch> stretches, Instant lastSeen) {
  /** Takes copies. */
  public Answer {
    events = List.copyOf(events);
    stretches = List.copyOf(stretches);
  }

  /** The sentences of the answer. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    boolean all = stretches.stream().allMatch(one -> one.cause().state() == State.WATCHED);
    boolean some = stretches.stream().anyMatch(one -> one.cause().state() == State.WATCHED);
    if (!events.isEmpty()) {
      findings.add(new Finding.Events(events.size()));
    } else if (all) {
      findings.add(new Finding.ProvablyNone());
    }
    List<Stretch> down = those(State.DOWN);
    if (!down.isEmpty()) {
      findings.add(new Finding.Down(down));
    }
    List<Stretch> open = those(State.NOT_KNOWN);
    List<Stretch> yet = open.stream().filter(one -> one.cause() == Cause.NOT_YET).toList();
    List<Stretch> never = open.stream().filter(one -> one.cause() != Cause.NOT_YET).toList();
    if (!never.isEmpty()) {
      findings.add(new Finding.NotKnown(never));
    }
    if (!yet.isEmpty()) {
      findings.add(new Finding.NotKnownYet(yet, lastSeen));
    }
    if (events.isEmpty() && some && !all) {
      findings.add(new Finding.NoneWhereWatched());
    }
    return findings;
  }

  private List<Stretch> those(State state) {
    return stretches.stream().filter(one -> one.cause().state() == state).toList();
  }
}
