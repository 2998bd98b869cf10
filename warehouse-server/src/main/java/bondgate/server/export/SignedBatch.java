package bondgate.server.export;

/**
 * A signature of an agent and the records that it covers.
 *
 * @param records the range
 * @param previous hash of the record before the first
 * @param keyId id of the key
 * @param signature Base64
 */
record SignedBatch(SeqRange records, String previous, String keyId, String signature) {}
