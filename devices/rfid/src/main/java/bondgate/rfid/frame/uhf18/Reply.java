package bondgate.rfid.frame.uhf18;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.Gen2Error;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the reader said, decoded from one frame. */
public sealed interface Reply {
  /**
   * One tag of a report.
   *
   * @param epc the tag
   * @param antenna from 0; empty in the 18 family, which has one
   * @param rawRssi how strong, 0 to 255, for ranking only: nobody documents its dBm; empty in the
   *     18 family
   * @param tid what followed the EPC, if the reader was told to read it along
   */
  record Tag(Epc epc, OptionalInt antenna, OptionalInt rawRssi, Optional<Bytes> tid) {}

  /**
   * Part of an inventory, or its end.
   *
   * @param status whether it goes on
   * @param tags the tags in this frame, may be none
   */
  record Inventory(Status status, List<Tag> tags) implements Reply {
    /** Copies the list. */
    public Inventory {
      tags = List.copyOf(tags);
    }
  }

  /**
   * The reader's firmware and settings.
   *
   * @param major before the point of the version
   * @param minor after the point
   * @param type the model's number
   * @param powerDbm radio power
   * @param scanTenths longest time of an inventory in tenths of a second
   */
  record ReaderInfo(int major, int minor, int type, int powerDbm, int scanTenths)
      implements Reply {}

  /**
   * Memory of a tag.
   *
   * @param data whole words
   */
  record MemoryRead(Bytes data) implements Reply {}

  /**
   * A command was done.
   *
   * @param command which
   */
  record Done(int command) implements Reply {}

  /**
   * Sign of life of a reader that reports by itself.
   *
   * @param packet its count
   */
  record Heartbeat(long packet) implements Reply {}

  /**
   * A command was not done.
   *
   * @param command which; 0 if the reader does not know it
   * @param status why
   * @param byTag the tag's own code, if it was the tag
   */
  record Failure(int command, Status status, Optional<Gen2Error> byTag) implements Reply {
    /** The command and the reason, for a person. */
    public String describe() {
      return "command 0x%02X: status 0x%02X %s%s"
          .formatted(
              command, status.code(), status, byTag.map(tag -> ", the tag says " + tag).orElse(""));
    }
  }

  /**
   * A frame with a right CRC that says nothing we know.
   *
   * @param frame what came
   */
  record Unrecognised(Frame frame) implements Reply {}
}
