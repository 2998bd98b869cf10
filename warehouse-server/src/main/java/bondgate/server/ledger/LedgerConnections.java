package bondgate.server.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;

/**
 * Connections that no pool hands on: locks that belong to a session must end with it, and with
 * nothing else.
 */
@ApplicationScoped
class LedgerConnections {
  private final String url;
  private final String username;
  private final String password;

  @Inject
  LedgerConnections(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username", defaultValue = "") String username,
      @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
    this.url = url;
    this.username = username;
    this.password = password;
  }

  /** A new session, to be closed by the caller. */
  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "bondgate ledger");
    properties.setProperty("tcpKeepAlive", "true");
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("not a URL of PostgreSQL: '%s'".formatted(url));
    }
    return connection;
  }
}
