package bondgate.server.fleet;

/** What became of the wish to open an epoch or to revoke a key. */
public sealed interface FleetResult {
  /** It is so now. */
  record Done() implements FleetResult {}

  /**
   * It was done before, by that leaf.
   *
   * @param leafIndex leaf of the act that did it
   */
  record DoneBefore(long leafIndex) implements FleetResult {}

  /** Nobody enrolled a device of that name. */
  record UnknownDevice() implements FleetResult {}

  /**
   * An epoch follows the one before it.
   *
   * @param next the only one that can be opened now
   */
  record OtherEpochIsNext(long next) implements FleetResult {}

  /**
   * The device's key is revoked: a new epoch needs a new key.
   *
   * @param keyId id of the revoked key
   */
  record NeedsANewKey(String keyId) implements FleetResult {}

  /**
   * The device never had that key, or what was given is none.
   *
   * @param finding which of the two
   */
  record NotItsKey(String finding) implements FleetResult {}

  /**
   * A new key must be one that the device never had.
   *
   * @param keyId id of the key
   */
  record HadThatKey(String keyId) implements FleetResult {}
}
