package bondgate.edge.door;

import java.time.Instant;

/**
 * One time by both clocks.
 *
 * @param steady what waits go by
 * @param wall what records and tickets go by
 */
record Moment(Instant steady, Instant wall) {}
