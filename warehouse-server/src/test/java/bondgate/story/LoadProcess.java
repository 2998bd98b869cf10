package bondgate.story;

import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One load agent as a process of its own: the real outbox, key and uplink, fed with made-up facts.
 */
final class LoadProcess {
  private static final Pattern ACKED = Pattern.compile("\nA ([0-9]+)\n");
  private static final int ACKED_WITHIN_BYTES = 4_000_000;

  private final String device;
  private final Path folder;
  private final Path log;
  private final List<String> command = new ArrayList<>();
  private Process process;

  /**
   * An agent that is not started yet.
   *
   * @param folder where its data, its side file and its log lie
   * @param settings further system properties: broker, server key, rate, tags
   */
  LoadProcess(Path project, String device, Path folder, Map<String, String> settings) {
    this.device = device;
    this.folder = folder;
    this.log = folder.resolve(device + ".log");
    Path agent = project.resolve("edge-agent/target");
    Path app = agent.resolve("quarkus-app");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dbondgate.edge.zone=" + SiteSettings.ZONE);
    command.add("-Dbondgate.edge.device=" + device);
    command.add("-Dbondgate.edge.data=" + folder.resolve(device));
    command.add("-Dbondgate.edge.heartbeat-every=10m");
    command.add("-Dbondgate.edge.reconnect.least=100ms");
    command.add("-Dbondgate.edge.reconnect.most=1s");
    String reader = "-Dbondgate.edge.readers.\"exit\".";
    command.add(reader + "port=/dev/null");
    command.add(reader + "portals.\"exit\".inside=0,1");
    command.add(reader + "portals.\"exit\".outside=2,3");
    command.add("-Dload.witness=" + witness());
    command.add("-Dload.stop=" + stopFile());
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(
        "%s/test-classes:%s/classes:%s/generated-bytecode.jar:%s/main/*:%s/boot/*"
            .formatted(
                agent, agent, app.resolve("quarkus"), app.resolve("lib"), app.resolve("lib")));
    command.add("bondgate.edge.load.LoadAgent");
  }

  String device() {
    return device;
  }

  Path witness() {
    return folder.resolve(device + ".witness");
  }

  Path log() {
    return log;
  }

  /** The end of the side file. */
  String witnessTail(int bytes) {
    try (RandomAccessFile file = new RandomAccessFile(witness().toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(bytes, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the side file of " + device, e);
    }
  }

  /** The number up to which it was last told that the server has everything, 0 if long ago. */
  long lastAcked() {
    Matcher lines = ACKED.matcher(witnessTail(ACKED_WITHIN_BYTES));
    long last = 0;
    while (lines.find()) {
      last = Long.parseLong(lines.group(1));
    }
    return last;
  }

  /** The public half of its key, once it has made it. */
  Path publicKey() {
    return folder.resolve(device).resolve("device.pub");
  }

  private Path stopFile() {
    return folder.resolve("stop-" + device);
  }

  synchronized void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** As {@code kill -9} does; waits until it is gone. */
  synchronized void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** The same without waiting, for the end of a test. */
  synchronized void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Lets it make no more facts; what it has made it goes on sending. */
  void makeNoMore() throws IOException {
    if (!Files.exists(stopFile())) {
      Files.createFile(stopFile());
    }
  }
}
