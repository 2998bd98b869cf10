package bondgate.edge.outbox;

import bondgate.events.HistoryLost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Lets go of the server's checkpoint that is held, on a person's word. The record of it, which
 * holds the whole note, is on disk with the same commit: nothing that was held is forgotten.
 */
public final class LetGo {
  private LetGo() {}

  /** Whether that word was taken before. */
  public static boolean wasTaken(AgentDatabase database, String word) throws OutboxException {
    return database.commit("look whether a word was taken", c -> isTaken(c, word));
  }

  /**
   * Records the loss and lets go of the checkpoint, both or neither.
   *
   * @param word by which it is known again
   */
  public static void of(Outbox outbox, HistoryLost lost, String word) throws OutboxException {
    outbox.append(
        List.of(new Fact(lost, outbox.wallNow())),
        (connection, record) -> {
          try (PreparedStatement taken =
                  connection.prepareStatement("INSERT INTO history_lost VALUES (?)");
              Statement held = connection.createStatement()) {
            taken.setString(1, word);
            taken.executeUpdate();
            held.executeUpdate("DELETE FROM checkpoint");
          }
        });
  }

  private static boolean isTaken(Connection connection, String word) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM history_lost WHERE word = ?")) {
      select.setString(1, word);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
