package bondgate.server.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How Artemis is set up. */
final class BrokerConfiguration {
  /** Name of the listener without TLS. */
  static final String PLAIN = "mqtt";

  /** Name of the listener with TLS. */
  static final String TLS = "mqtts";

  /**
   * A message must fit into one write of the journal. The longest is a list of permits: packed, a
   * hundred thousand of them take some 2 MB.
   */
  private static final int JOURNAL_BUFFER_BYTES = 8 * 1024 * 1024;

  private static final int MAX_DISK_USAGE_PERCENT = 99;

  /** So often it is looked for last wills whose delay is over. */
  private static final long SESSION_SCAN_MS = 1_000;

  private BrokerConfiguration() {}

  /**
   * All but the listeners.
   *
   * @param nobodysPassword of a user for clusters, which Artemis lets do everything
   */
  static Configuration in(Path folder, String nobodysPassword) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("bondgate")
            .setSecurityEnabled(true)
            // What was allowed is not remembered: a secret that is closed opens nothing at once.
            .setAuthenticationCacheSize(0)
            .setAuthorizationCacheSize(0)
            .setClusterUser("nobody")
            .setClusterPassword(nobodysPassword)
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
            .setMqttSessionScanInterval(SESSION_SCAN_MS);
    // A batch that was not acknowledged is delivered again for ever: after ten attempts, which is
    // the default, the broker would drop it.
    configuration.addAddressSetting(
        "#", new AddressSettings().setMaxDeliveryAttempts(-1).setAutoDeleteAddresses(false));
    return configuration;
  }

  static void addPlain(Configuration configuration, String host, int port) throws Exception {
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            NettyAcceptorFactory.class.getName(), listening(host, port), PLAIN));
  }

  static void addTls(Configuration configuration, String host, int port, BrokerTls tls)
      throws Exception {
    Map<String, Object> acceptor = listening(host, port);
    acceptor.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    acceptor.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, "PKCS12");
    acceptor.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, tls.store().toString());
    acceptor.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, BrokerTls.STORE_PASSWORD);
    acceptor.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(NettyAcceptorFactory.class.getName(), acceptor, TLS));
  }

  private static Map<String, Object> listening(String host, int port) {
    Map<String, Object> acceptor = new HashMap<>();
    acceptor.put(TransportConstants.HOST_PROP_NAME, host);
    acceptor.put(TransportConstants.PORT_PROP_NAME, port);
    acceptor.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
    return acceptor;
  }
}
