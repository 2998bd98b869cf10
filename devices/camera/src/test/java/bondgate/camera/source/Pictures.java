package bondgate.camera.source;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Small pictures for tests of sources. */
final class Pictures {
  private Pictures() {}

  /** A JPEG of this width and 8 pixels high, so that its width tells which it is. */
  static byte[] jpeg(int width) throws IOException {
    BufferedImage image = new BufferedImage(width, 8, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpg", out)) {
      throw new IOException("no JPEG writer");
    }
    return out.toByteArray();
  }
}
