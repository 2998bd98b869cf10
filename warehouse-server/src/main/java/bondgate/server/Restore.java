package bondgate.server;

import bondgate.server.backup.BackupException;
import bondgate.server.backup.Manifest;
import bondgate.server.backup.Restoring;
import bondgate.server.embedded.EmbeddedServiceException;
import bondgate.server.embedded.EmbeddedServices;
import bondgate.server.evidence.RestoredLogs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The command {@code restore <backup>}: fills an empty database, and ends. */
final class Restore {
  private final Path backup;
  private final PrintStream out;

  Restore(Path backup, PrintStream out) {
    this.backup = backup;
    this.out = out;
  }

  /**
   * Into the embedded database of a data folder, which is made if it is not there.
   *
   * @throws BackupException if nothing was restored; the message says why
   */
  void intoEmbedded(Path data)
      throws BackupException,
          IOException,
          SQLException,
          EmbeddedServiceException,
          InterruptedException {
    Restoring restoring = read(data);
    try (EmbeddedServices services = EmbeddedServices.start(data, true, false, 0)) {
      Map<String, String> settings = services.settings();
      restoring.into(
          StartSettings.database(
              settings.get("bondgate.database.url"),
              settings.get("bondgate.database.username"),
              settings.get("bondgate.database.password")),
          connection -> stop(connection, restoring.manifest()));
    }
    say(restoring.manifest());
  }

  /** Into a database of somebody else's. */
  void into(Path data, DataSource database) throws BackupException, IOException, SQLException {
    Restoring restoring = read(data);
    restoring.into(database, connection -> stop(connection, restoring.manifest()));
    say(restoring.manifest());
  }

  /** What comes back may be less than what devices and witnesses saw. */
  private static void stop(Connection connection, Manifest manifest) throws SQLException {
    for (Manifest.Log log : manifest.logs()) {
      if (log.size() > 0) {
        RestoredLogs.mustBeHeard(connection, log.zone(), log.size(), manifest.madeAt());
      }
    }
  }

  private Restoring read(Path data) throws BackupException, IOException {
    Restoring restoring = Restoring.of(backup);
    restoring.requireKeys(data);
    return restoring;
  }

  private void say(Manifest manifest) {
    out.printf("restored: %d rows of %s%n", manifest.rows(), manifest.madeAt());
    for (Manifest.Log log : manifest.logs()) {
      out.printf("  log of zone %s: %d leaves, root %s%n", log.zone(), log.size(), log.root());
    }
    out.println(
        "What was committed later is not in it. The server signs nothing before the witnesses and");
    out.println(
        "every enrolled agent were heard, or, if one saw more, an operator decides (README, Backup).");
    out.println(
        "Agents know this server by server.pub: put it into the data folder before you start");
    out.println(
        "it, and the folder agents too if agents read their secrets there. Secrets that were");
    out.println("made after the backup open nothing now: have new ones made (/operator/agents).");
    out.println("What was erased later on a person's word is back: erase it again.");
  }
}
