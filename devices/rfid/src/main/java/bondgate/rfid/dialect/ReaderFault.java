package bondgate.rfid.dialect;

import bondgate.rfid.frame.Gen2Error;

/** Why a reader did not do what it was told, named alike for all protocols. */
public enum ReaderFault {
  /** No tag answered. */
  NO_TAG,
  /** The access password is wrong. */
  ACCESS_DENIED,
  /** The tag has no such memory place. */
  MEMORY_OVERRUN,
  /** The tag's memory place is locked. */
  MEMORY_LOCKED,
  /** The tag has too little power; bring it nearer. */
  TAG_POWER_TOO_LOW,
  /** The tag was heard, but the access failed; worth another try. */
  TAG_ACCESS_FAILED,
  /** An antenna is missing or bad; check its cable. */
  ANTENNA_MISSING,
  /** The reader is too hot, and silent on the air until it is cool. */
  TOO_HOT,
  /** The reader's radio is at fault. */
  RADIO,
  /** All channels are busy. */
  CHANNELS_BUSY,
  /** A parameter is out of the reader's range. */
  PARAMETER,
  /** The reader does not know the command. */
  UNKNOWN_COMMAND,
  /** Something else; the detail says what. */
  OTHER;

  /** What it means that a tag itself answered this error. */
  public static ReaderFault of(Gen2Error error) {
    return switch (error) {
      case MEMORY_OVERRUN -> MEMORY_OVERRUN;
      case MEMORY_LOCKED -> MEMORY_LOCKED;
      case INSUFFICIENT_POWER -> TAG_POWER_TOO_LOW;
      case OTHER, NOT_SPECIFIC -> TAG_ACCESS_FAILED;
    };
  }
}
