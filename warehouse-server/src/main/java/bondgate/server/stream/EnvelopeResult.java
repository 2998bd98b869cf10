package bondgate.server.stream;

import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import java.util.List;

/** What a look at a batch says, before any of it takes effect. */
sealed interface EnvelopeResult {
  /**
   * It goes on where the stream stands.
   *
   * @param newRecords its records that were not taken before, at least one
   * @param after where the stream stands once they are
   */
  record Next(List<SealedRecord> newRecords, RecordChain after) implements EnvelopeResult {
    /** Takes a copy. */
    public Next {
      newRecords = List.copyOf(newRecords);
    }
  }

  /**
   * Every record of it was taken before, byte for byte.
   *
   * @param throughSeq number of the last record that was taken
   */
  record AlreadyKnown(long throughSeq) implements EnvelopeResult {}

  /**
   * Records before it are missing.
   *
   * @param expectedSeq number of the first that is
   */
  record Gap(long expectedSeq) implements EnvelopeResult {}

  /**
   * Other bytes under a number that is taken: the device has two histories.
   *
   * @param seq that number
   */
  record Equivocation(long seq) implements EnvelopeResult {}

  /**
   * Its chain or its signature does not hold, or it speaks for another device.
   *
   * @param finding what does not hold
   */
  record NotGenuine(String finding) implements EnvelopeResult {}

  /**
   * It is of an epoch that no operator opened.
   *
   * @param expected the open epoch
   */
  record OtherEpoch(long expected) implements EnvelopeResult {}

  /**
   * It is signed with a key that an operator revoked.
   *
   * @param keyId that key
   */
  record RevokedKey(String keyId) implements EnvelopeResult {}

  /**
   * The device holds a checkpoint that is larger than our log.
   *
   * @param finding both sizes
   */
  record LogRolledBack(String finding) implements EnvelopeResult {}

  /**
   * The device holds a checkpoint of another history than our log's.
   *
   * @param finding what does not agree
   */
  record LogForked(String finding) implements EnvelopeResult {}

  /**
   * Nobody enrolled the device, or it signs with another key.
   *
   * @param finding which of the two
   */
  record UnknownDevice(String finding) implements EnvelopeResult {}
}
