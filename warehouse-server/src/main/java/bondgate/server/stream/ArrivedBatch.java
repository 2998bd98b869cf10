package bondgate.server.stream;

import bondgate.events.Topics;

/** A message on an agent's batch topic: an attempt, until it is checked. */
final class ArrivedBatch {
  private final Topics.Source source;
  private final byte[] message;
  private final Runnable acknowledge;

  /**
   * Keeps the bytes, which nobody may change any more.
   *
   * @param source zone and device by the topic
   * @param acknowledge tells the broker that it need not deliver the message again
   */
  ArrivedBatch(Topics.Source source, byte[] message, Runnable acknowledge) {
    this.source = source;
    this.message = message;
    this.acknowledge = acknowledge;
  }

  Topics.Source source() {
    return source;
  }

  byte[] message() {
    return message;
  }

  void acknowledge() {
    acknowledge.run();
  }
}
