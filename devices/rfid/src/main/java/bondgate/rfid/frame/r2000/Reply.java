package bondgate.rfid.frame.r2000;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.TagIdentity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the reader said, decoded from one frame. */
public sealed interface Reply {
  /**
   * A tag was heard.
   *
   * @param antenna from 0
   * @param frequencyIndex 0 to 63, see {@link RadioTables#frequencyKhz}
   * @param epc the tag
   * @param rssiDbm how strong
   * @param phase raw phase, if enabled
   * @param suspicious whether the length of the frame contradicts the tag's PC word
   */
  record TagReport(
      int antenna, int frequencyIndex, Epc epc, int rssiDbm, OptionalInt phase, boolean suspicious)
      implements Reply {}

  /**
   * A round is over, and the reader waits for the next command.
   *
   * @param command 0x89, 0x8A or 0x8B
   * @param antenna the antenna that worked, where the layout says it
   * @param totalRead how many reads the reader counted
   * @param durationMillis how long it took, where the layout says it
   */
  record RoundEnd(int command, OptionalInt antenna, long totalRead, OptionalInt durationMillis)
      implements Reply {}

  /**
   * A command was done.
   *
   * @param command which
   */
  record CommandResult(int command) implements Reply {}

  /**
   * A fast-switch round met a port without an antenna, and goes on.
   *
   * @param antenna from 0
   */
  record AntennaMissing(int antenna) implements Reply {}

  /**
   * The firmware's version.
   *
   * @param major before the point
   * @param minor after the point
   */
  record Firmware(int major, int minor) implements Reply {}

  /**
   * The levels of the inputs.
   *
   * @param input1 GPIO 1
   * @param input2 GPIO 2
   */
  record GpioLevels(boolean input1, boolean input2) implements Reply {}

  /**
   * The antenna that works.
   *
   * @param antenna from 0
   */
  record WorkAntenna(int antenna) implements Reply {}

  /**
   * The power, one value for all antennas or one for each.
   *
   * @param dbm 0 to 33
   */
  record Power(List<Integer> dbm) implements Reply {
    /** Copies the list. */
    public Power {
      dbm = List.copyOf(dbm);
    }
  }

  /**
   * The band.
   *
   * @param region 1 FCC, 2 ETSI, 3 China, 4 the user's own
   * @param firstIndex the lowest frequency's index
   * @param lastIndex the highest frequency's index
   */
  record Band(int region, int firstIndex, int lastIndex) implements Reply {}

  /**
   * Memory of one of the tags in the field.
   *
   * @param tagCount how many tags will be reported
   * @param tag whose
   * @param data whole words
   * @param antenna from 0
   */
  record MemoryRead(int tagCount, TagIdentity tag, Bytes data, int antenna) implements Reply {}

  /**
   * What became of a write to one of the tags in the field.
   *
   * @param tagCount how many tags will be reported
   * @param tag whose; the EPC as it was before
   * @param code 0x10 for success, else an error
   * @param antenna from 0
   */
  record MemoryWritten(int tagCount, TagIdentity tag, int code, int antenna) implements Reply {
    /** Whether it was written. */
    public boolean isDone() {
      return code == ErrorCode.SUCCESS;
    }
  }

  /**
   * The tag that reads and writes are for.
   *
   * @param epc empty for any
   */
  record Match(Optional<Epc> epc) implements Reply {}

  /**
   * A round into the buffer is over.
   *
   * @param antenna from 0
   * @param tags how many tags are in the buffer
   * @param totalRead how many reads the reader counted
   */
  record BufferedRoundEnd(int antenna, int tags, long totalRead) implements Reply {}

  /**
   * A tag of the buffer.
   *
   * @param tagCount how many tags will be reported
   * @param tag the tag
   * @param rssiDbm how strong
   * @param antenna from 0
   * @param reads how often it was read
   */
  record BufferedTag(int tagCount, TagIdentity tag, int rssiDbm, int antenna, int reads)
      implements Reply {}

  /**
   * How many tags are in the buffer.
   *
   * @param tags how many
   */
  record BufferCount(int tags) implements Reply {}

  /**
   * A command failed. For an inventory command this is also the end of the round.
   *
   * @param command which
   * @param code the byte on the wire
   * @param error its name, if we know it
   */
  record Failure(int command, int code, Optional<ErrorCode> error) implements Reply {
    /** The code and its name, for a person. */
    public String describe() {
      return "command 0x%02X: error 0x%02X %s"
          .formatted(command, code, error.map(ErrorCode::name).orElse("(not in the manual)"));
    }
  }

  /**
   * A frame with a right check byte that says nothing we know. Kept and counted; no reason to
   * resynchronise.
   *
   * @param frame what came
   */
  record Unrecognised(Frame frame) implements Reply {}
}
