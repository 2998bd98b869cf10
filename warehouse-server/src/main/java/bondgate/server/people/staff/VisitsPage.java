package bondgate.server.people.staff;

import bondgate.events.Direction;
import bondgate.server.visit.Visits;
import java.time.Instant;
import java.util.List;

/**
 * Who is in the centre: counts, never faces, names or references.
 *
 * @param now when this was so
 * @param inside members who came in today and were not seen leaving
 * @param counts how often each door was opened today
 * @param officers whether an officer reads it, who comes from the fence log
 */
public record VisitsPage(Instant now, long inside, List<Visits.Count> counts, boolean officers) {
  /** Takes a copy. */
  public VisitsPage {
    counts = List.copyOf(counts);
  }

  /** How often doors that lead in were opened today. */
  public long in() {
    return sum(Direction.IN);
  }

  /** How often doors that lead out were opened today. */
  public long out() {
    return sum(Direction.OUT);
  }

  private long sum(Direction way) {
    return counts.stream().filter(count -> count.way() == way).mapToLong(Visits.Count::times).sum();
  }
}
