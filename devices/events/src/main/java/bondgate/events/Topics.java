package bondgate.events;

import java.util.Set;

/** The MQTT topics of Bondgate, all in one place: {@code bondgate/1/<zone>/<device>/<what>}. */
public final class Topics {
  private static final String ROOT = "bondgate/1/";
  private static final String BATCH = "batch";
  private static final String PRESENCE = "presence";
  private static final Set<String> PUBLISHED = Set.of(BATCH, PRESENCE);

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

  /**
   * Zone and device of a topic that an agent publishes to.
   *
   * @throws MalformedMessageException if it is none of ours
   */
  public static Source source(String topic) throws MalformedMessageException {
    String[] levels = topic.split("/", -1);
    if (levels.length != 5 || !topic.startsWith(ROOT) || !PUBLISHED.contains(levels[4])) {
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
  }
}
