package bondgate.uplink;

import bondgate.events.EdgeEvent;

/** What the uplink's core wants done: the only way in which it touches network and disk. */
public sealed interface Command {
  /**
   * Connect to the broker, and say whether it worked by {@link Signal.Connected} or {@link
   * Signal.Lost}.
   *
   * @param connection number of the connection, from 1
   */
  record Connect(long connection) implements Command {}

  /** End the connection that stands. */
  record Close() implements Command {}

  /**
   * Sign those records as one batch and publish it; a failure is {@link Signal.Lost}.
   *
   * @param epoch their epoch
   * @param firstSeq number of the first
   * @param lastSeq number of the last
   */
  record Send(long epoch, long firstSeq, long lastSeq) implements Command {}

  /**
   * In one transaction keep the checkpoint and let the records go that the server has committed.
   *
   * @param epoch their epoch
   * @param throughSeq number of the last of them
   * @param checkpoint the note that was checked
   */
  record Forget(long epoch, long throughSeq, String checkpoint) implements Command {}

  /** The server takes no more of that epoch, which is over: what is left of it is not sent. */
  record GiveUp(long epoch, String why) implements Command {}

  /** Append a fact about the uplink itself to the outbox. */
  record Note(EdgeEvent event) implements Command {}

  /** A message on the topic of the permit list. */
  final class TakePermits implements Command {
    private final byte[] payload;

    /** Keeps the bytes, which nobody may change any more. */
    TakePermits(byte[] payload) {
      this.payload = payload;
    }

    /** The bytes of the message. */
    public byte[] payload() {
      return payload;
    }
  }

  /** A message on the topic of those whom agents forget. */
  final class TakeForgotten implements Command {
    private final byte[] payload;

    /** Keeps the bytes, which nobody may change any more. */
    TakeForgotten(byte[] payload) {
      this.payload = payload;
    }

    /** The bytes of the message. */
    public byte[] payload() {
      return payload;
    }
  }

  /** Publish the birth message again, with the checkpoint that is held now. */
  record SayBirth() implements Command {}

  /**
   * Write to the log.
   *
   * @param serious whether somebody must look
   */
  record Tell(boolean serious, String message) implements Command {}
}
