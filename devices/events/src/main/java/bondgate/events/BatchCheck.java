package bondgate.events;

/** What a look at a batch's chain and signature says. */
public sealed interface BatchCheck {
  /**
   * It is whole and was signed by the key.
   *
   * @param after the chain after its last record
   */
  record Sound(RecordChain after) implements BatchCheck {}

  /**
   * It names another key than the one it was checked against.
   *
   * @param expected id of the key it was checked against
   * @param received id of the key that it names
   */
  record OtherKey(String expected, String received) implements BatchCheck {}

  /**
   * A record does not follow the one before it.
   *
   * @param seq number of the record that does not
   */
  record BrokenChain(long seq) implements BatchCheck {}

  /**
   * The key did not make the signature.
   *
   * @param keyId id of the key
   */
  record BadSignature(String keyId) implements BatchCheck {}
}
