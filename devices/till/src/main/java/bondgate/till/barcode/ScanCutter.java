package bondgate.till.barcode;

import bondgate.till.Octets;
import bondgate.till.barcode.RawScan.End;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the bytes of a scanner's line into transmissions: at CR, LF or CR LF, and at silence. Not
 * for several threads.
 */
public final class ScanCutter {
  /** The longest transmission by default, in bytes. */
  public static final int USUAL_LONGEST = 256;

  private static final int CR = 0x0D;
  private static final int LF = 0x0A;

  private final int longest;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean tooLong;

  /**
   * A line on which nothing came yet.
   *
   * @param longest bytes of a transmission at most, 16 to 8192
   */
  public ScanCutter(int longest) {
    if (longest < 16 || longest > 8192) {
      throw new IllegalArgumentException(
          "longest must be from 16 to 8192 bytes; received " + longest);
    }
    this.longest = longest;
  }

  /** More bytes came; gives the transmissions that they end. */
  public List<RawScan> feed(Octets bytes) {
    List<RawScan> ended = new ArrayList<>();
    for (int i = 0; i < bytes.size(); i++) {
      int value = bytes.at(i);
      if (value == CR || value == LF) {
        end(End.SUFFIX, ended);
      } else if (begun.size() < longest) {
        begun.write(value);
      } else {
        tooLong = true;
      }
    }
    return ended;
  }

  /** The line was silent for 80 to 100 ms: whatever was begun is a transmission. */
  public List<RawScan> silence() {
    List<RawScan> ended = new ArrayList<>();
    end(End.SILENCE, ended);
    return ended;
  }

  private void end(End how, List<RawScan> ended) {
    if (begun.size() > 0) {
      ended.add(new RawScan(Octets.of(begun.toByteArray()), tooLong ? End.TOO_LONG : how));
    }
    begun.reset();
    tooLong = false;
  }
}
