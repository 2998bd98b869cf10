package bondgate.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What the server says of a batch on the agent's answer topic, after its commit or its refusal. */
public sealed interface BatchAnswer {
  /** The edge agent that is answered. */
  String device();

  /** The epoch that is answered. */
  long epoch();

  /**
   * Everything up to that record is committed; the agent may delete it.
   *
   * @param device the edge agent
   * @param epoch the epoch
   * @param throughSeq number of the last committed record
   * @param checkpoint the zone's signed checkpoint after that commit, a C2SP signed note
   * @param consistency that it continues the checkpoint that the batch showed; null if the batch
   *     was of a format that shows none
   */
  record Accepted(
      String device,
      long epoch,
      long throughSeq,
      String checkpoint,
      @JsonInclude(JsonInclude.Include.NON_NULL) Consistency consistency)
      implements BatchAnswer {
    /** An answer to a batch that showed no checkpoint. */
    public Accepted(String device, long epoch, long throughSeq, String checkpoint) {
      this(device, epoch, throughSeq, checkpoint, null);
    }

    /** Checks the ranges. */
    public Accepted {
      Checks.name("device", device);
      Checks.atLeast("epoch", epoch, 1);
      Checks.atLeast("throughSeq", throughSeq, 1);
      Checks.present("checkpoint", checkpoint);
    }
  }

  /**
   * Nothing of it was taken.
   *
   * @param device the edge agent
   * @param epoch the epoch, 0 where the server could not read one
   * @param expectedSeq number of the record that the server waits for, 0 where it waits for none
   * @param reason why
   * @param detail what was received, what was expected, what to do
   */
  record Refused(String device, long epoch, long expectedSeq, Reason reason, String detail)
      implements BatchAnswer {
    /** Checks the ranges. */
    public Refused {
      Checks.name("device", device);
      Checks.atLeast("epoch", epoch, 0);
      Checks.atLeast("expectedSeq", expectedSeq, 0);
      Checks.present("reason", reason);
      Checks.present("detail", detail);
    }
  }

  /** Why a batch was refused. */
  enum Reason {
    /** Nobody has enrolled this device, or it has another key; an operator must. */
    UNKNOWN_DEVICE,
    /** The message is not a batch. */
    MALFORMED,
    /** The signature or the chain inside the batch does not hold. */
    NOT_GENUINE,
    /** Records between the last committed one and this batch are missing; send them first. */
    GAP,
    /** Other bytes under a number that is committed already: two histories of one device. */
    EQUIVOCATION,
    /** The epoch is not the one that an operator opened. */
    OTHER_EPOCH,
    /** An operator revoked the key that signed it. */
    REVOKED_KEY,
    /**
     * The checkpoint that the device holds is larger than the server's log: that lost something.
     */
    LOG_ROLLED_BACK,
    /** The checkpoint that the device holds and the server's log are two histories. */
    LOG_FORKED,
    /** It is genuine, and the server failed at it; it keeps it for whoever mends that. */
    ROUTE_FAILED
  }
}
