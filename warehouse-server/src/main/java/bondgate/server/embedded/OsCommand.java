package bondgate.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A finished run of a program of the operating system.
 *
 * @param exitCode 0 for success
 * @param output what it wrote to both its streams
 */
record OsCommand(int exitCode, String output) {

  /**
   * Runs that program and waits for its end.
   *
   * @throws IOException if it does not start, or is not done in time (it is killed then)
   */
  static OsCommand run(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("bondgate-command", ".out");
    try {
      Process process =
          prepare(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(
            "'%s' was not done after %d s and was killed"
                .formatted(command.get(0), limit.toSeconds()));
      }
      String output = new String(Files.readAllBytes(out), StandardCharsets.UTF_8).strip();
      return new OsCommand(process.exitValue(), output);
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** The program with an environment that cannot point PostgreSQL at another server. */
  static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}
