package bondgate.rfid.dialect;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import java.util.OptionalInt;

/** What a reader said, whatever its protocol. */
public sealed interface Said {
  /** What a reader speaks about when it does not say. */
  int ANYTHING = -1;

  /**
   * A tag was heard.
   *
   * @param epc the tag
   * @param antenna from 0
   * @param rssiDbm how strong, in dBm, if the protocol's unit is known
   * @param rawRssi how strong, in the reader's own unit, for ranking only, if it is not
   * @param phase the reader's raw phase, if it reports one
   * @param doubtful whether the tag's PC word or CRC contradicts the report
   */
  record Tag(
      Epc epc,
      int antenna,
      OptionalInt rssiDbm,
      OptionalInt rawRssi,
      OptionalInt phase,
      boolean doubtful)
      implements Said {}

  /**
   * The reader said what it is.
   *
   * @param about the command that asked
   * @param firmware its version, for a person
   */
  record Identity(int about, String firmware) implements Said {}

  /**
   * A command was done.
   *
   * @param about which
   */
  record Done(int about) implements Said {}

  /**
   * Memory of a tag.
   *
   * @param about the command that asked
   * @param data whole words
   */
  record Memory(int about, Bytes data) implements Said {}

  /**
   * A round of inventory is over.
   *
   * @param about the command that began it
   */
  record RoundEnd(int about) implements Said {}

  /** The reader works, and has heard no tag. */
  record Alive() implements Said {}

  /**
   * A command was not done.
   *
   * @param about which, or {@link #ANYTHING}
   * @param fault why
   * @param detail the protocol's own code and name
   */
  record Refused(int about, ReaderFault fault, String detail) implements Said {}

  /** A whole frame that says nothing we know. */
  record Unrecognised() implements Said {}
}
