package bondgate.server.evidence;

import bondgate.server.evidence.StopRows.Stop;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Logs that came back from a backup. Whoever saw more of such a log may not have spoken yet, so it
 * is neither signed nor extended until all were heard, or an operator lifts the stop. The witnesses
 * are asked first, at the start; the devices follow when the broker is there.
 */
@ApplicationScoped
public class RestoredLogs {
  /** After the witnesses were asked, before the stream starts. */
  private static final int AFTER_THE_WITNESSES = 4100;

  private static final Logger LOG = Logger.getLogger(RestoredLogs.class);

  // A restored database has the tables of its time: the very first ones had no stops.
  private static final String HAS_STOPS = "SELECT to_regclass('evidence_stop') IS NOT NULL";
  private static final String ADD =
      "INSERT INTO evidence_stop (zone, finding, found_at) VALUES (?, ?, now())";

  private final StopRows rows;
  private final SigningStops stops;
  private final StartCheck check;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  @Inject
  RestoredLogs(StopRows rows, SigningStops stops, StartCheck check) {
    this.rows = rows;
    this.stops = stops;
    this.check = check;
  }

  /**
   * Makes that log wait, in the transaction that restores it.
   *
   * @param leaves how many of it came back
   * @param madeAt when the backup was made
   */
  public static void mustBeHeard(Connection connection, String zone, long leaves, String madeAt)
      throws SQLException {
    try (Statement ask = connection.createStatement();
        ResultSet row = ask.executeQuery(HAS_STOPS)) {
      row.next();
      if (!row.getBoolean(1)) {
        return;
      }
    }
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setString(1, zone);
      add.setString(
          2,
          "%s of %s with %d entries: every enrolled device is to be heard first, since it may hold a checkpoint of more"
              .formatted(Stop.RESTORED, madeAt, leaves));
      add.executeUpdate();
    }
  }

  void onStart(@Observes @Priority(AFTER_THE_WITNESSES) StartupEvent start) {
    takeUp();
  }

  /** Looks which logs wait. */
  public void takeUp() {
    for (Stop stop : rows.open()) {
      if (stop.waits()) {
        waiting.add(stop.zone());
        check.stop(stop.zone(), "stop %d: %s".formatted(stop.id(), stop.finding()));
        LOG.warnf(
            "the log of zone '%s' is not signed yet, stop %d: %s. It goes on by itself when all were"
                + " heard; without them by bondgate.evidence.lift-stop=%d:<reason>",
            stop.zone(), stop.id(), stop.finding(), stop.id());
      }
    }
  }

  /** The zones whose logs wait. */
  public Set<String> waiting() {
    return Set.copyOf(waiting);
  }

  /** All were heard, and none holds more: the log goes on, unless it is stopped otherwise. */
  public void allHeard(String zone, String who) {
    stops.liftWaiting(zone, who);
    waiting.remove(zone);
  }
}
