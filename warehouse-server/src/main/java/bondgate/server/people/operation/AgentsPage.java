package bondgate.server.people.operation;

import bondgate.server.fleet.Access;
import bondgate.server.people.Display;
import java.util.List;

/**
 * The page of the agents' access to the broker.
 *
 * @param ours whether the broker is the embedded one
 * @param folder where the agents' files are put
 * @param notice what became of the last wish, or null
 * @param device whom it was about
 */
public record AgentsPage(
    List<Line> agents, boolean ours, String folder, Notice notice, String device) {

  /** What became of a wish. */
  public enum Notice {
    /** Another secret opens. */
    ISSUED,
    /** None opens any more. */
    CLOSED,
    /** None opened before. */
    CLOSED_BEFORE,
    /** Nobody enrolled such a device. */
    UNKNOWN,
    /** The broker is somebody else's. */
    NOT_OURS,
    /** A file could not be written. */
    FAILED
  }

  /** A device as it is listed. */
  public record Line(Access access) {
    /** Its name. */
    public String device() {
      return access.device();
    }

    /** Whether a secret opens now. */
    public boolean open() {
      return access.secretSha256().isPresent();
    }

    /** Why it is so; null if nothing was decided yet. */
    public Access.Why why() {
      return access.last().map(Access.Decision::why).orElse(null);
    }

    /** Who decided. */
    public String by() {
      return access.last().map(Access.Decision::by).orElse("");
    }

    /** When, in China's time. */
    public String at() {
      return access.last().map(decision -> Display.shanghai(decision.at())).orElse("");
    }
  }

  /** Whether the last wish came true. */
  public boolean good() {
    return notice == Notice.ISSUED || notice == Notice.CLOSED;
  }
}
