package bondgate.server.embedded;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jboss.logging.Logger;

/**
 * An MQTT 5 broker within the server's process: Apache Artemis, for one user, on the loopback
 * address. Sessions, queued and retained messages lie in {@code broker} below the data folder.
 *
 * <p>{@code broker.properties} in the data folder says how to reach it ({@code url}, {@code
 * username}, {@code password}); only its owner may read it.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String USER = "bondgate";
  private static final String ACCESS_FILE = "broker.properties";
  private static final String ACCEPTOR = "mqtt";

  /**
   * A message must fit into one write of the journal. The longest is a list of permits: packed, a
   * hundred thousand of them take some 2 MB.
   */
  private static final int JOURNAL_BUFFER_BYTES = 8 * 1024 * 1024;

  private static final int MAX_DISK_USAGE_PERCENT = 99;
  private static final long SESSION_SCAN_MS = 5_000;

  private final EmbeddedActiveMQ artemis;
  private final int port;
  private final String password;

  private EmbeddedBroker(EmbeddedActiveMQ artemis, int port, String password) {
    this.artemis = artemis;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the broker on that data folder.
   *
   * @param port TCP port on the loopback address; 0 takes a free one
   * @throws EmbeddedServiceException if the port is taken, or the folder cannot be used
   */
  public static EmbeddedBroker start(DataFolder data, int port) throws EmbeddedServiceException {
    try {
      int chosen = free(port);
      String password = password(data.path());
      EmbeddedActiveMQ artemis = new EmbeddedActiveMQ();
      artemis.setConfiguration(configuration(data.privateFolder("broker"), chosen));
      artemis.setSecurityManager(new OneUser(password));
      artemis.start();
      EmbeddedBroker broker = new EmbeddedBroker(artemis, chosen, password);
      broker.requireListening();
      writeAccess(data.path(), broker);
      return broker;
    } catch (EmbeddedServiceException e) {
      throw e;
    } catch (Exception e) {
      throw new EmbeddedServiceException(
          "the MQTT broker does not start in '%s': %s".formatted(data.path(), e), e);
    }
  }

  /** Where MQTT finds it. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  /** Its TCP port. */
  public int port() {
    return port;
  }

  /** The one user it lets in. */
  public String username() {
    return USER;
  }

  /** The user's password, made at the first start. */
  public String password() {
    return password;
  }

  /** Stops it; what is queued stays in its journal. */
  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception e) {
      Logger.getLogger(EmbeddedBroker.class).warn("the MQTT broker does not stop cleanly", e);
    }
  }

  private static int free(int port) throws EmbeddedServiceException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedServiceException(
          "the MQTT broker cannot listen on 127.0.0.1:%d: %s; stop whatever listens there, or set bondgate.broker.port to a free port"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private void requireListening() throws EmbeddedServiceException {
    // Artemis only logs when another program was faster than it.
    int actual =
        artemis.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR).getActualPort();
    if (actual != port) {
      close();
      throw new EmbeddedServiceException(
          "the MQTT broker does not listen on 127.0.0.1:%d; set bondgate.broker.port to a free port"
              .formatted(port));
    }
  }

  private static Configuration configuration(Path folder, int port) throws Exception {
    Map<String, Object> acceptor = new HashMap<>();
    acceptor.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
    acceptor.put(TransportConstants.PORT_PROP_NAME, port);
    acceptor.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
    Configuration configuration =
        new ConfigurationImpl()
            .setName("bondgate")
            .setSecurityEnabled(true)
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalDatasync(true)
            .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setJMXManagementEnabled(false)
            .setMaxDiskUsage(MAX_DISK_USAGE_PERCENT)
            .setMqttSessionScanInterval(SESSION_SCAN_MS)
            .addAcceptorConfiguration(
                new TransportConfiguration(
                    NettyAcceptorFactory.class.getName(), acceptor, ACCEPTOR));
    // A batch that was not acknowledged is delivered again for ever: after ten attempts, which is
    // the default, the broker would drop it.
    configuration.addAddressSetting(
        "#", new AddressSettings().setMaxDeliveryAttempts(-1).setAutoDeleteAddresses(false));
    return configuration;
  }

  private static String password(Path folder) throws IOException {
    Path file = folder.resolve(ACCESS_FILE);
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      String earlier = properties.getProperty("password");
      if (earlier != null) {
        return earlier;
      }
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static void writeAccess(Path folder, EmbeddedBroker broker) throws IOException {
    DataFolder.writePrivately(
        folder.resolve(ACCESS_FILE),
        "url=%s%nusername=%s%npassword=%s%n".formatted(broker.url(), USER, broker.password));
  }

  /** Lets in whoever knows the password, and nobody else; there are no lesser rights. */
  private record OneUser(String password) implements ActiveMQSecurityManager {
    @Override
    public boolean validateUser(String user, String given) {
      return USER.equals(user)
          && given != null
          && MessageDigest.isEqual(
              given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean validateUserAndRole(
        String user, String given, Set<Role> roles, CheckType checkType) {
      return validateUser(user, given);
    }
  }
}
