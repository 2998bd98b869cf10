package bondgate.rfid.frame;

import java.util.Arrays;
import java.util.Optional;

/** The error codes that a Gen2 tag itself answers (ISO 18000-63, annex I). */
public enum Gen2Error {
  /** Something that no other code covers. */
  OTHER(0x0),
  /** The memory place does not exist, or the PC word is not supported. */
  MEMORY_OVERRUN(0x3),
  /** The memory place is locked. */
  MEMORY_LOCKED(0x4),
  /** The tag has too little power to write. */
  INSUFFICIENT_POWER(0xB),
  /** The tag does not tell errors apart. */
  NOT_SPECIFIC(0xF);

  private final int code;

  Gen2Error(int code) {
    this.code = code;
  }

  /** The code on the air, 0 to 15. */
  public int code() {
    return code;
  }

  /** The named error with this code, if there is one. */
  public static Optional<Gen2Error> of(int code) {
    return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
  }
}
