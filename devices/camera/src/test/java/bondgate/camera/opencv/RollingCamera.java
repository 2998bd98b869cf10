package bondgate.camera.opencv;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera in the network that shows pictures in turn, for ever, and whose connection breaks after
 * every so many of them.
 */
final class RollingCamera implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService viewers = Executors.newCachedThreadPool();
  private final List<byte[]> pictures;
  private final Duration between;
  private final int breaksAfter;
  private int next; // of the one viewer's thread, which changes only after a break
  private volatile boolean running = true;

  RollingCamera(List<byte[]> pictures, Duration between, int breaksAfter) throws IOException {
    this.pictures = List.copyOf(pictures);
    this.between = between;
    this.breaksAfter = breaksAfter;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(viewers);
    server.createContext("/stream.mjpg", this::stream);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stream.mjpg");
  }

  private void stream(HttpExchange viewer) throws IOException {
    viewer.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=picture");
    viewer.sendResponseHeaders(200, 0);
    try (OutputStream out = viewer.getResponseBody()) {
      for (int shown = 0; running && shown < breaksAfter; shown++) {
        byte[] picture = pictures.get(next++ % pictures.size());
        out.write(
            "--picture\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(picture.length)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(picture);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        LockSupport.parkNanos(between.toNanos());
      }
    }
  }

  @Override
  public void close() {
    running = false;
    server.stop(0);
    viewers.shutdownNow();
  }
}
