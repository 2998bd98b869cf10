package bondgate.edge.settings;

/**
 * One setting that the agent cannot start with.
 *
 * @param key the whole key
 * @param received what was there
 * @param expected what must be there
 * @param todo what the operator does now
 */
public record SettingsProblem(String key, String received, String expected, String todo) {
  @Override
  public String toString() {
    return "%s: received %s; expected %s; %s".formatted(key, received, expected, todo);
  }
}
