package bondgate.server.proposal;

import bondgate.server.access.Doors;
import bondgate.server.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which acts wait for a second person, and in which roles he may be: as the settings say. Where
 * nobody signs in nobody can be told apart, and nothing waits.
 */
@ApplicationScoped
public class FourEyes {
  private static final String NONE = "none";
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Map<String, Set<Role>> approvers;
  private final Duration within;
  private final boolean open;

  @Inject
  FourEyes(
      @ConfigProperty(name = "bondgate.four-eyes.acts") String acts,
      @ConfigProperty(name = "bondgate.four-eyes.within") Duration within,
      Doors doors) {
    this(acts, within, doors.open());
  }

  /** As those settings say, behind doors that are open or not. */
  FourEyes(String acts, Duration within, boolean open) {
    if (within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "bondgate.four-eyes.within is %s, expected more than 0 and at most %s"
              .formatted(within, LONGEST));
    }
    this.approvers = parsed(acts);
    this.within = within;
    this.open = open;
  }

  private static Map<String, Set<Role>> parsed(String acts) {
    Map<String, Set<Role>> parsed = new TreeMap<>();
    if (acts.strip().toLowerCase(Locale.ROOT).equals(NONE)) {
      return parsed;
    }
    for (String row : acts.split(",", -1)) {
      String[] parts = row.strip().split("=", -1);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw malformed(row);
      }
      Set<Role> roles =
          Arrays.stream(parts[1].split("\\|", -1))
              .map(role -> Role.of(role.strip()).orElseThrow(() -> malformed(row)))
              .collect(Collectors.toUnmodifiableSet());
      if (parsed.put(parts[0].strip(), roles) != null) {
        throw malformed(row);
      }
    }
    return parsed;
  }

  private static IllegalArgumentException malformed(String row) {
    return new IllegalArgumentException(
        "bondgate.four-eyes.acts has '%s', expected each act once, such as".formatted(row.strip())
            + " openEpoch=operator|supervisor, with commas between, or none");
  }

  /** The acts of the setting, also where nothing waits. */
  public Set<String> named() {
    return approvers.keySet();
  }

  /**
   * The roles in which another person may approve such an act; none: it waits for nobody.
   *
   * @param kind the act's name, or its name, '/' and the kind of its document
   */
  public Set<Role> approvers(String kind) {
    return open ? Set.of() : approvers.getOrDefault(kind, Set.of());
  }

  /** How long a proposal waits at most. */
  public Duration within() {
    return within;
  }
}
