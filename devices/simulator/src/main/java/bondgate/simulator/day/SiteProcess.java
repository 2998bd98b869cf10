package bondgate.simulator.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One of our programs as a process of its own; what it prints goes into a log file. */
public final class SiteProcess {
  private final String name;
  private final List<String> command;
  private final Path log;
  private final Path directory;
  private Process process;

  /**
   * A program that is not started yet.
   *
   * @param name for messages
   * @param jar a Quarkus {@code quarkus-run.jar}
   * @param settings system properties
   * @param log where its output is appended
   */
  public SiteProcess(String name, Path jar, Map<String, String> settings, Path log) {
    this.name = name;
    this.log = log.toAbsolutePath();
    this.directory = this.log.getParent();
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    // A start takes half the processor time without the optimizing compiler.
    command.add("-XX:TieredStopAtLevel=1");
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
  }

  /** Starts it, once more if it ran before. */
  public synchronized void start() throws IOException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    Files.createDirectories(directory);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /**
   * Waits until it answers.
   *
   * @throws IllegalStateException if it ends before, or takes too long
   */
  void awaitStart(Duration within, BooleanSupplier answers) throws InterruptedException {
    boolean there = Patience.until(within, () -> answers.getAsBoolean() || !isAlive());
    if (!there || !isAlive()) {
      throw new IllegalStateException(
          "the %s did not start; see the end of %s".formatted(name, log));
    }
  }

  /** Whether it runs. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * How it ended.
   *
   * @throws IllegalStateException if it runs, or was never started
   */
  public synchronized int exitCode() {
    if (process == null || process.isAlive()) {
      throw new IllegalStateException(name + " has not ended");
    }
    return process.exitValue();
  }

  /** Its process number, 0 before the first start. */
  public synchronized long pid() {
    return process == null ? 0 : process.pid();
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  public synchronized void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /**
   * Asks it to stop, as SIGTERM does, and waits.
   *
   * @return whether it stopped by itself within the time
   */
  public synchronized boolean stop(Duration atMost) {
    if (process == null || !process.isAlive()) {
      return true;
    }
    process.destroy();
    try {
      if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
