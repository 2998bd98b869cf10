package bondgate.simulator.day;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where a site lies on this machine.
 *
 * @param dataFolder data of server and agent, and their logs
 * @param serverJar the server's {@code quarkus-run.jar}
 * @param agentJar the agent's {@code quarkus-run.jar}
 * @param serverPort HTTP port of the server on the loopback address
 * @param brokerPort MQTT port of the server's own broker
 * @param agentPort HTTP port of the agent's status
 */
public record SiteSettings(
    Path dataFolder, Path serverJar, Path agentJar, int serverPort, int brokerPort, int agentPort) {
  /** The zone of the demonstration. */
  public static final String ZONE = "guiyang-o2o";

  /** Its edge agent. */
  public static final String DEVICE = "edge-1";

  /** Its till, and the sales point that the till stands at. */
  public static final String TILL = "till-1";

  static final String POINT = "centre-1";

  /** The sales point of the web shop. */
  static final String WEB_POINT = "web-1";

  /** The settings of the README's first command. */
  public static SiteSettings onThisLaptop(Path dataFolder, Path projectFolder) {
    return at(dataFolder, projectFolder, 8080, 1884, 8081);
  }

  /** A site on ports that are free now, for tests. */
  public static SiteSettings onFreePorts(Path dataFolder, Path projectFolder) throws IOException {
    try (ServerSocket a = any();
        ServerSocket b = any();
        ServerSocket c = any()) {
      return at(dataFolder, projectFolder, a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
    }
  }

  private static SiteSettings at(
      Path dataFolder, Path projectFolder, int serverPort, int brokerPort, int agentPort) {
    return new SiteSettings(
        dataFolder.toAbsolutePath(),
        jar(projectFolder, "warehouse-server"),
        jar(projectFolder, "edge-agent"),
        serverPort,
        brokerPort,
        agentPort);
  }

  private static Path jar(Path projectFolder, String module) {
    return projectFolder.toAbsolutePath().resolve(module + "/target/quarkus-app/quarkus-run.jar");
  }

  private static ServerSocket any() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Address of the server. */
  public URI serverUri() {
    return URI.create("http://localhost:" + serverPort);
  }

  /** Address of the agent's status. */
  public URI agentUri() {
    return URI.create("http://localhost:" + agentPort);
  }

  Path agentData() {
    return dataFolder.resolve(DEVICE);
  }
}
