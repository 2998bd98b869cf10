package bondgate.edge.settings;

import java.util.Optional;

/** The settings of one door for people as they were written; see {@link EdgeConfig}. */
public interface DoorConfig {
  Optional<String> way();

  Optional<String> camera();

  Optional<String> openFor();

  Optional<String> passage();

  Optional<String> staffToken();

  TillConfig.Device scanner();

  Relay relay();

  /** The box of inputs and outputs that holds the lock. */
  interface Relay {
    Optional<String> port();

    Optional<String> baud();

    Optional<String> unit();

    Optional<String> map();
  }
}
