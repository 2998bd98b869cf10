package bondgate.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * Whether an agent is connected: its birth message, or the last will that the broker speaks for it.
 * Retained, so that a server that starts later knows.
 *
 * @param device the edge agent
 * @param bootId the run of the agent that says so; a will with another run's id is an old one
 * @param online false in the last will
 * @param checkpoint the server's checkpoint that the agent holds, a C2SP signed note; empty for
 *     none, and in a last will
 */
public record Presence(
    String device,
    UUID bootId,
    boolean online,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String checkpoint) {
  /** A word of one who holds no checkpoint. */
  public Presence(String device, UUID bootId, boolean online) {
    this(device, bootId, online, "");
  }

  /** Checks the ranges. */
  public Presence {
    Checks.name("device", device);
    Checks.present("bootId", bootId);
    Checks.present("checkpoint", checkpoint);
  }
}
