package bondgate.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What comes over the wire is MJPEG of whoever stands there, byte by byte. */
class VirtualCameraTest {
  private static final byte[] SOMEBODY =
      "not a picture, and sent as it is".getBytes(StandardCharsets.US_ASCII);

  @Test
  void itShowsAnEmptyRoomThenSomebodyThenTheRoomAgain() throws Exception {
    try (VirtualCamera camera = new VirtualCamera(Duration.ofMillis(20));
        InputStream stream = open(camera)) {
      DataInputStream parts = new DataInputStream(stream);
      byte[] room = part(parts);
      assertThat(ImageIO.read(new ByteArrayInputStream(room)).getWidth()).isEqualTo(640);

      camera.shows(SOMEBODY);
      until(parts, SOMEBODY);
      assertThat(part(parts)).as("he goes on standing there").isEqualTo(SOMEBODY);

      camera.showsNobody();
      until(parts, room);
    }
  }

  @Test
  void whoLooksInOnceIsInOnePictureOnly() throws Exception {
    try (VirtualCamera camera = new VirtualCamera(Duration.ofMillis(20));
        InputStream stream = open(camera)) {
      DataInputStream parts = new DataInputStream(stream);
      byte[] room = part(parts);

      camera.showsOnce(SOMEBODY);

      until(parts, SOMEBODY);
      assertThat(part(parts)).isEqualTo(room);
    }
  }

  private static InputStream open(VirtualCamera camera) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) camera.address().toURL().openConnection();
    connection.setReadTimeout(5_000);
    assertThat(connection.getContentType()).startsWith("multipart/x-mixed-replace; boundary=");
    return connection.getInputStream();
  }

  private static void until(DataInputStream parts, byte[] wanted) throws IOException {
    for (int i = 0; i < 100; i++) {
      if (Arrays.equals(part(parts), wanted)) {
        return;
      }
    }
    throw new AssertionError("a hundred pictures, and not that one");
  }

  private static byte[] part(DataInputStream in) throws IOException {
    int length = -1;
    String line = line(in);
    while (length < 0 || !line.isEmpty()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
      line = line(in);
    }
    byte[] picture = new byte[length];
    in.readFully(picture);
    return picture;
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.readUnsignedByte();
    while (next != '\n') {
      if (next != '\r') {
        line.append((char) next);
      }
      next = in.readUnsignedByte();
    }
    return line.toString();
  }
}
