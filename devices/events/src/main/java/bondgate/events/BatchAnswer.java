package bondgate.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;

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
   * @param signature of the server's key over all but the proof, which needs none: Ed25519, 64
   *     bytes in standard Base64; null from an earlier program. Who believes an answer deletes
   *     records, so nobody between may change its number
   */
  record Accepted(
      String device,
      long epoch,
      long throughSeq,
      String checkpoint,
      @JsonInclude(JsonInclude.Include.NON_NULL) Consistency consistency,
      @JsonInclude(JsonInclude.Include.NON_NULL) String signature)
      implements BatchAnswer {
    /** An answer that is not signed, to a batch that showed no checkpoint. */
    public Accepted(String device, long epoch, long throughSeq, String checkpoint) {
      this(device, epoch, throughSeq, checkpoint, null, null);
    }

    /** An answer that is not signed yet. */
    public Accepted(
        String device, long epoch, long throughSeq, String checkpoint, Consistency consistency) {
      this(device, epoch, throughSeq, checkpoint, consistency, null);
    }

    /** Checks the ranges. */
    public Accepted {
      Checks.name("device", device);
      Checks.atLeast("epoch", epoch, 1);
      Checks.atLeast("throughSeq", throughSeq, 1);
      Checks.present("checkpoint", checkpoint);
    }

    /** The same, signed by the server of that zone. */
    public Accepted signed(String zone, SigningKey key) {
      return new Accepted(
          device, epoch, throughSeq, checkpoint, consistency, key.sign(signedBytes(zone)));
    }

    /** Whether that key signed it as an answer of that zone. */
    public boolean isSignedBy(String zone, VerifyKey key) {
      return signature != null && key.verifies(signedBytes(zone), signature);
    }

    private byte[] signedBytes(String zone) {
      return "bondgate-answer/1\n%s\n%s\n%d\n%d\n%s\n"
          .formatted(
              zone,
              device,
              epoch,
              throughSeq,
              SealedRecord.sha256Hex(checkpoint.getBytes(StandardCharsets.UTF_8)))
          .getBytes(StandardCharsets.UTF_8);
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
