package bondgate.rfid.frame.m100;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.Gen2Error;
import bondgate.rfid.frame.TagIdentity;
import java.util.Optional;

/** What the module said, decoded from one frame. */
public sealed interface Reply {
  /**
   * A tag was heard.
   *
   * @param tag its PC, EPC and CRC
   * @param rssiDbm how strong, -128 to 127 dBm
   */
  record TagReport(TagIdentity tag, int rssiDbm) implements Reply {}

  /**
   * What the module is.
   *
   * @param what 0 hardware, 1 software, 2 maker
   * @param text in ASCII
   */
  record ModuleInfo(int what, String text) implements Reply {}

  /**
   * A command was done.
   *
   * @param command which
   */
  record Done(int command) implements Reply {}

  /**
   * The radio power.
   *
   * @param centiDbm hundredths of dBm
   */
  record Power(int centiDbm) implements Reply {}

  /**
   * The region.
   *
   * @param region 1 China 900, 2 US, 3 EU, 4 China 800, 6 Korea
   */
  record Region(int region) implements Reply {}

  /**
   * The query's parameters.
   *
   * @param parameters 16 bits as in the command
   */
  record Query(int parameters) implements Reply {}

  /**
   * The tag that select asks for.
   *
   * @param mask the bits compared
   * @param firstBit where in the bank
   */
  record Selected(Bytes mask, long firstBit) implements Reply {}

  /**
   * Something else that was asked for, or what a vendor's own command answers.
   *
   * @param command which
   * @param value as on the wire
   */
  record Setting(int command, Bytes value) implements Reply {}

  /**
   * Memory of a tag.
   *
   * @param tag whose
   * @param data whole words
   */
  record MemoryRead(TagIdentity tag, Bytes data) implements Reply {}

  /**
   * Memory of a tag was written.
   *
   * @param tag whose; the EPC as it was before
   */
  record MemoryWritten(TagIdentity tag) implements Reply {}

  /**
   * A command failed, or no tag answered.
   *
   * @param code the byte on the wire
   * @param error its name, if we know it
   * @param byTag the tag's own code, if it was the tag
   * @param epc the tag that was singled out before, if any
   */
  record Failure(int code, Optional<ErrorCode> error, Optional<Gen2Error> byTag, Optional<Epc> epc)
      implements Reply {
    /** The code and its names, for a person; without the EPC. */
    public String describe() {
      return "error 0x%02X %s%s"
          .formatted(
              code,
              error.map(ErrorCode::name).orElse("(not in the manual)"),
              byTag.map(tag -> ", the tag says " + tag).orElse(""));
    }
  }

  /**
   * A frame with a right checksum that says nothing we know.
   *
   * @param frame what came
   */
  record Unrecognised(Frame frame) implements Reply {}
}
