package bondgate.server.people.shopper;

import io.quarkus.qute.RawString;

/**
 * The receipt on the last screen.
 *
 * @param pieces how many pieces may leave
 * @param paper what the printer gets, as JSON
 * @param address the receipt's own page
 * @param code that address as a code to be scanned
 */
public record LeaveView(int pieces, String paper, String address, RawString code) {}
