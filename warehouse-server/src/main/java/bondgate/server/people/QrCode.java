package bondgate.server.people;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.quarkus.qute.RawString;

/**
 * A QR code (ISO/IEC 18004) as SVG: one path, black on white, with the quiet zone of four modules
 * that scanners need. It holds numbers only, so nothing of the text can become markup.
 */
public final class QrCode {
  private static final int QUIET_MODULES = 4;

  private QrCode() {}

  /**
   * The code of a text.
   *
   * @throws IllegalArgumentException if the text is longer than a code can hold
   */
  public static RawString svg(String text) {
    ByteMatrix modules;
    try {
      modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "a QR code cannot hold a text of %d characters".formatted(text.length()), e);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET_MODULES, y + QUIET_MODULES));
        }
      }
    }
    int size = modules.getWidth() + 2 * QUIET_MODULES;
    return new RawString(
        ("<svg class=\"qr\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" aria-hidden=\"true\">"
                + "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path fill=\"#000\" d=\"%s\"/></svg>")
            .formatted(size, size, size, size, path));
  }
}
