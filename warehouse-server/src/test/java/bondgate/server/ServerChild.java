package bondgate.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of ours as a process of its own, on the classes of the tests. */
final class ServerChild {
  private final Process process;
  private final Path log;

  private ServerChild(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder where it works and what it says is kept
   * @param words options of Java, the class, its arguments
   */
  static ServerChild of(Path folder, String... words) throws IOException {
    return start(folder, java(words));
  }

  /** The same as the child of a shell, which can be ended alone. */
  static ServerChild ofAShell(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo pid=$!; wait", "sh"));
    command.addAll(java(words));
    return start(folder, command);
  }

  private static List<String> java(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(words));
    return command;
  }

  private static ServerChild start(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile(folder, "child", ".log");
    return new ServerChild(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start(),
        log);
  }

  /** What it has said so far. */
  String words() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** Its exit code; it is ended if it has none within that time. */
  int exitCode(Duration within) throws IOException, InterruptedException {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("it has not ended: " + words());
    }
    return process.exitValue();
  }

  /** Waits until it says that. */
  void untilItSays(String word, Duration within) throws IOException, InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (!words().contains(word)) {
      if (!process.isAlive() || System.nanoTime() - until > 0) {
        process.destroyForcibly();
        throw new IllegalStateException("it has not said '%s': %s".formatted(word, words()));
      }
      // It has to start first.
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As SIGTERM does. */
  void stop() {
    process.destroy();
  }

  /** As SIGKILL does; of a shell, the child lives on. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
