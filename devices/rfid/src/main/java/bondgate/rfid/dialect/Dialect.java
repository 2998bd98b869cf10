package bondgate.rfid.dialect;

import bondgate.rfid.Epc;
import bondgate.rfid.frame.Bytes;
import bondgate.rfid.frame.MemoryBank;
import java.util.List;
import java.util.Optional;

/**
 * A conversation in one protocol over one open line: wishes to commands, bytes to what was said. It
 * has the state of the line's parser, and no I/O and no clock. For one thread.
 */
public interface Dialect {
  /** Bytes came, in any pieces. */
  List<Said> feed(Bytes bytes);

  /** The line has been silent for 100 ms. */
  List<Said> silence();

  /** Frames so far whose check was wrong. */
  long badChecksums();

  /** Bytes so far that belonged to no frame. */
  long skippedBytes();

  /** Asks the reader what it is; reads only. The answer has a {@link Said.Identity}. */
  Plan identify();

  /** Prepares a reader that was identified, where the protocol needs it. */
  Plan prepare();

  /** Sets the region. */
  Plan region(Region region);

  /** Sets the radio power in hundredths of dBm. */
  Plan power(int centiDbm);

  /** Chooses the antennas, from 0, that take turns from now on. */
  Plan antennas(List<Integer> antennas);

  /** One round on each chosen antenna. */
  Plan round();

  /** Rounds until they are stopped, reported as they come. */
  Plan startContinuous();

  /** End of the rounds. */
  Plan stopContinuous();

  /** Reads so many 16-bit words of the tag with this EPC, or of the one in the field. */
  Plan read(Optional<Epc> of, MemoryBank bank, int firstWord, int words, long password);

  /** Writes an EPC to the tag that has another: a tag is commissioned. */
  Plan writeEpc(Epc from, Epc to, long password);

  /** Sets an output as the reader counts it. */
  Plan output(int output, boolean on);
}
