package bondgate.server.fence;

/** Why an officer must look at a device. */
public enum DeviceTrouble {
  /** It sends what is not a batch. */
  MALFORMED,
  /** A chain or a signature does not hold. */
  NOT_GENUINE,
  /** Two histories under its name. */
  EQUIVOCATION,
  /** It signs with a key that an operator revoked. */
  REVOKED_KEY,
  /** It holds a checkpoint that is larger than the log. */
  LOG_ROLLED_BACK,
  /** It holds a checkpoint of another history than the log's. */
  LOG_FORKED,
  /** The server fails at a batch of it. */
  ROUTE_FAILED,
  /** It began a new epoch, and the server never got all of the one before. */
  RECORDS_LOST,
  /** It does not believe the server's checkpoint. */
  CHECKPOINT_REFUSED,
  /** It let go of a checkpoint of ours, on a person's word: what we had signed is lost. */
  HISTORY_LOST,
  /** 紧急开门: its emergency contact let go all doors for people at once. */
  EMERGENCY_DOORS,
  /** With its own secret it tried what is another device's; the broker refused it. */
  AS_ANOTHER,
  /** Somebody who does not know its secret came by its name; the broker refused it. */
  WRONG_SECRET
}
