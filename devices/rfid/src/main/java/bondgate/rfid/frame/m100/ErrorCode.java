package bondgate.rfid.frame.m100;

import java.util.Arrays;
import java.util.Optional;

/** The errors that the module reports with command FF (R200 user protocol V2.3.3). */
public enum ErrorCode {
  /** The tag could not be read. */
  READ(0x09),
  /** The tag could not be written. */
  WRITE(0x10),
  /** The tag could not be killed. */
  KILL(0x12),
  /** The tag could not be locked. */
  LOCK(0x13),
  /** Blocks could not be locked for ever. */
  BLOCK_PERMALOCK(0x14),
  /** No tag answered, or none without a CRC error: the normal end of a round without a tag. */
  NO_TAG(0x15),
  /** The access password is wrong. */
  ACCESS_PASSWORD(0x16),
  /** The command is not known or its parameters are wrong. */
  COMMAND(0x17),
  /** All channels were busy. */
  CHANNELS_BUSY(0x20),
  /** The tag itself refused a read; the low digit is its own code. */
  TAG_REFUSED_READ(0xA0),
  /** The tag itself refused a write; the low digit is its own code. */
  TAG_REFUSED_WRITE(0xB0),
  /** The tag itself refused a lock; the low digit is its own code. */
  TAG_REFUSED_LOCK(0xC0),
  /** The tag itself refused a kill; the low digit is its own code. */
  TAG_REFUSED_KILL(0xD0),
  /** The tag itself refused to lock blocks for ever; the low digit is its own code. */
  TAG_REFUSED_PERMALOCK(0xE0);

  private static final int FIRST_OF_TAG = 0xA0;
  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  /** The byte on the wire; of the errors of the tag the high digit. */
  public int code() {
    return code;
  }

  /** Whether the tag, not the module, refused. */
  public boolean isOfTag() {
    return code >= FIRST_OF_TAG;
  }

  /** The named error of a byte on the wire, if we know it. */
  public static Optional<ErrorCode> of(int wire) {
    int code = wire >= FIRST_OF_TAG ? wire & 0xF0 : wire;
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }
}
