package bondgate.edge.outbox;

import bondgate.events.AgentStarted;
import java.sql.Statement;

/** A disk that a test can fill and free again. */
public final class Disk {
  private Disk() {}

  /** Lets the outbox have no further page, and uses up what is left of those it has. */
  public static void fill(AgentDatabase database, Outbox outbox) throws OutboxException {
    pages(database, 1);
    Fact filler = new Fact(new AgentStarted("filler", 0, 0), java.time.Instant.EPOCH);
    try {
      while (true) {
        outbox.append(filler);
      }
    } catch (OutboxException e) {
      // full
    }
  }

  /** Lets it grow again. */
  public static void free(AgentDatabase database) throws OutboxException {
    pages(database, 1_000_000);
  }

  private static void pages(AgentDatabase database, int most) throws OutboxException {
    database.commit(
        "set the size",
        c -> {
          try (Statement statement = c.createStatement()) {
            return statement.execute("PRAGMA max_page_count = " + most);
          }
        });
  }
}
