package bondgate.server.embedded;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The services that the settings do not name, started, and the data folder, held. Closed in the
 * opposite order.
 */
public final class EmbeddedServices implements AutoCloseable {
  private final DataFolder data;
  private final EmbeddedPostgres postgres;
  private final EmbeddedBroker broker;

  private EmbeddedServices(DataFolder data, EmbeddedPostgres postgres, EmbeddedBroker broker) {
    this.data = data;
    this.postgres = postgres;
    this.broker = broker;
  }

  /**
   * Starts what is wanted on that data folder.
   *
   * @param brokerPort TCP port of the broker, 0 for a free one
   * @throws EmbeddedServiceException if one of them does not start; nothing runs then
   */
  public static EmbeddedServices start(
      Path folder, boolean wantsPostgres, boolean wantsBroker, int brokerPort)
      throws EmbeddedServiceException, InterruptedException {
    return start(folder, wantsPostgres, wantsBroker, BrokerListeners.onThisMachine(brokerPort));
  }

  /**
   * Starts what is wanted on that data folder.
   *
   * @param listeners where the broker listens
   * @throws EmbeddedServiceException if one of them does not start; nothing runs then
   */
  public static EmbeddedServices start(
      Path folder, boolean wantsPostgres, boolean wantsBroker, BrokerListeners listeners)
      throws EmbeddedServiceException, InterruptedException {
    DataFolder data = DataFolder.open(folder);
    EmbeddedBroker broker = null;
    try {
      // The broker first: a taken port is found before the database has been made.
      broker = wantsBroker ? EmbeddedBroker.start(data, listeners, InstantSource.system()) : null;
      EmbeddedPostgres postgres = wantsPostgres ? EmbeddedPostgres.start(data) : null;
      return new EmbeddedServices(data, postgres, broker);
    } catch (EmbeddedServiceException | InterruptedException | RuntimeException e) {
      if (broker != null) {
        broker.close();
      }
      data.close();
      throw e;
    }
  }

  /** The settings by which the server finds them. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bondgate.data", data.path().toString());
    if (postgres != null) {
      settings.put("bondgate.database.url", postgres.jdbcUrl());
      settings.put("bondgate.database.username", postgres.username());
      settings.put("bondgate.database.password", postgres.password());
    }
    if (broker != null) {
      settings.put("bondgate.broker.url", broker.url());
      settings.put("bondgate.broker.username", broker.username());
      settings.put("bondgate.broker.password", broker.password());
      if (broker.url().startsWith("ssl:")) {
        settings.put("bondgate.broker.trust", broker.authority().toString());
      }
      settings.put("bondgate.broker.users", broker.usersFile().toString());
      settings.put("bondgate.broker.agents.url", broker.agentsUrl());
      settings.put("bondgate.broker.agents.ca", broker.authority().toString());
    }
    return settings;
  }

  /** Stops them, the database last: whoever still writes may finish. */
  @Override
  public void close() {
    if (broker != null) {
      broker.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    data.close();
  }
}
