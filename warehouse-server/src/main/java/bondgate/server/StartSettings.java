package bondgate.server;

import bondgate.server.embedded.BrokerListeners;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings before the framework runs, from the same sources as the framework's. */
record StartSettings(SmallRyeConfig config) {
  static StartSettings read() throws IOException {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources();
    try (InputStream packaged =
        BondgateServer.class.getResourceAsStream("/application.properties")) {
      builder.withSources(source(packaged, "application.properties", 250));
    }
    Path beside = Path.of("config", "application.properties");
    if (Files.exists(beside)) {
      try (InputStream own = Files.newInputStream(beside)) {
        builder.withSources(source(own, "config/application.properties", 260));
      }
    }
    return new StartSettings(builder.build());
  }

  private static ConfigSource source(InputStream in, String name, int ordinal) throws IOException {
    Properties properties = new Properties();
    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new PropertiesConfigSource(properties, name, ordinal);
  }

  boolean isEmpty(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank()).isEmpty();
  }

  boolean is(String name) {
    return config.getValue(name, Boolean.class);
  }

  int number(String name) {
    return config.getValue(name, Integer.class);
  }

  Duration time(String name) {
    return config.getValue(name, Duration.class);
  }

  private String text(String name) {
    return config.getOptionalValue(name, String.class).orElse("").strip();
  }

  /** Where the embedded broker listens. */
  BrokerListeners brokerListeners() {
    List<String> names =
        Arrays.stream(text("bondgate.broker.tls.names").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    return new BrokerListeners(
        Optional.of(text("bondgate.broker.plain-host")).filter(host -> !host.equals("none")),
        number("bondgate.broker.port"),
        text("bondgate.broker.tls.host"),
        number("bondgate.broker.tls.port"),
        names);
  }

  /** The data folder, as it is set. */
  Path data() {
    return Path.of(config.getValue("bondgate.data", String.class));
  }

  /** The database that is named; only to be asked if one is. */
  PGSimpleDataSource database() {
    return database(
        config.getValue("bondgate.database.url", String.class),
        config.getOptionalValue("bondgate.database.username", String.class).orElse(null),
        config.getOptionalValue("bondgate.database.password", String.class).orElse(null));
  }

  static PGSimpleDataSource database(String url, String username, String password) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setUser(username);
    database.setPassword(password);
    return database;
  }
}
