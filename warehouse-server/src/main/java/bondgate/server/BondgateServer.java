package bondgate.server;

import bondgate.server.backup.BackupException;
import bondgate.server.embedded.EmbeddedServiceException;
import bondgate.server.embedded.EmbeddedServices;
import bondgate.server.secret.OwnersFile;
import bondgate.server.standby.ServingTurn;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The server's process: starts the database and the broker if no others are set, then the server on
 * them, and stops all in the opposite order on SIGTERM or Ctrl-C.
 */
@QuarkusMain
public final class BondgateServer {
  private static final long STOP_LIMIT_S = 20;
  private static final String SESSION_KEY = "quarkus.http.auth.session.encryption-key";
  private static final int SESSION_KEY_BYTES = 32;
  private static final String SESSIONS_NAME =
      "quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName";
  private static final int TURN_SOCKET_TIMEOUT_S = 5;

  /** Exit code of a server that another one has replaced. */
  private static final int TOOK_OVER = 3;

  /** Whether it waits for its turn no more. */
  private static volatile boolean serving;

  private BondgateServer() {}

  /** Runs until it is told to stop. Exit code 1 if something it needs does not start. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    SmallRyeConfig settings = settings();
    if (arguments.length > 0) {
      System.exit(command(settings, arguments));
      return;
    }
    EmbeddedServices services;
    try {
      services =
          EmbeddedServices.start(
              Path.of(settings.getValue("bondgate.data", String.class)),
              isEmpty(settings, "bondgate.database.url"),
              isEmpty(settings, "bondgate.broker.url"),
              settings.getValue("bondgate.broker.port", Integer.class));
    } catch (EmbeddedServiceException e) {
      System.err.println("bondgate: " + e.getMessage());
      System.exit(1);
      return;
    }
    services.settings().forEach(System::setProperty);
    serve(settings, services);
  }

  private static void serve(SmallRyeConfig settings, EmbeddedServices services)
      throws IOException, InterruptedException {
    if (settings.getValue("bondgate.exit-with-parent", Boolean.class)) {
      exitWithParent();
    }
    Optional<ServingTurn> turn = turn(settings, services);
    if (turn.isPresent() && !turn.get().take(patience(settings))) {
      System.err.println(
          "bondgate: another server serves this database; stop that one, or start this one with"
              + " -Dbondgate.standby=true to wait for its turn");
      services.close();
      System.exit(1);
      return;
    }
    if (isEmpty(settings, SESSION_KEY)) {
      keepSessions(Path.of(services.settings().get("bondgate.data")));
    }
    serving = true;
    turn.ifPresent(ours -> ours.keep(() -> Quarkus.asyncExit(TOOK_OVER)));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(stopped, services), "stop"));
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure != null) {
            say(failure);
          }
          stopped.countDown();
          // In a shutdown that has begun already this waits for its end, and changes nothing.
          System.exit(code);
        });
  }

  /** A database of its own nobody else serves; one that was named may have several servers. */
  private static Optional<ServingTurn> turn(SmallRyeConfig settings, EmbeddedServices services) {
    if (services.settings().containsKey("bondgate.database.url")) {
      return Optional.empty();
    }
    PGSimpleDataSource database =
        database(
            settings.getValue("bondgate.database.url", String.class),
            settings.getOptionalValue("bondgate.database.username", String.class).orElse(null),
            settings.getOptionalValue("bondgate.database.password", String.class).orElse(null));
    database.setSocketTimeout(TURN_SOCKET_TIMEOUT_S);
    // All sessions of this process carry its name, so that whoever replaces it can end them all.
    String name = "bondgate-" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    database.setApplicationName(name);
    System.setProperty(SESSIONS_NAME, name);
    return Optional.of(
        new ServingTurn(database, settings.getValue("bondgate.ledger.lease", Duration.class)));
  }

  private static Duration patience(SmallRyeConfig settings) {
    return settings.getValue("bondgate.standby", Boolean.class)
        ? Duration.ofDays(10_000)
        : settings.getValue("bondgate.ledger.lease", Duration.class).plusSeconds(5);
  }

  static PGSimpleDataSource database(String url, String username, String password) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setUser(username);
    database.setPassword(password);
    return database;
  }

  /** So that nobody has to sign in again after a restart. */
  private static void keepSessions(Path data) throws IOException {
    byte[] key =
        OwnersFile.readOrMake(data.resolve("session.key"), SESSION_KEY_BYTES, new SecureRandom());
    System.setProperty(SESSION_KEY, Base64.getEncoder().encodeToString(key));
  }

  /** Does what is not the server itself; its exit code. */
  private static int command(SmallRyeConfig settings, String... arguments)
      throws InterruptedException {
    if (arguments.length != 2 || !arguments[0].equals("restore")) {
      System.err.printf(
          "bondgate: received the arguments %s; expected none, or: restore <folder of a backup>%n",
          List.of(arguments));
      return 2;
    }
    Restore restore = new Restore(Path.of(arguments[1]), System.out);
    Path data = Path.of(settings.getValue("bondgate.data", String.class));
    try {
      if (isEmpty(settings, "bondgate.database.url")) {
        restore.intoEmbedded(data);
      } else {
        restore.into(
            data,
            settings.getValue("bondgate.database.url", String.class),
            settings.getOptionalValue("bondgate.database.username", String.class).orElse(null),
            settings.getOptionalValue("bondgate.database.password", String.class).orElse(null));
      }
      return 0;
    } catch (BackupException | EmbeddedServiceException | SQLException | IOException e) {
      System.err.println(
          "bondgate: " + (e instanceof IOException ? "not restored: " + e : e.getMessage()));
      return 1;
    }
  }

  private static void say(Throwable failure) {
    Logger.getLogger(BondgateServer.class).error("the server did not start", failure);
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("bondgate: the server did not start: " + cause);
  }

  /** The database must outlive the server, which still commits what it has begun. */
  private static void stopAfter(CountDownLatch serverStopped, EmbeddedServices services) {
    try {
      if (!serverStopped.await(STOP_LIMIT_S, TimeUnit.SECONDS)) {
        System.err.println("bondgate: the server has not stopped; stopping its database now");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.close();
  }

  private static void exitWithParent() {
    ProcessHandle parent = ProcessHandle.current().parent().orElse(null);
    if (parent == null) {
      return;
    }
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              if (serving) {
                Quarkus.asyncExit(0);
              } else {
                System.exit(0);
              }
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static boolean isEmpty(SmallRyeConfig settings, String name) {
    return settings
        .getOptionalValue(name, String.class)
        .filter(value -> !value.isBlank())
        .isEmpty();
  }

  /** The same sources as the framework's, which does not run yet. */
  private static SmallRyeConfig settings() throws IOException {
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
    return builder.build();
  }

  private static ConfigSource source(InputStream in, String name, int ordinal) throws IOException {
    Properties properties = new Properties();
    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new PropertiesConfigSource(properties, name, ordinal);
  }
}
