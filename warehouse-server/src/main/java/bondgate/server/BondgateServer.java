package bondgate.server;

import bondgate.server.embedded.EmbeddedServiceException;
import bondgate.server.embedded.EmbeddedServices;
import bondgate.server.secret.OwnersFile;
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
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * The server's process: starts the database and the broker if no others are set, then the server on
 * them, and stops all in the opposite order on SIGTERM or Ctrl-C.
 */
@QuarkusMain
public final class BondgateServer {
  private static final long STOP_LIMIT_S = 20;
  private static final String SESSION_KEY = "quarkus.http.auth.session.encryption-key";
  private static final int SESSION_KEY_BYTES = 32;

  private BondgateServer() {}

  /** Runs until it is told to stop. Exit code 1 if something it needs does not start. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    SmallRyeConfig settings = settings();
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
    if (isEmpty(settings, SESSION_KEY)) {
      // Kept, so that nobody has to sign in again after a restart.
      Path file = Path.of(services.settings().get("bondgate.data"), "session.key");
      byte[] key = OwnersFile.readOrMake(file, SESSION_KEY_BYTES, new SecureRandom());
      System.setProperty(SESSION_KEY, Base64.getEncoder().encodeToString(key));
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(stopped, services), "stop"));
    if (settings.getValue("bondgate.exit-with-parent", Boolean.class)) {
      exitWithParent();
    }
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure != null) {
            say(failure);
          }
          stopped.countDown();
          // In a shutdown that has begun already this waits for its end, and changes nothing.
          System.exit(code);
        },
        arguments);
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
              Quarkus.asyncExit(0);
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
