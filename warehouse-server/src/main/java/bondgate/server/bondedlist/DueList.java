package bondgate.server.bondedlist;

/**
 * A released retail list that is in no bonded list, and soon must be.
 *
 * @param daysLeft 0 on its last day, less when that has passed
 */
public record DueList(String listNo, Deadline deadline, long daysLeft) {}
