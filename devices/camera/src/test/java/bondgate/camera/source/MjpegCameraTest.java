package bondgate.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Frame;
import bondgate.camera.FrameLimits;
import bondgate.camera.FrameProblem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera's stream over a real connection to a server in this process. */
@Timeout(30)
class MjpegCameraTest {
  private static final String TYPE = "multipart/x-mixed-replace; boundary=frame";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
  }

  @AfterEach
  void shut() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void theNewestFrameIsSeenAndOlderOnesAreReplaced() throws IOException {
    serve(
        200,
        TYPE,
        out -> {
          for (int width = 10; width <= 50; width += 10) {
            part(out, Pictures.jpeg(width));
          }
          await();
        });
    try (MjpegCamera camera = camera(Duration.ofSeconds(10))) {
      until(() -> camera.counts().frames() == 5);
      assertThat(camera.newest()).map(Frame::width).contains(50);
      assertThat(camera.newest()).isEmpty();
      assertThat(camera.counts().replaced()).isEqualTo(4);
      assertThat(camera.counts().connections()).isEqualTo(1);
    }
  }

  @Test
  void unusablePicturesAreCountedAndTheStreamGoesOn() throws IOException {
    serve(
        200,
        TYPE,
        out -> {
          part(out, Arrays.copyOf(Pictures.jpeg(10), 100));
          part(out, new byte[0]);
          part(out, "hello".getBytes(StandardCharsets.US_ASCII));
          part(out, Pictures.jpeg(20));
          await();
        });
    try (MjpegCamera camera = camera(Duration.ofSeconds(10))) {
      until(() -> camera.counts().frames() == 1);
      assertThat(camera.counts().unusable())
          .containsOnlyKeys(FrameProblem.TRUNCATED, FrameProblem.EMPTY, FrameProblem.NOT_A_PICTURE);
      assertThat(camera.counts().connections()).isEqualTo(1);
    }
  }

  @Test
  void aStreamThatBreaksInsideOfAPictureIsOpenedAgain() throws IOException {
    serve(
        200,
        TYPE,
        out -> {
          part(out, Pictures.jpeg(10 * connections.get()));
          out.write(
              "--frame\r\nContent-Length: 5000\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
          out.flush();
        });
    try (MjpegCamera camera = camera(Duration.ofSeconds(10))) {
      until(() -> camera.counts().frames() >= 3);
      assertThat(camera.counts().connections()).isGreaterThanOrEqualTo(3);
      assertThat(camera.counts().lastFault()).isNotBlank();
    }
  }

  @Test
  void aSilentStreamIsClosedAndOpenedAgain() throws IOException {
    serve(
        200,
        TYPE,
        out -> {
          part(out, Pictures.jpeg(10));
          await();
        });
    try (MjpegCamera camera = camera(Duration.ofMillis(300))) {
      until(() -> camera.counts().connections() >= 2);
      assertThat(camera.counts().frames()).isPositive();
    }
  }

  @Test
  void aStreamOfRubbishOnlyIsAsSilentAsNone() throws IOException {
    serve(
        200,
        TYPE,
        out -> {
          while (over.getCount() > 0) {
            part(out, new byte[] {1, 2, 3});
          }
        });
    try (MjpegCamera camera = camera(Duration.ofMillis(200))) {
      until(() -> camera.counts().connections() >= 2);
      assertThat(camera.counts().frames()).isZero();
      assertThat(camera.counts().unusable()).containsOnlyKeys(FrameProblem.NOT_A_PICTURE);
    }
  }

  @Test
  void anotherAnswerThanAStreamSaysWhatWasExpected() throws IOException {
    serve(401, "text/html", out -> out.write('x'));
    try (MjpegCamera camera = camera(Duration.ofSeconds(10))) {
      until(() -> camera.counts().lastFault().contains("401"));
      assertThat(camera.newest()).isEmpty();
    }
  }

  @Test
  void aPageInPlaceOfAStreamIsNamed() throws IOException {
    serve(200, "text/html", out -> out.write('x'));
    try (MjpegCamera camera = camera(Duration.ofSeconds(10))) {
      until(() -> camera.counts().lastFault().contains("text/html"));
      assertThat(camera.counts().lastFault()).contains("multipart/x-mixed-replace");
    }
  }

  @Test
  void aCameraThatHangsUpIsTriedAgainUntilItAnswers() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> answerTheThird(listening));
      try (MjpegCamera camera = camera(listening.getLocalPort(), Duration.ofSeconds(10))) {
        until(() -> camera.counts().frames() == 1);
        assertThat(connections.get()).isEqualTo(3);
        assertThat(camera.counts().lastFault()).isNotBlank();
      }
    }
  }

  private void answerTheThird(ServerSocket listening) {
    try {
      while (connections.incrementAndGet() < 3) {
        listening.accept().close();
      }
      try (Socket third = listening.accept()) {
        OutputStream out = third.getOutputStream();
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + TYPE + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        part(out, Pictures.jpeg(10));
        await();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Script {
    void write(OutputStream out) throws IOException;
  }

  private void serve(int status, String type, Script script) {
    server.createContext(
        "/",
        exchange -> {
          connections.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, 0);
          // Closing the exchange without its end breaks the stream for the reader.
          try (exchange) {
            script.write(exchange.getResponseBody());
          }
        });
    server.start();
  }

  private MjpegCamera camera(Duration silentAfter) {
    return camera(server.getAddress().getPort(), silentAfter);
  }

  private static MjpegCamera camera(int port, Duration silentAfter) {
    URI stream = URI.create("http://127.0.0.1:" + port + "/stream");
    MjpegSettings settings =
        new MjpegSettings(
            stream,
            FrameLimits.usual(),
            Duration.ZERO,
            Duration.ofSeconds(2),
            silentAfter,
            Duration.ofMillis(10),
            Duration.ofMillis(50));
    return MjpegCamera.start(settings, InstantSource.system(), new Random(3));
  }

  private static void part(OutputStream out, byte[] jpeg) throws IOException {
    String head = "--frame\r\nContent-Length: %d\r\n\r\n".formatted(jpeg.length);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(jpeg);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void until(BooleanSupplier done) {
    Optional<String> failed = Optional.empty();
    while (!done.getAsBoolean() && failed.isEmpty()) {
      try {
        // The other side is a thread that tells nobody when it has gone on.
        Thread.sleep(5);
      } catch (InterruptedException e) {
        failed = Optional.of("interrupted: took too long");
      }
    }
    assertThat(failed).isEmpty();
  }
}
