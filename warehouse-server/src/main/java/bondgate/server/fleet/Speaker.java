package bondgate.server.fleet;

import bondgate.events.VerifyKey;
import java.util.List;
import java.util.Optional;

/**
 * A device with every key that it ever had: which of them speaks for which records.
 *
 * @param device the device, with its newest key and its open epoch
 * @param keys in the order in which they began to speak, at least one
 */
public record Speaker(Device device, List<Key> keys) {
  /** Takes a copy. */
  public Speaker {
    keys = List.copyOf(keys);
  }

  /** A device that has the key it was enrolled with. */
  public static Speaker of(Device device) {
    return new Speaker(device, List.of(new Key(device.key(), 1, 0, false)));
  }

  /**
   * One key.
   *
   * @param epoch the epoch in which it begins to speak
   * @param afterSeq for the records after this one of that epoch, and for all later epochs, until
   *     the next key begins
   * @param revoked whether an operator revoked it
   */
  public record Key(VerifyKey key, long epoch, long afterSeq, boolean revoked) {
    private boolean speaksFor(long otherEpoch, long seq) {
      return epoch < otherEpoch || (epoch == otherEpoch && afterSeq < seq);
    }
  }

  /** The key that speaks for that record; empty if none did then. */
  public Optional<Key> keyOf(long epoch, long seq) {
    return keys.stream().filter(key -> key.speaksFor(epoch, seq)).reduce((earlier, later) -> later);
  }

  /** The key of that id; empty if the device never had it. */
  public Optional<Key> named(String keyId) {
    return keys.stream().filter(key -> key.key().id().equals(keyId)).findFirst();
  }
}
