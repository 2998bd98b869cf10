package bondgate.server.agents;

import java.nio.file.Path;

/** What became of the wish to open or close an agent's access to the broker. */
public sealed interface AccessResult {
  /**
   * Another secret opens now.
   *
   * @param file where the agent's file lies
   */
  record Issued(String device, Path file) implements AccessResult {}

  /** None opens now. */
  record Closed(String device) implements AccessResult {}

  /** None opened before. */
  record ClosedBefore(String device) implements AccessResult {}

  /** Nobody enrolled a device of that name. */
  record Unknown(String device) implements AccessResult {}

  /** The broker is somebody else's, and so are its users. */
  record NotOurBroker() implements AccessResult {}
}
