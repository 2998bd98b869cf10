package bondgate.uplink;

/** What the uplink's core is told: news of the network, of the disk, and of time that went by. */
public sealed interface Signal {
  /** Time went by, or records wait in the outbox. */
  record Tick() implements Signal {}

  /** A message came. */
  final class Arrived implements Signal {
    private final String topic;
    private final byte[] payload;

    /** Keeps the bytes, which nobody may change any more. */
    public Arrived(String topic, byte[] payload) {
      this.topic = topic;
      this.payload = payload;
    }

    /** Where it came. */
    public String topic() {
      return topic;
    }

    /** The bytes of the message. */
    public byte[] payload() {
      return payload;
    }
  }

  /**
   * The connection stands.
   *
   * @param connection which one
   */
  record Connected(long connection) implements Signal {}

  /**
   * The connection is gone, or was not made.
   *
   * @param connection which one, so that late word of an older one is not believed
   * @param why what the client says
   */
  record Lost(long connection, String why) implements Signal {}

  /**
   * The disk did not do what was asked.
   *
   * @param why what it says
   */
  record DiskFailed(String why) implements Signal {}
}
