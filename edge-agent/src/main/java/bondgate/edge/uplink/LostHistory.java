package bondgate.edge.uplink;

import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.LetGo;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.OutboxException;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.HistoryLost;
import bondgate.uplink.CheckpointCheck;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * The word of who runs the agent that the server lost what it had signed. An agent that forgets
 * nothing it has seen keeps such a server from going on; this is the one way in which it lets go,
 * and its record keeps what it held.
 */
public final class LostHistory {
  private static final Logger LOG = Logger.getLogger(LostHistory.class);
  private static final String KEY = "bondgate.edge.outbox.history-lost";

  private LostHistory() {}

  /**
   * Takes the word, once; before the uplink starts.
   *
   * @throws OutboxException if the checkpoint that is held is not the one that it names
   */
  public static void take(EdgeSettings.HistoryLost word, AgentDatabase database, Outbox outbox)
      throws OutboxException {
    String name = word.size() + ":" + word.reason();
    if (LetGo.wasTaken(database, name)) {
      LOG.warnf("%s was taken before and changes nothing now; take it out of the settings", KEY);
      return;
    }
    String held = outbox.checkpoint();
    OptionalLong size = CheckpointCheck.size(held);
    if (size.isEmpty() || size.getAsLong() != word.size()) {
      throw new OutboxException(
          "%s names a checkpoint of %d entries; %s; give the size of the held one, or take the setting out"
              .formatted(
                  KEY,
                  word.size(),
                  size.isEmpty()
                      ? "this agent holds none"
                      : "this agent holds one of " + size.getAsLong()));
    }
    LetGo.of(outbox, new HistoryLost(held, word.reason()), name);
    LOG.warnf(
        "let go of the server's checkpoint of %d entries: %s; it is recorded whole; acknowledged"
            + " records are kept from %d on",
        word.size(), word.reason(), outbox.firstKeptSeq());
  }
}
