package bondgate.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipartPartsTest {
  @ParameterizedTest
  @CsvSource({
    "multipart/x-mixed-replace;boundary=frame, frame",
    "'Multipart/X-Mixed-Replace; boundary=\"my frame\"', my frame",
    "multipart/x-mixed-replace; boundary=--myboundary, myboundary",
    "multipart/x-mixed-replace; BOUNDARY = abc; x=y, abc",
    "image/jpeg,",
    "multipart/x-mixed-replace,",
    "multipart/x-mixed-replace; boundary=--,",
    "'',"
  })
  void theBoundaryIsFoundInTheTypesThatCamerasSend(String type, String boundary) {
    assertThat(MultipartParts.boundary(type)).isEqualTo(Optional.ofNullable(boundary));
  }

  @Test
  void partsWithLengthAreReadExactly() throws IOException {
    String first = "--b\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\nab\n--\r\n";
    String second = "--b\r\ncontent-length:1\r\n\r\nc\r\n--b--\r\n";
    assertThat(read(first + second)).containsExactly("ab\n--", "c");
  }

  @Test
  void partsWithoutLengthEndAtTheBoundary() throws IOException {
    String stream = "--b\r\n\r\na\r\n-b\r\n--b\r\nX: y\r\n\r\nc\r\n--b--";
    assertThat(read(stream)).containsExactly("a\r\n-b", "c");
  }

  @Test
  void aStreamMayBeginWithOtherLinesAndEndBetweenParts() throws IOException {
    assertThat(read("preamble\r\n\r\n--b\r\nContent-Length: 1\r\n\r\nx\r\n")).containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 9', broke after 3 of 9",
    "'X: y', unstated length",
    "'Content-Length: 999999', limit is 1000",
    "'Content-Length: -5', a number",
    "'Content-Length: 99999999999', a number"
  })
  void brokenPartsSayWhatIsWrong(String head, String message) {
    assertThatThrownBy(() -> read("--b\r\n" + head + "\r\n\r\nabc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aStreamWithoutABoundaryOrWithAnEndlessHeadOrPartIsLeft() {
    assertThatThrownBy(() -> read("x\r\n".repeat(2000))).hasMessageContaining("no boundary");
    assertThatThrownBy(() -> read("--b\r\n" + "X: y\r\n".repeat(40)))
        .hasMessageContaining("more than 32 lines");
    assertThatThrownBy(() -> read("--b\r\n\r\n" + "x".repeat(3000)))
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void anyBytesEndOrAreRefused() {
    long seed = Long.getLong("bondgate.test.seed", 11L);
    System.out.println("bondgate.test.seed=" + seed);
    Random random = new Random(seed);
    String whole = "--b\r\nContent-Length: 5\r\n\r\nabcde\r\n--b\r\n\r\nab\r\n--b--";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder hurt = new StringBuilder(whole);
      for (int n = random.nextInt(6); n >= 0; n--) {
        hurt.setCharAt(random.nextInt(hurt.length()), (char) random.nextInt(256));
      }
      try {
        assertThat(read(hurt.toString()).size()).isLessThanOrEqualTo(10);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static List<String> read(String stream) throws IOException {
    MultipartParts parts =
        new MultipartParts(
            new ByteArrayInputStream(stream.getBytes(StandardCharsets.ISO_8859_1)), "b", 1000);
    List<String> read = new ArrayList<>();
    Optional<byte[]> part = parts.next();
    while (part.isPresent()) {
      read.add(new String(part.get(), StandardCharsets.ISO_8859_1));
      part = parts.next();
    }
    return read;
  }
}
