package bondgate.rfid.frame.r2000;

import java.util.Arrays;
import java.util.Optional;

/** The error codes of the reader, as its manual V2.2 names them. */
public enum ErrorCode {
  /** The command failed. */
  FAIL(0x11),
  /** The module's processor was reset. */
  MCU_RESET(0x20),
  /** The carrier could not be switched on. */
  CW_ON(0x21),
  /** The antenna is not connected. */
  ANTENNA_MISSING(0x22),
  /** The flash could not be written. */
  FLASH_WRITE(0x23),
  /** The flash could not be read. */
  FLASH_READ(0x24),
  /** The power could not be set. */
  SET_POWER(0x25),
  /** The inventory failed; worth another try. */
  INVENTORY(0x31),
  /** The tag could not be read. */
  READ(0x32),
  /** The tag could not be written. */
  WRITE(0x33),
  /** The tag could not be locked. */
  LOCK(0x34),
  /** The tag could not be killed. */
  KILL(0x35),
  /** No tag answered. */
  NO_TAG(0x36),
  /** The tag was heard, but could not be accessed. */
  ACCESS_FAILED(0x37),
  /** The buffer is empty. */
  BUFFER_EMPTY(0x38),
  /** The access failed, or the password is wrong. */
  ACCESS_OR_PASSWORD(0x40),
  /** A parameter is not valid. */
  PARAMETER(0x41),
  /** Too many words. */
  WORD_COUNT(0x42),
  /** The memory bank is not valid. */
  MEMORY_BANK(0x43),
  /** The lock's region is not valid. */
  LOCK_REGION(0x44),
  /** The lock's type is not valid. */
  LOCK_TYPE(0x45),
  /** The address is not valid. */
  ADDRESS(0x46),
  /** The antenna number is not valid. */
  ANTENNA_ID(0x47),
  /** The power is outside the range. */
  POWER_RANGE(0x48),
  /** The region is not valid. */
  REGION(0x49),
  /** The baud rate is not valid. */
  BAUD(0x4A),
  /** The beeper mode is not valid. */
  BEEPER(0x4B),
  /** The EPC of the match is too long. */
  MATCH_TOO_LONG(0x4C),
  /** The length of the match's EPC is wrong. */
  MATCH_LENGTH(0x4D),
  /** The match's mode is not valid. */
  MATCH_MODE(0x4E),
  /** The frequency is outside the region. */
  FREQUENCY_RANGE(0x4F),
  /** No tag's first answer could be decoded. */
  NO_RN16(0x50),
  /** The DRM mode is not valid. */
  DRM_MODE(0x51),
  /** The PLL does not lock. */
  PLL_NOT_LOCKED(0x52),
  /** The radio chip does not answer. */
  RF_CHIP_SILENT(0x53),
  /** The power was not reached. */
  POWER_NOT_REACHED(0x54),
  /** The copyright check failed. */
  COPYRIGHT(0x55),
  /** The spectrum is not permitted. */
  SPECTRUM(0x56),
  /** The power is too low. */
  POWER_TOO_LOW(0x57);

  /** The code that says a command was done; not an error, so not in the list. */
  public static final int SUCCESS = 0x10;

  private final int code;

  ErrorCode(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The named error with this code, if we know it. */
  public static Optional<ErrorCode> of(int code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }
}
