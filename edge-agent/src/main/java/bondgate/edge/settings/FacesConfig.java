package bondgate.edge.settings;

import java.util.Optional;

/** How faces are compared and kept, as it was written; see {@link EdgeConfig}. */
public interface FacesConfig {
  Optional<String> models();

  Optional<String> model();

  Optional<String> gallery();

  Optional<String> key();

  Optional<String> keepDays();

  Optional<String> leastLivePermille();

  Optional<String> agree();

  Optional<String> strangerPermille();

  Optional<String> verifyPermille();

  Optional<String> identifyPermille();

  Optional<String> marginPermille();
}
