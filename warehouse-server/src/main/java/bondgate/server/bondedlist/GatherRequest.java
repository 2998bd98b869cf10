package bondgate.server.bondedlist;

import java.time.LocalDate;
import java.util.List;

/**
 * Asks for a bonded list of the retail lists that customs released in a period.
 *
 * @param innerNo our own number of it
 * @param from first day, in China
 * @param until last day, in it
 * @param named 清单编号 of the lists that shall be in it; empty: all of the period that are in no other
 * @param actor who asks, such as {@code staff:ls-07}
 */
public record GatherRequest(
    String innerNo, LocalDate from, LocalDate until, List<String> named, String actor) {
  /** Takes a copy. */
  public GatherRequest {
    named = List.copyOf(named);
  }
}
