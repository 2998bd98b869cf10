package bondgate.server;

import bondgate.server.backup.BackupException;
import bondgate.server.embedded.EmbeddedServiceException;
import bondgate.server.embedded.EmbeddedServices;
import bondgate.server.secret.OwnersFile;
import bondgate.server.standby.ServingTurn;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** Exit code of a server that another one has replaced. */
  private static final int TOOK_OVER = 3;

  /** Whether it waits for its turn no more. */
  private static volatile boolean serving;

  private BondgateServer() {}

  /** Runs until it is told to stop. Exit code 1 if something it needs does not start. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    StartSettings settings = StartSettings.read();
    if (arguments.length > 0) {
      System.exit(command(settings, arguments));
      return;
    }
    Optional<String> refusal = new OneOfTwo(settings).refusal();
    if (refusal.isPresent()) {
      end(refusal.get());
      return;
    }
    EmbeddedServices services;
    try {
      services =
          EmbeddedServices.start(
              settings.data(),
              settings.isEmpty("bondgate.database.url"),
              settings.isEmpty("bondgate.broker.url"),
              settings.brokerListeners());
    } catch (EmbeddedServiceException e) {
      end(e.getMessage());
      return;
    }
    services.settings().forEach(System::setProperty);
    serve(settings, services);
  }

  private static void serve(StartSettings settings, EmbeddedServices services)
      throws IOException, InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(stopped, services), "stop"));
    if (settings.is("bondgate.exit-with-parent")) {
      exitWithParent();
    }
    if (!services.settings().containsKey("bondgate.database.url") && !isItsTurn(settings)) {
      return;
    }
    if (settings.isEmpty(SESSION_KEY)) {
      keepSessions(Path.of(services.settings().get("bondgate.data")));
    }
    serving = true;
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

  /** Waits for the turn, and keeps it; false: the process is about to end. */
  private static boolean isItsTurn(StartSettings settings) throws InterruptedException {
    OneOfTwo oneOfTwo = new OneOfTwo(settings);
    ServingTurn turn = oneOfTwo.turn();
    Optional<String> why = OneOfTwo.why(turn.take(oneOfTwo.patience()));
    if (why.isPresent()) {
      end(why.get());
      return false;
    }
    turn.keep(
        () -> {
          HardStop.after(Duration.ofSeconds(STOP_LIMIT_S), TOOK_OVER);
          Quarkus.asyncExit(TOOK_OVER);
        });
    return true;
  }

  private static void end(String why) {
    System.err.println("bondgate: " + why);
    System.exit(1);
  }

  /** So that nobody has to sign in again after a restart. */
  private static void keepSessions(Path data) throws IOException {
    byte[] key =
        OwnersFile.readOrMake(data.resolve("session.key"), SESSION_KEY_BYTES, new SecureRandom());
    System.setProperty(SESSION_KEY, Base64.getEncoder().encodeToString(key));
  }

  /** Does what is not the server itself; its exit code. */
  private static int command(StartSettings settings, String... arguments)
      throws InterruptedException {
    if (arguments.length != 2 || !arguments[0].equals("restore")) {
      System.err.printf(
          "bondgate: received the arguments %s; expected none, or: restore <folder of a backup>%n",
          List.of(arguments));
      return 2;
    }
    Restore restore = new Restore(Path.of(arguments[1]), System.out);
    try {
      if (settings.isEmpty("bondgate.database.url")) {
        restore.intoEmbedded(settings.data());
      } else {
        restore.into(settings.data(), settings.database());
      }
      return 0;
    } catch (BackupException | EmbeddedServiceException e) {
      System.err.println("bondgate: " + e.getMessage());
      return 1;
    } catch (SQLException | IOException e) {
      System.err.println("bondgate: not restored: " + e);
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
      if (serving && !serverStopped.await(STOP_LIMIT_S, TimeUnit.SECONDS)) {
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
}
