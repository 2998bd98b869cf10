package bondgate.server.export;

/**
 * A signature of an agent and the records that it covers.
 *
 * @param records the range
 * @param previous hash of the record before the first
 * @param keyId id of the key
 * @param signature Base64
 * @param checkpointSha256 of the checkpoint that is signed with the records, 64 hex digits; empty
 *     for a batch of format 1, which shows none
 */
record SignedBatch(
    SeqRange records, String previous, String keyId, String signature, String checkpointSha256) {}
