package bondgate.simulator.day;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The QR code that a page draws, read as a scanner reads it: by its modules. */
final class QrPicture {
  private static final int QUIET_MODULES = 4;
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1");
  private static final Pattern SIZE = Pattern.compile("<svg class=\"qr\" viewBox=\"0 0 (\\d+)");

  private QrPicture() {}

  /**
   * The text of the page's code.
   *
   * @throws IllegalStateException if the page shows none, or none that can be read
   */
  static String textOn(String page) {
    Matcher size = SIZE.matcher(page);
    if (!size.find()) {
      throw new IllegalStateException("the page shows no code");
    }
    BitMatrix bits = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * QUIET_MODULES);
    MODULE
        .matcher(page)
        .results()
        .forEach(
            module ->
                bits.set(
                    Integer.parseInt(module.group(1)) - QUIET_MODULES,
                    Integer.parseInt(module.group(2)) - QUIET_MODULES));
    try {
      return new Decoder().decode(bits).getText();
    } catch (ChecksumException | FormatException e) {
      throw new IllegalStateException("the page's code cannot be read", e);
    }
  }
}
