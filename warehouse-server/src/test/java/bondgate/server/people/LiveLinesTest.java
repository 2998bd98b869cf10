package bondgate.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.ZoneCommitted;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class LiveLinesTest {
  private static final int PATIENCE_MILLIS = 60_000;

  @Inject LiveLines lines;
  @Inject Event<ZoneCommitted> commits;
  @TestHTTPResource URI address;

  private final List<Socket> sockets = new ArrayList<>();

  @BeforeEach
  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
    lines.stop(null);
    await(() -> lines.open() == 0);
  }

  @Test
  void aCommitIsToldToWhoListens() throws IOException {
    BufferedReader page = reader(call(0));
    await(() -> lines.open() == 1);
    skipTo(page, "event: beat");

    commits.fireAsync(new ZoneCommitted("z", 3, 4, 1, Instant.EPOCH));

    skipTo(page, "event: commit");
  }

  @Test
  void whoDoesNotReadIsCutOff() throws IOException {
    call(2048); // never read
    await(() -> lines.open() == 1);

    // Fills what the kernel and the server buffer; then beats are missed.
    await(
        () -> {
          for (int i = 0; i < 1_000; i++) {
            lines.beat();
          }
          return lines.open() == 0;
        });
  }

  @Test
  void whoReadsIsNotCutOffHoweverMuchIsTold() throws IOException {
    BufferedReader page = reader(call(2048));
    await(() -> lines.open() == 1);

    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < 20; i++) {
        lines.beat();
      }
      lines.tell();
      skipTo(page, "event: commit");
    }
    assertThat(lines.open()).isEqualTo(1);
  }

  @Test
  void oneLineTooManyIsToldToComeLater() throws IOException {
    for (int i = 0; i < LiveLines.MOST_LINES; i++) {
      call(0);
    }
    await(() -> lines.open() == LiveLines.MOST_LINES);

    assertThat(reader(call(0)).readLine()).contains("503");

    sockets.get(0).close();
    // A closed line is noticed by the next word to it at the latest.
    await(
        () -> {
          lines.beat();
          return lines.open() < LiveLines.MOST_LINES;
        });
    assertThat(reader(call(0)).readLine()).contains("200");
  }

  /** A raw request; a small buffer makes a reader that does not read show early. */
  private Socket call(int receiveBuffer) throws IOException {
    Socket socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    socket
        .getOutputStream()
        .write("GET /live HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    sockets.add(socket);
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void skipTo(BufferedReader page, String line) throws IOException {
    String read = page.readLine();
    while (read != null && !read.equals(line)) {
      read = page.readLine();
    }
    assertThat(read).isEqualTo(line);
  }

  private static void await(BooleanSupplier met) {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
