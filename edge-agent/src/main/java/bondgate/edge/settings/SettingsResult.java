package bondgate.edge.settings;

import java.util.List;

/** What a look at the settings says. */
public sealed interface SettingsResult {
  /**
   * All of them hold.
   *
   * @param settings the settings
   */
  record Usable(EdgeSettings settings) implements SettingsResult {}

  /**
   * The agent must not start.
   *
   * @param problems every one, in the order of the keys' file
   */
  record Unusable(List<SettingsProblem> problems) implements SettingsResult {
    /** Takes a copy. */
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
