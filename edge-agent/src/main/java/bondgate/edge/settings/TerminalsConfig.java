package bondgate.edge.settings;

import java.util.Map;
import java.util.Optional;

/** The settings of smart face terminals as they were written; see {@link EdgeConfig}. */
public interface TerminalsConfig {
  Optional<String> url();

  Optional<String> username();

  Optional<String> password();

  Optional<String> persons();

  Optional<String> offset();

  Optional<String> acknowledge();

  Optional<String> silentAfter();

  Optional<String> leastSimilarityPercent();

  Map<String, Device> devices();

  /** One terminal. */
  interface Device {
    Optional<String> id();
  }
}
