package bondgate.rfid.frame.mercury;

import java.util.Arrays;
import java.util.Optional;

/**
 * The named statuses of a module. 0000, 0100, 0101, 0105, 0400 and 0503 to 0505 are confirmed by
 * public sources; the others follow the maker's interface header and are unverified.
 */
public enum Status {
  /** Done. */
  OK(0x0000),
  /** The message has a wrong length. */
  MESSAGE_LENGTH(0x0100),
  /** The module does not know the op, or is still in its boot loader. */
  OP_UNKNOWN(0x0101),
  /** The op is not built in. Unverified. */
  OP_NOT_BUILT_IN(0x0102),
  /** The power is above the limit. Unverified. */
  POWER_TOO_HIGH(0x0103),
  /** A parameter is not valid. */
  PARAMETER(0x0105),
  /** The power is below the limit. Unverified. */
  POWER_TOO_LOW(0x0106),
  /** The baud rate is not valid. Unverified. */
  BAUD(0x010A),
  /** The region is not valid. Unverified. */
  REGION(0x010B),
  /** No tag answered in the time: the normal end of a read without a tag. */
  NO_TAG(0x0400),
  /** No tag protocol is set. Unverified. */
  NO_PROTOCOL(0x0401),
  /** The tag did not confirm a write. Unverified. */
  WRITE_FAILED(0x0406),
  /** The tag's memory could not be read. Unverified. */
  READ_FAILED(0x0409),
  /** A general error of the tag. Unverified. */
  TAG_GENERAL(0x040A),
  /** The tag's memory place does not exist. Unverified. */
  TAG_MEMORY_OVERRUN(0x0423),
  /** The tag's memory place is locked. Unverified. */
  TAG_MEMORY_LOCKED(0x0424),
  /** The tag has too little power. Unverified. */
  TAG_INSUFFICIENT_POWER(0x042B),
  /** The tag does not tell errors apart. Unverified. */
  TAG_NOT_SPECIFIC(0x042F),
  /** The antenna is not connected. */
  ANTENNA_MISSING(0x0503),
  /** The module is too hot, and silent on the air until it is cool. */
  TOO_HOT(0x0504),
  /** Much power comes back: the antenna is missing or bad. */
  HIGH_RETURN_LOSS(0x0505);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  /** The two bytes on the wire. */
  public int code() {
    return code;
  }

  /** The named status with this code, if we know it. */
  public static Optional<Status> of(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}
