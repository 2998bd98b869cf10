package bondgate.camera.opencv;

import bondgate.camera.SharedFaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures made of photographs. */
final class Scenes {
  private static final int WIDTH = 92;
  private static final int HEIGHT = 112;

  private Scenes() {}

  /** The first photographs of as many persons as there are, again from the first if too few. */
  static List<BufferedImage> orl(int count) throws IOException {
    List<Path> folders = SharedFaces.photos("orl").stream().filter(Files::isDirectory).toList();
    List<BufferedImage> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Path> files = SharedFaces.list(folders.get(i % folders.size()));
      photos.add(photo(Files.readAllBytes(files.get(i / folders.size() % files.size()))));
    }
    return photos;
  }

  /** Photographs side by side, each as large as its place allows. */
  static BufferedImage grid(List<BufferedImage> photos, int columns, int width, int height) {
    BufferedImage scene = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = scene.createGraphics();
    pen.setColor(Color.GRAY);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    int rows = (photos.size() + columns - 1) / columns;
    double factor = Math.min(width / (double) columns / WIDTH, height / (double) rows / HEIGHT);
    int wide = (int) (WIDTH * factor);
    int high = (int) (HEIGHT * factor);
    for (int i = 0; i < photos.size(); i++) {
      pen.drawImage(
          photos.get(i),
          i % columns * (width / columns),
          i / columns * (height / rows),
          wide,
          high,
          null);
    }
    pen.dispose();
    return scene;
  }

  /** The picture as a JPEG. */
  static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpg", out)) {
      throw new IOException("no JPEG writer");
    }
    return out.toByteArray();
  }

  private static BufferedImage photo(byte[] bytes) throws IOException {
    if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == '5') {
      return pgm(bytes);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new IOException("neither a grey map nor a picture that the JDK reads");
    }
    return image;
  }

  private static BufferedImage pgm(byte[] bytes) throws IOException {
    String head = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
    String[] words = head.split("\\s+", 5);
    int width = Integer.parseInt(words[1]);
    int height = Integer.parseInt(words[2]);
    int offset = bytes.length - width * height;
    if (offset < 0) {
      throw new IOException("a grey map that lacks %d bytes".formatted(-offset));
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int grey = bytes[offset + i] & 0xFF;
      image.setRGB(i % width, i / width, grey * 0x010101);
    }
    return image;
  }
}
