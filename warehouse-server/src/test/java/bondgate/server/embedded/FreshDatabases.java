package bondgate.server.embedded;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Further databases, empty, beside the one of the server under test. */
@ApplicationScoped
public class FreshDatabases {
  private static final AtomicInteger MADE = new AtomicInteger();

  @Inject AgroalDataSource server;

  @ConfigProperty(name = "bondgate.database.url")
  String url;

  @ConfigProperty(name = "bondgate.database.username")
  String username;

  @ConfigProperty(name = "bondgate.database.password")
  String password;

  /** One that nobody has used. */
  public PGSimpleDataSource empty() throws SQLException {
    String name = "fresh_" + MADE.incrementAndGet();
    try (Connection connection = server.getConnection();
        Statement create = connection.createStatement()) {
      create.execute("CREATE DATABASE " + name);
    }
    PGSimpleDataSource fresh = new PGSimpleDataSource();
    fresh.setUrl(url.replaceFirst("/[^/?]*(\\?.*)?$", "/" + name));
    fresh.setUser(username);
    fresh.setPassword(password);
    return fresh;
  }

  /** Lets sessions in again; or none, and ends those that are there. */
  public void letIn(PGSimpleDataSource database, boolean letsIn) throws SQLException {
    String name = database.getDatabaseName();
    try (Connection connection = server.getConnection();
        Statement change = connection.createStatement()) {
      change.execute("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, letsIn));
      if (!letsIn) {
        change.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(name));
      }
    }
  }

  /** One that is not there: whoever asks it hears that nothing listens. */
  public AgroalDataSource unreachable() throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .connectionFactoryConfiguration(
                            factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:9/nothing"))));
  }

  /** The same database, for sessions of that name. */
  public PGSimpleDataSource named(PGSimpleDataSource database, String name) {
    PGSimpleDataSource other = new PGSimpleDataSource();
    other.setUrl(database.getUrl());
    other.setUser(username);
    other.setPassword(password);
    other.setApplicationName(name);
    return other;
  }
}
