package bondgate.edge.outbox;

/**
 * A sequence of records as far as the sending needs to know it.
 *
 * @param epoch its epoch
 * @param over whether the agent records in a later epoch already
 * @param lastSeq number of its last record
 * @param ackedSeq number of its last record that the server has committed
 */
public record Sequence(long epoch, boolean over, long lastSeq, long ackedSeq) {}
