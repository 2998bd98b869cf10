package bondgate.rfid.frame.mercury;

import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.util.Optional;
import java.util.OptionalInt;

/** What the module said, decoded from one frame. */
public sealed interface Reply {
  /**
   * A tag was heard in a continuous read.
   *
   * @param tag its PC, EPC and CRC
   * @param rssiDbm how strong, -128 to 127 dBm
   * @param antenna the receiving one, from 0
   * @param frequencyKhz the channel
   * @param millis since the last keep-alive
   * @param phaseDegrees 0 to 180
   * @param data what was read along, may be empty
   */
  record TagReport(
      TagIdentity tag,
      int rssiDbm,
      int antenna,
      int frequencyKhz,
      long millis,
      int phaseDegrees,
      Bytes data)
      implements Reply {}

  /**
   * One tag was heard, as asked.
   *
   * @param tag its EPC and CRC; the PC word is made from the EPC's length
   */
  record SingleTag(TagIdentity tag) implements Reply {}

  /** A continuous read goes on, and no tag was heard in the period. */
  record KeepAlive() implements Reply {}

  /**
   * The module's versions, each as its bytes in hex.
   *
   * @param bootLoader boot loader
   * @param hardware hardware
   * @param date of the firmware, year month day
   * @param firmware firmware
   */
  record Version(Bytes bootLoader, Bytes hardware, Bytes date, Bytes firmware) implements Reply {}

  /**
   * The read power.
   *
   * @param centiDbm hundredths of dBm
   * @param highest the limit, if asked for
   * @param lowest the limit, if asked for
   */
  record Power(int centiDbm, OptionalInt highest, OptionalInt lowest) implements Reply {}

  /**
   * A setting that was asked for.
   *
   * @param op the question
   * @param value as on the wire
   */
  record Setting(int op, Bytes value) implements Reply {}

  /**
   * Memory of a tag.
   *
   * @param data whole words
   */
  record MemoryRead(Bytes data) implements Reply {}

  /**
   * A command was done.
   *
   * @param op which
   */
  record Done(int op) implements Reply {}

  /**
   * A command was not done, or the module is in trouble.
   *
   * @param op which
   * @param code the status on the wire
   * @param status its name, if we know it
   */
  record Failure(int op, int code, Optional<Status> status) implements Reply {
    /** The op, the code and its name, for a person. */
    public String describe() {
      return "op 0x%02X: status 0x%04X %s"
          .formatted(op, code, status.map(Status::name).orElse("(not in the public sources)"));
    }
  }

  /**
   * A frame with a right CRC that says nothing we know.
   *
   * @param frame what came
   */
  record Unrecognised(Frame frame) implements Reply {}
}
