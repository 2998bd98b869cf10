package bondgate.server.embedded;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.jboss.logging.Logger;

/**
 * An MQTT 5 broker within the server's process: Apache Artemis, for the server and for the devices
 * that {@link BrokerUsers} knows, each with the rights that {@link BrokerGuard} gives it. Sessions,
 * queued and retained messages lie in {@code broker} below the data folder.
 *
 * <p>{@code broker.properties} in the data folder says how the server's own user reaches it ({@code
 * url}, {@code username}, {@code password}, {@code tls-url}, {@code ca}); only its owner may read
 * it, and no agent is to have it.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String USER = "server";
  private static final String ACCESS_FILE = "broker.properties";

  private final EmbeddedActiveMQ artemis;
  private final BrokerListeners listeners;
  private final BrokerTls tls;
  private final BrokerUsers users;
  private final BrokerRefusals refusals;
  private final Path usersFile;
  private final String password;
  private final int plainPort;
  private final boolean forOtherMachines;

  private EmbeddedBroker(
      Path folder, BrokerListeners listeners, String password, int plainPort, InstantSource clock)
      throws EmbeddedServiceException {
    this.listeners = listeners;
    this.password = password;
    this.plainPort = plainPort;
    this.forOtherMachines = listeners.forOtherMachines();
    this.usersFile = folder.resolve(BrokerUsers.FILE);
    this.tls = BrokerTls.in(folder, listeners.names(), clock.instant());
    this.users = new BrokerUsers(USER, password, usersFile);
    this.refusals = new BrokerRefusals(clock);
    this.artemis = new EmbeddedActiveMQ();
  }

  /**
   * Starts the broker on that data folder, for this machine only.
   *
   * @param port TCP port on the loopback address; 0 takes a free one
   * @throws EmbeddedServiceException if the port is taken, or the folder cannot be used
   */
  public static EmbeddedBroker start(DataFolder data, int port) throws EmbeddedServiceException {
    return start(data, BrokerListeners.onThisMachine(port), InstantSource.system());
  }

  /**
   * Starts the broker on that data folder.
   *
   * @throws EmbeddedServiceException if a port is taken, or is not to be listened to, or the folder
   *     cannot be used
   */
  public static EmbeddedBroker start(
      DataFolder data, BrokerListeners listeners, InstantSource clock)
      throws EmbeddedServiceException {
    listeners.require();
    try {
      int port = listeners.plainHost().isPresent() ? free(listeners) : 0;
      EmbeddedBroker broker =
          new EmbeddedBroker(data.path(), listeners, password(data.path()), port, clock);
      broker.run(data.privateFolder("broker"));
      broker.writeAccess(data.path());
      return broker;
    } catch (EmbeddedServiceException e) {
      throw e;
    } catch (Exception e) {
      throw new EmbeddedServiceException(
          "the MQTT broker does not start in '%s': %s".formatted(data.path(), e), e);
    }
  }

  private void run(Path folder) throws Exception {
    Configuration configuration = BrokerConfiguration.in(folder, random());
    if (listeners.plainHost().isPresent()) {
      BrokerConfiguration.addPlain(configuration, listeners.plainHost().get(), plainPort);
    }
    BrokerConfiguration.addTls(configuration, listeners.tlsHost(), listeners.tlsPort(), tls);
    BrokerGuard guard = new BrokerGuard(users, refusals);
    artemis.setConfiguration(configuration);
    artemis.setSecurityManager(guard);
    artemis.start();
    ActiveMQServer server = artemis.getActiveMQServer();
    refusals.tellBy(server);
    server.getRemotingService().addIncomingInterceptor(guard);
    requireListening();
    users.watch(this::end);
  }

  /** Where MQTT finds it on this machine. */
  public String url() {
    return listeners.plainHost().isPresent()
        ? "tcp://%s:%d".formatted(listeners.plainHost().get(), plainPort)
        : tlsUrl();
  }

  /** Its TCP port without TLS; 0 if there is none. */
  public int port() {
    return plainPort;
  }

  /** Where MQTT over TLS finds it on this machine. */
  public String tlsUrl() {
    boolean isOnAll = listeners.tlsHost().equals("0.0.0.0");
    return "ssl://%s:%d".formatted(isOnAll ? "127.0.0.1" : listeners.tlsHost(), tlsPort());
  }

  private int tlsPort() {
    return artemis
        .getActiveMQServer()
        .getRemotingService()
        .getAcceptor(BrokerConfiguration.TLS)
        .getActualPort();
  }

  /** Where agents find it. */
  String agentsUrl() {
    return forOtherMachines ? "ssl://%s:%d".formatted(listeners.names().get(0), tlsPort()) : url();
  }

  /** The file with the authority that signed its certificate. */
  public Path authority() {
    return tls.authority();
  }

  /** The file that says which devices it lets in. */
  Path usersFile() {
    return usersFile;
  }

  /** The server's own user. */
  public String username() {
    return USER;
  }

  /** That user's password, made at the first start. */
  public String password() {
    return password;
  }

  /** Ends the connections of those users, as if their lines were cut. */
  private void end(Set<String> users) {
    for (ServerSession session : artemis.getActiveMQServer().getSessions()) {
      if (users.contains(session.getUsername())) {
        session
            .getRemotingConnection()
            .fail(
                new ActiveMQSecurityException(
                    "the secret of %s opens no more".formatted(session.getUsername())));
      }
    }
  }

  /** Stops it; what is queued stays in its journal. */
  @Override
  public void close() {
    users.close();
    refusals.close();
    try {
      artemis.stop();
    } catch (Exception e) {
      Logger.getLogger(EmbeddedBroker.class).warn("the MQTT broker does not stop cleanly", e);
    }
  }

  private static int free(BrokerListeners listeners) throws EmbeddedServiceException {
    String host = listeners.plainHost().orElseThrow();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), listeners.plainPort()));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "the MQTT broker cannot listen on %s:%d: %s; stop whatever listens there, or set bondgate.broker.port to a free port"
              .formatted(host, listeners.plainPort(), e.getMessage()),
          e);
    }
  }

  private void requireListening() throws EmbeddedServiceException {
    // Artemis only logs when another program was faster than it, or has the port.
    requireListening(BrokerConfiguration.PLAIN, plainPort, "bondgate.broker.port");
    requireListening(BrokerConfiguration.TLS, listeners.tlsPort(), "bondgate.broker.tls.port");
  }

  private void requireListening(String acceptor, int wanted, String setting)
      throws EmbeddedServiceException {
    Optional<Integer> actual =
        Optional.ofNullable(artemis.getActiveMQServer().getRemotingService().getAcceptor(acceptor))
            .map(found -> found.getActualPort());
    if (actual.isPresent() && (actual.get() <= 0 || (wanted > 0 && actual.get() != wanted))) {
      close();
      throw new EmbeddedServiceException(
          "the MQTT broker does not listen on port %d; set %s to a free port"
              .formatted(wanted, setting));
    }
  }

  /** The one of earlier versions was every agent's, and is not taken over. */
  private static String password(Path folder) throws IOException {
    Path file = folder.resolve(ACCESS_FILE);
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      String earlier = properties.getProperty("password");
      if (earlier != null && USER.equals(properties.getProperty("username"))) {
        return earlier;
      }
    }
    return random();
  }

  private static String random() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private void writeAccess(Path folder) throws IOException {
    Map<String, String> lines = new HashMap<>();
    lines.put("url", url());
    lines.put("username", USER);
    lines.put("password", password);
    lines.put("tls-url", tlsUrl());
    lines.put("ca", BrokerTls.AUTHORITY);
    lines.put("for", "server");
    StringBuilder text = new StringBuilder();
    lines.forEach((key, value) -> text.append("%s=%s%n".formatted(key, value)));
    DataFolder.writePrivately(folder.resolve(ACCESS_FILE), text.toString());
  }
}
