package bondgate.simulator.camera;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;

/**
 * A network camera: MJPEG over HTTP, as many pictures a second as it is told to, on the loopback
 * address only. It shows an empty room until somebody is put before it.
 */
public final class VirtualCamera implements AutoCloseable {
  private static final String PATH = "/stream.mjpg";
  private static final String BOUNDARY = "bondgate-picture";
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private final HttpServer server;
  private final ExecutorService viewers;
  private final Duration between;
  private final byte[] emptyRoom = emptyRoom();
  private final AtomicReference<byte[]> once = new AtomicReference<>();
  private volatile byte[] before = emptyRoom;
  private volatile boolean running = true;

  /**
   * A camera that is switched on, at a port that is free.
   *
   * @param between two pictures
   */
  public VirtualCamera(Duration between) throws IOException {
    this.between = between;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.viewers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "virtual camera");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(viewers);
    server.createContext(PATH, this::stream);
    server.start();
  }

  /** Where the stream is. */
  public URI address() {
    return URI.create(
        "http://%s:%d%s"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(),
                server.getAddress().getPort(),
                PATH));
  }

  /** Somebody stands before it: his photograph, unchanged. */
  public void shows(byte[] jpeg) {
    before = jpeg.clone();
  }

  /** Somebody looks into it for one picture; then it shows what it showed before. */
  public void showsOnce(byte[] jpeg) {
    once.set(jpeg.clone());
  }

  /** Whoever stood before it has gone. */
  public void showsNobody() {
    before = emptyRoom;
  }

  private void stream(HttpExchange viewer) throws IOException {
    viewer
        .getResponseHeaders()
        .set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
    viewer.sendResponseHeaders(200, 0);
    try (OutputStream out = viewer.getResponseBody()) {
      while (running) {
        byte[] looksIn = once.getAndSet(null);
        byte[] picture = looksIn == null ? before : looksIn;
        out.write(
            "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(BOUNDARY, picture.length)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(picture);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        LockSupport.parkNanos(between.toNanos());
      }
    }
  }

  private static byte[] emptyRoom() {
    BufferedImage room = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = room.createGraphics();
    pen.setColor(Color.LIGHT_GRAY);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(Color.GRAY);
    pen.fillRect(0, HEIGHT * 3 / 4, WIDTH, HEIGHT / 4);
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(room, "jpg", jpeg)) {
        throw new IllegalStateException("this Java writes no JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be written into memory", e);
    }
    return jpeg.toByteArray();
  }

  @Override
  public void close() {
    running = false;
    server.stop(0);
    viewers.shutdownNow();
  }
}
