package bondgate.server.ledger;

import java.time.Instant;

/** The balance of an account after one transfer, and when that was recorded. */
public record BalancePoint(Instant recordedAt, Balance balance) {}
