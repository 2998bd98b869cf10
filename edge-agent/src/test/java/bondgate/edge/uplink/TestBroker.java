package bondgate.edge.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real MQTT 5 broker on a loopback port, which can be stopped and started again. */
public final class TestBroker {
  private final Path folder;
  private final Optional<Path> store;
  private final int port;
  private EmbeddedActiveMQ artemis;

  public TestBroker(Path folder) throws Exception {
    this(folder, Optional.empty());
  }

  /**
   * One with TLS, if there is a key store; the store's password is that of {@link TestAuthority}.
   */
  TestBroker(Path folder, Optional<Path> store) throws Exception {
    this.folder = folder;
    this.store = store;
    this.port = freePort();
    start();
  }

  public String url() {
    return (store.isPresent() ? "ssl://127.0.0.1:" : "tcp://127.0.0.1:") + port;
  }

  /** Starts it on its port with what it kept. */
  public void start() throws Exception {
    artemis = new EmbeddedActiveMQ();
    artemis.setConfiguration(configuration());
    artemis.start();
  }

  /** Stops it; what it kept stays. */
  public void stop() throws Exception {
    if (artemis != null) {
      artemis.stop();
      artemis = null;
    }
  }

  private Configuration configuration() throws Exception {
    Map<String, Object> acceptor = new HashMap<>();
    acceptor.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
    acceptor.put(TransportConstants.PORT_PROP_NAME, port);
    acceptor.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
    store.ifPresent(
        file -> {
          acceptor.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
          acceptor.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
          acceptor.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, file.toString());
          acceptor.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, TestAuthority.PASSWORD);
        });
    Configuration configuration =
        new ConfigurationImpl()
            .setName("test")
            .setSecurityEnabled(false)
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalBufferSize_NIO(2 * 1024 * 1024)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setJMXManagementEnabled(false)
            .setMaxDiskUsage(99)
            .addAcceptorConfiguration(
                new TransportConfiguration(NettyAcceptorFactory.class.getName(), acceptor, "mqtt"));
    configuration.addAddressSetting("#", new AddressSettings().setAutoDeleteAddresses(false));
    return configuration;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
