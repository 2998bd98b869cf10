package bondgate.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.camera.Frame;
import bondgate.camera.FrameCheck;
import bondgate.camera.FrameLimits;
import bondgate.camera.source.FolderCamera.Order;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  @TempDir private Path folder;

  @Test
  void onlyTheNewestFrameIsKeptAndNotTakenTooOften() throws IOException {
    NewestFrame newest = new NewestFrame(Duration.ofMillis(200));
    assertThat(newest.take(NOON)).isEmpty();
    newest.offer(frame(10));
    newest.offer(frame(20));
    assertThat(newest.take(NOON)).map(Frame::width).contains(20);
    assertThat(newest.take(NOON.plusMillis(200))).as("given once").isEmpty();
    newest.offer(frame(30));
    assertThat(newest.take(NOON.plusMillis(199))).as("too soon").isEmpty();
    assertThat(newest.take(NOON.plusMillis(200))).map(Frame::width).contains(30);
    assertThat(newest.offered()).isEqualTo(3);
    assertThat(newest.replaced()).isEqualTo(1);
  }

  @Test
  void waitsRiseToALimitWithAPartTakenOffAndBeginAgain() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random(5));
    long full = 1000;
    for (int i = 0; i < 10; i++) {
      assertThat(backOff.next().toMillis()).isBetween(full / 2, full);
      full = Math.min(30_000, full * 2);
    }
    backOff.worked();
    assertThat(backOff.next().toMillis()).isBetween(500L, 1000L);
  }

  @Test
  void aFolderGivesItsNewestPictureOnceAndLeavesOutBrokenOnes() throws IOException {
    FolderCamera camera = camera(Order.NEWEST);
    assertThat(camera.newest()).isEmpty();
    Files.write(folder.resolve("1.jpg"), Pictures.jpeg(10));
    Files.write(folder.resolve("2.jpg"), Pictures.jpeg(20));
    Files.write(folder.resolve("9.txt"), Pictures.jpeg(90));
    assertThat(camera.newest()).map(Frame::width).contains(20);
    assertThat(camera.newest()).isEmpty();
    Files.write(folder.resolve("3.JPEG"), Arrays.copyOf(Pictures.jpeg(30), 200));
    assertThat(camera.newest()).isEmpty();
    assertThat(camera.unusable()).isEqualTo(1);
    Files.write(folder.resolve("4.jpg"), new byte[9 << 20]);
    assertThat(camera.newest()).isEmpty();
    assertThat(camera.unusable()).isEqualTo(2);
  }

  @Test
  void aRecordingIsPlayedPictureByPicture() throws IOException {
    Files.write(folder.resolve("1.jpg"), Pictures.jpeg(10));
    Files.write(folder.resolve("2.jpg"), new byte[0]);
    Files.write(folder.resolve("3.jpg"), Pictures.jpeg(30));
    FolderCamera camera = camera(Order.EACH);
    assertThat(camera.newest()).map(Frame::width).contains(10);
    assertThat(camera.newest()).map(Frame::width).contains(30);
    assertThat(camera.newest()).isEmpty();
  }

  @Test
  void addressesThatCannotWorkOrWouldLeakAreRefusedWithAdvice() {
    assertThatThrownBy(() -> MjpegSettings.usual(URI.create("rtsp://camera/1")))
        .hasMessageContaining("RTSP cannot be read")
        .hasMessageContaining("relay");
    assertThatThrownBy(() -> MjpegSettings.usual(URI.create("http://u:secret@camera/1")))
        .hasMessageContaining("password")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> MjpegSettings.usual(URI.create("camera")))
        .hasMessageContaining("http");
  }

  private FolderCamera camera(Order order) {
    return new FolderCamera(folder, order, FrameLimits.usual(), InstantSource.fixed(NOON));
  }

  private static Frame frame(int width) throws IOException {
    FrameCheck check = FrameLimits.usual().check(Pictures.jpeg(width), NOON);
    return Optional.of(check)
        .map(FrameCheck.Usable.class::cast)
        .map(FrameCheck.Usable::frame)
        .orElseThrow();
  }
}
