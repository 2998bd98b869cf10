package bondgate.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Eclipse Mosquitto as a process of its own that keeps nothing: each start is its first. */
final class Mosquitto implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(10);

  private final Path program;
  private final Path settings;
  private final Path log;
  private final int port;
  private Process process;

  private Mosquitto(Path program, Path folder, int port) throws IOException {
    this.program = program;
    this.port = port;
    this.settings = folder.resolve("mosquitto.conf");
    this.log = folder.resolve("mosquitto.log");
    Files.write(
        settings,
        List.of(
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            "persistence false",
            // As root it would become another user and could not read its own folder.
            "user root",
            "log_dest stderr"));
  }

  /** The program, where Debian puts it or on the path; empty if it is not installed. */
  static Optional<Path> program() {
    return Stream.concat(Stream.of("/usr/sbin"), Stream.of(System.getenv("PATH").split(":", -1)))
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Mosquitto start(Path program, Path folder) throws IOException, InterruptedException {
    Mosquitto mosquitto = new Mosquitto(program, folder, freePort());
    mosquitto.start();
    return mosquitto;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(program.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!StreamSite.until(START_WITHIN, this::listens)) {
      throw new IllegalStateException("mosquitto does not listen; see " + log);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As {@code kill -9} does: sessions, queues and retained messages are gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
