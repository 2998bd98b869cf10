package bondgate.edge.uplink;

/** What a callback or another thread queues for the uplink's own thread. */
sealed interface Signal {
  /** Records wait in the outbox. */
  record RecordsWait() implements Signal {}

  /** A message came. */
  final class Arrived implements Signal {
    private final String topic;
    private final byte[] payload;

    Arrived(String topic, byte[] payload) {
      this.topic = topic;
      this.payload = payload;
    }

    String topic() {
      return topic;
    }

    byte[] payload() {
      return payload;
    }
  }

  /**
   * The connection is gone.
   *
   * @param connection which one, so that late word of an older one is not believed
   * @param why what the client says
   */
  record Lost(long connection, String why) implements Signal {}

  /** The agent stops. */
  record Stop() implements Signal {}
}
