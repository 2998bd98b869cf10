package bondgate.server.guarantee;

import java.time.Instant;

/** The guarantee after one of its entries, and when that was recorded. */
public record HeadroomPoint(Instant at, Headroom headroom) {}
