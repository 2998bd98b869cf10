package bondgate.server.people.officer;

import bondgate.events.ReaderState;
import bondgate.server.people.Tone;
import java.time.Instant;
import java.util.List;

/**
 * How the devices of a zone stand, in one line above every officer's page.
 *
 * @param agents the edge agents
 * @param permitsVersion version of the permits that the server holds
 * @param treeSize records in the evidence log
 */
public record StripView(List<Agent> agents, long permitsVersion, long treeSize) {
  /** Takes a copy. */
  public StripView {
    agents = List.copyOf(agents);
  }

  /**
   * One edge agent.
   *
   * @param device its name
   * @param presence whether it is connected, by its birth message and last will
   * @param lastRecordAt when its newest record was made, null if it has none
   * @param lastSeq number of that record
   * @param permitsVersion version of the permits that it decides by, -1 if it has not said
   * @param readers its readers
   */
  public record Agent(
      String device,
      Presence presence,
      Instant lastRecordAt,
      long lastSeq,
      long permitsVersion,
      List<Reader> readers) {
    /** Takes a copy. */
    public Agent {
      readers = List.copyOf(readers);
    }

    /** Its colour and shape. */
    public Tone tone() {
      return switch (presence) {
        case ONLINE -> Tone.GOOD;
        case OFFLINE -> Tone.BAD;
        case UNKNOWN -> Tone.WARN;
      };
    }
  }

  /** Whether an agent is connected. */
  public enum Presence {
    /** Its birth message is the last word. */
    ONLINE,
    /** Its last will is. */
    OFFLINE,
    /** Neither has come since the server started. */
    UNKNOWN
  }

  /** One reader and its state. */
  public record Reader(String name, ReaderState state) {}
}
