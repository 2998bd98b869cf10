package bondgate.server;

import bondgate.server.standby.ServingTurn;
import bondgate.server.standby.TurnAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** What a server needs that may be one of two on a database, and the words if it is not there. */
final class OneOfTwo {
  private static final String SESSIONS_NAME =
      "quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName";
  private static final int CONNECT_TIMEOUT_S = 1;
  private static final int SOCKET_TIMEOUT_S = 5;

  /** How long one that does not wait asks beyond the lease of who may have gone just now. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Without these it would go on with keys that nobody knows, and open nothing that is sealed. */
  private static final List<String> KEYS = List.of("server.key", "server.pub", "personal.key");

  private final StartSettings settings;

  OneOfTwo(StartSettings settings) {
    this.settings = settings;
  }

  /** Why it cannot wait for its turn, before anything is begun; empty: it can, or is not to. */
  Optional<String> refusal() {
    if (!settings.is("bondgate.standby") || settings.isEmpty("bondgate.database.url")) {
      return Optional.empty();
    }
    if (settings.isEmpty("bondgate.broker.url")) {
      return Optional.of(
          "a server that waits for its turn needs the broker of the one that serves, because no"
              + " agent would find its own: set bondgate.broker.url");
    }
    Path data = settings.data();
    List<String> missing = KEYS.stream().filter(key -> !Files.exists(data.resolve(key))).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("a server that waits for its turn needs the keys of the one that serves; in '%s' are"
                    + " missing %s: copy *.key and server.pub from that one's data folder (mode"
                    + " 600), then start again")
                .formatted(data, missing));
  }

  /** The turn at a database that was named: a database of its own nobody else serves. */
  ServingTurn turn() {
    PGSimpleDataSource database = settings.database();
    database.setConnectTimeout(CONNECT_TIMEOUT_S);
    database.setSocketTimeout(SOCKET_TIMEOUT_S);
    // All sessions of this process carry its name, so that whoever replaces it can end them all.
    String name = "bondgate-" + HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    database.setApplicationName(name);
    System.setProperty(SESSIONS_NAME, name);
    return new ServingTurn(database, settings.time("bondgate.ledger.lease"));
  }

  /** How long it waits for its turn. */
  Duration patience() {
    return settings.is("bondgate.standby")
        ? Duration.ofDays(10_000)
        : settings.time("bondgate.ledger.lease").plus(PATIENCE);
  }

  /** Why it does not serve; empty: it does. */
  static Optional<String> why(TurnAnswer answer) {
    if (answer instanceof TurnAnswer.Ours) {
      return Optional.empty();
    }
    if (answer instanceof TurnAnswer.NotAsked notAsked) {
      return Optional.of(
          "the database does not say whether another server serves it: %s; see that it runs, and"
                  .formatted(notAsked.why())
              + " check bondgate.database.url, bondgate.database.username and"
              + " bondgate.database.password");
    }
    return Optional.of(
        "another server serves this database; stop that one, or start this one with"
            + " -Dbondgate.standby=true to wait for its turn");
  }
}
