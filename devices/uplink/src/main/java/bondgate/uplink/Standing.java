package bondgate.uplink;

/**
 * Where the agent's own sequence stands on its disk.
 *
 * @param device this agent
 * @param epoch the epoch that is sent now: an earlier one until its records are gone
 * @param over whether that epoch is over, because the agent records in a later one
 * @param lastSeq last record that was made in it
 * @param ackedSeq last record that was acknowledged, and so may be gone from the disk
 * @param firstKeptSeq from here on all acknowledged ones are on the disk nevertheless; one more
 *     than the acknowledged one's number if none is
 * @param rollSeq record that rolls the key, which must end its batch; 0 for none
 * @param checkpoint the server's checkpoint that is held, empty for none
 */
public record Standing(
    String device,
    long epoch,
    boolean over,
    long lastSeq,
    long ackedSeq,
    long firstKeptSeq,
    long rollSeq,
    String checkpoint) {}
