package bondgate.rfid.frame.uhf18;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a command went, the fourth byte of every reply. The public sources confirm 00 to 04, F8, FB
 * and FE; the others follow the families' common usage and are unverified.
 */
public enum Status {
  /** Done. */
  OK(0x00, false),
  /** The inventory is complete. */
  INVENTORY_COMPLETE(0x01, false),
  /** The inventory's time is over. */
  INVENTORY_TIME_OVER(0x02, false),
  /** The inventory goes on in another frame. */
  MORE_FRAMES(0x03, false),
  /** The reader's memory is full, so the inventory ended. */
  MEMORY_FULL(0x04, false),
  /** The access password is wrong. Unverified. */
  ACCESS_PASSWORD(0x05, true),
  /** Sign of life of a reader that reports by itself. */
  HEARTBEAT(0x28, false),
  /** An antenna is not connected. */
  ANTENNA(0xF8, true),
  /** The command could not be executed. Unverified. */
  EXECUTION(0xF9, true),
  /** The tag answered too poorly. Unverified. */
  POOR_COMMUNICATION(0xFA, true),
  /** No tag answered; of an inventory the normal end without a tag. */
  NO_TAG(0xFB, true),
  /** The tag refused; one byte follows with the tag's own code. Unverified. */
  TAG_REFUSED(0xFC, true),
  /** The command has a wrong length. Unverified. */
  COMMAND_LENGTH(0xFD, true),
  /** The command is not known, or its CRC was wrong. */
  ILLEGAL_COMMAND(0xFE, true),
  /** A parameter is not valid. Unverified. */
  PARAMETER(0xFF, true);

  private final int code;
  private final boolean error;

  Status(int code, boolean error) {
    this.code = code;
    this.error = error;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** Whether the command was not done. */
  public boolean isError() {
    return error;
  }

  /** Whether an inventory is over with it. */
  public boolean endsInventory() {
    return this != MORE_FRAMES && this != HEARTBEAT;
  }

  static boolean isKnown(int code) {
    return code <= ACCESS_PASSWORD.code || code == HEARTBEAT.code || code >= ANTENNA.code;
  }

  /** The named status with this code, if there is one. */
  public static Optional<Status> of(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }
}
