package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.Topics;

/** A message on an agent's batch topic: an attempt, until it is checked. */
final class ArrivedBatch {
  private final Topics.Source source;
  private final byte[] message;
  private final Runnable acknowledge;
  // Guarded by this: made once, by whoever comes first.
  private Reading reading;

  /** What the bytes say; nothing of it is believed yet. */
  sealed interface Reading {
    /** They are a batch. */
    record Legible(Batch batch) implements Reading {}

    /** They are none, and why. */
    record Malformed(String finding) implements Reading {}
  }

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

  /** Reads the bytes, the first time; any thread may do so ahead of the one that needs it. */
  synchronized Reading read() {
    if (reading == null) {
      try {
        reading = new Reading.Legible(EventJson.readBatch(message));
      } catch (MalformedMessageException e) {
        reading = new Reading.Malformed(e.getMessage());
      }
    }
    return reading;
  }

  void acknowledge() {
    acknowledge.run();
  }
}
