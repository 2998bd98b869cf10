package bondgate.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameLimitsTest {
  private final FrameLimits limits = FrameLimits.usual();

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void aWholePictureIsAFrameOfItsSize(String format) throws IOException {
    FrameCheck check = limits.check(picture(format, 64, 48), SharedFaces.NOON);
    assertThat(check).isInstanceOf(FrameCheck.Usable.class);
    Frame frame = ((FrameCheck.Usable) check).frame();
    assertThat(frame).hasToString("frame of 64 x 48");
    assertThat(frame.seenAt()).isEqualTo(SharedFaces.NOON);
  }

  @Test
  void aJpegCutAtAnyByteIsNamedAndNeverAFrame() throws IOException {
    byte[] whole = picture("jpg", 64, 48);
    for (int length = 1; length < whole.length; length++) {
      assertThat(problem(Arrays.copyOf(whole, length)))
          .as("cut at %d", length)
          .isIn(FrameProblem.TRUNCATED, FrameProblem.NOT_A_PICTURE);
    }
    assertThat(problem(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(FrameProblem.TRUNCATED);
  }

  @Test
  void bytesBehindTheEndDoNoHarm() throws IOException {
    byte[] whole = picture("jpg", 64, 48);
    FrameCheck check = limits.check(Arrays.copyOf(whole, whole.length + 100), SharedFaces.NOON);
    assertThat(check).isInstanceOf(FrameCheck.Usable.class);
  }

  @Test
  void theEndOfAPreviewIsNotTheEndOfThePicture() throws IOException {
    byte[] preview = picture("jpg", 16, 16);
    byte[] whole = picture("jpg", 64, 48);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(whole, 0, 2);
    both.write(new byte[] {(byte) 0xFF, (byte) 0xE1});
    both.write((preview.length + 2) >> 8);
    both.write((preview.length + 2) & 0xFF);
    both.write(preview);
    both.write(whole, 2, whole.length - 2);
    assertThat(limits.check(both.toByteArray(), SharedFaces.NOON))
        .isInstanceOf(FrameCheck.Usable.class);
    assertThat(problem(Arrays.copyOf(both.toByteArray(), preview.length + 40)))
        .isEqualTo(FrameProblem.TRUNCATED);
  }

  @Test
  void aSecondSmallerSizeDoesNotHideTheFirst() throws IOException {
    byte[] large = withSize(picture("jpg", 64, 48), 30_000, 30_000);
    byte[] small = picture("jpg", 64, 48);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(large, 0, large.length - 2);
    both.write(small, 2, small.length - 2);
    assertThat(problem(both.toByteArray())).isEqualTo(FrameProblem.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource({
    "3840, 2160, ",
    "3840, 2161, TOO_LARGE",
    "7680, 4320, TOO_LARGE",
    "65535, 65535, TOO_LARGE",
    "0, 480, ZERO_SIZE",
    "640, 0, ZERO_SIZE"
  })
  void theSizeInTheHeadDecidesBeforeAnythingIsDecoded(int width, int height, FrameProblem problem)
      throws IOException {
    byte[] jpeg = withSize(picture("jpg", 64, 48), width, height);
    FrameCheck check = limits.check(jpeg, SharedFaces.NOON);
    if (problem == null) {
      assertThat(check).isInstanceOf(FrameCheck.Usable.class);
    } else {
      assertThat(check).isEqualTo(new FrameCheck.Unusable(problem));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "hello, NOT_A_PICTURE",
    "P5, TRUNCATED",
    "'P5 2 2 255 abc', TRUNCATED",
    "'P5 0 2 255 ', ZERO_SIZE",
    "'P5 # note', TRUNCATED",
    "'P5 x', NOT_A_PICTURE",
    "'P5 99999 99999 255 ', TOO_LARGE"
  })
  void otherBytesAreNamed(String text, FrameProblem problem) {
    assertThat(problem(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(problem);
    assertThat(problem.zh()).isNotBlank();
    assertThat(problem.en()).isNotBlank();
  }

  @Test
  void anyBytesHaveAnAnswer() throws IOException {
    long seed = Long.getLong("bondgate.test.seed", 7L);
    System.out.println("bondgate.test.seed=" + seed);
    Random random = new Random(seed);
    byte[] whole = picture("jpg", 64, 48);
    for (int i = 0; i < 20_000; i++) {
      byte[] hurt = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      for (int n = random.nextInt(8); n >= 0; n--) {
        hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
      }
      assertThat(limits.check(hurt, SharedFaces.NOON)).isNotNull();
    }
  }

  private FrameProblem problem(byte[] bytes) {
    FrameCheck check = limits.check(bytes, SharedFaces.NOON);
    assertThat(check).isInstanceOf(FrameCheck.Unusable.class);
    return ((FrameCheck.Unusable) check).problem();
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, i * 7919);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] withSize(byte[] jpeg, int width, int height) {
    byte[] other = jpeg.clone();
    for (int i = 0; i < jpeg.length - 8; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
        other[i + 5] = (byte) (height >> 8);
        other[i + 6] = (byte) height;
        other[i + 7] = (byte) (width >> 8);
        other[i + 8] = (byte) width;
        return other;
      }
    }
    throw new IllegalStateException("no start of frame");
  }
}
