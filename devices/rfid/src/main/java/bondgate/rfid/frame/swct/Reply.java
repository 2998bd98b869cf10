package bondgate.rfid.frame.swct;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import java.util.List;

/** What the reader said, decoded from one frame. */
public sealed interface Reply {
  /**
   * One tag of a report.
   *
   * @param epc the tag
   * @param antenna as the reader counts it, from 1
   * @param rawRssi how strong, 0 to 255; nobody documents its dBm
   */
  record Tag(Epc epc, int antenna, int rawRssi) {}

  /**
   * Tags, asked for or reported by itself.
   *
   * @param tags may be none
   */
  record Tags(List<Tag> tags) implements Reply {
    /** Copies the list. */
    public Tags {
      tags = List.copyOf(tags);
    }
  }

  /**
   * A command was done.
   *
   * @param command which
   * @param data what the reader adds, may be empty
   */
  record Done(int command, Bytes data) implements Reply {}

  /**
   * A command was not done; of an inventory the normal end without a tag.
   *
   * @param command which
   * @param status the byte on the wire
   */
  record Failure(int command, int status) implements Reply {}

  /**
   * Sign of life of a reader that reports by itself.
   *
   * @param data the reader's number
   */
  record Heartbeat(Bytes data) implements Reply {}

  /**
   * A frame with a right check byte that says nothing we know.
   *
   * @param frame what came
   */
  record Unrecognised(Frame frame) implements Reply {}
}
