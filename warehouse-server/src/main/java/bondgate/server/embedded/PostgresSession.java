package bondgate.server.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;

/** The few statements that the launcher itself says to PostgreSQL. */
final class PostgresSession {
  private PostgresSession() {}

  /**
   * Makes sure that whoever answers there serves our cluster, and nobody else's.
   *
   * @throws EmbeddedServiceException if it is a foreign server
   */
  static void verify(String url, String user, String password, Path cluster)
      throws SQLException, IOException, EmbeddedServiceException {
    try (Connection connection = connect(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      Path served = Path.of(row.getString(1));
      if (!served.equals(cluster)) {
        throw new EmbeddedServiceException(
            "the PostgreSQL at %s serves '%s'; expected our own '%s'; it is not used"
                .formatted(url, served, cluster));
      }
    }
  }

  static void createDatabase(String url, String user, String password, String database)
      throws SQLException {
    try (Connection connection = connect(url, user, password);
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(database))) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + database);
    }
  }

  /** By the driver itself: the driver registry does not see it from every class loader. */
  static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    for (Driver driver : ServiceLoader.load(Driver.class, PostgresSession.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver.connect(url, properties);
      }
    }
    throw new IllegalStateException("the PostgreSQL driver is not on the class path");
  }
}
