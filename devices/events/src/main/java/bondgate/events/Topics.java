package bondgate.events;

import java.util.List;
import java.util.Set;

/** The MQTT topics of Bondgate, all in one place: {@code bondgate/1/<zone>/<device>/<what>}. */
public final class Topics {
  private static final String ROOT = "bondgate/1/";
  private static final String BATCH = "batch";
  private static final String PRESENCE = "presence";
  private static final String REFUSED = "refused";
  private static final Set<String> KNOWN = Set.of(BATCH, PRESENCE, REFUSED);

  private Topics() {}

  /** Where an agent publishes its batches. */
  public static String batches(String zone, String device) {
    return topic(zone, device, BATCH);
  }

  /** Where the server answers them, after its commit. */
  public static String answers(String zone, String device) {
    return topic(zone, device, "answer");
  }

  /** Where an agent's birth and last will stand, retained. */
  public static String presence(String zone, String device) {
    return topic(zone, device, PRESENCE);
  }

  /** Where the zone's permit list stands, retained, for all its agents. */
  public static String permits(String zone) {
    return ROOT + Checks.name("zone", zone) + "/permits";
  }

  /** Where the list of those stands, retained, whom the agents of a zone forget. */
  public static String forgotten(String zone) {
    return ROOT + Checks.name("zone", zone) + "/forgotten";
  }

  /** Where the server asks the agents of a zone which checkpoint they hold; any message asks. */
  public static String questions(String zone) {
    return ROOT + Checks.name("zone", zone) + "/question";
  }

  /** The server's subscription to the batches of all agents. */
  public static String allBatches() {
    return ROOT + "+/+/" + BATCH;
  }

  /** The server's subscription to the presence of all agents. */
  public static String allPresence() {
    return ROOT + "+/+/" + PRESENCE;
  }

  /** Where the broker, and nobody else, says what it refused to whom goes by that device's name. */
  public static String refused(String zone, String device) {
    return topic(zone, device, REFUSED);
  }

  /** The server's subscription to what its broker refused. */
  public static String allRefused() {
    return ROOT + "+/+/" + REFUSED;
  }

  /** All that an agent publishes to. */
  public static Set<String> publishedBy(String zone, String device) {
    return Set.of(batches(zone, device), presence(zone, device));
  }

  /** All that an agent hears: what is for it, and what is for all agents of its zone. */
  public static List<String> heardBy(String zone, String device) {
    return List.of(answers(zone, device), permits(zone), forgotten(zone), questions(zone));
  }

  /** The one client id of an agent, by which the broker knows its session again. */
  public static String clientId(String zone, String device) {
    return "bondgate-%s-%s".formatted(Checks.name("zone", zone), Checks.name("device", device));
  }

  /**
   * Zone and device of a topic that an agent publishes to, or that the broker tells of it.
   *
   * @throws MalformedMessageException if it is none of ours
   */
  public static Source source(String topic) throws MalformedMessageException {
    String[] levels = topic.split("/", -1);
    if (levels.length != 5 || !topic.startsWith(ROOT) || !KNOWN.contains(levels[4])) {
      throw new MalformedMessageException(
          "expected a topic like %szone/device/batch; received '%s'".formatted(ROOT, topic));
    }
    try {
      return new Source(levels[2], levels[3]);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("topic '%s': %s".formatted(topic, e.getMessage()), e);
    }
  }

  private static String topic(String zone, String device, String what) {
    return ROOT + Checks.name("zone", zone) + "/" + Checks.name("device", device) + "/" + what;
  }

  /**
   * Who published to a topic.
   *
   * @param zone the bonded zone
   * @param device the edge agent
   */
  public record Source(String zone, String device) {
    /** Checks the names. */
    public Source {
      Checks.name("zone", zone);
      Checks.name("device", device);
    }

    /** The user name by which the device goes at the server's own broker. */
    public String user() {
      return zone + "/" + device;
    }

    /**
     * Whom that user name says.
     *
     * @throws IllegalArgumentException if it is no device's
     */
    public static Source ofUser(String user) {
      int slash = user.indexOf('/');
      Checks.require(slash > 0, "expected zone/device; received '%s'", user);
      return new Source(user.substring(0, slash), user.substring(slash + 1));
    }
  }
}
