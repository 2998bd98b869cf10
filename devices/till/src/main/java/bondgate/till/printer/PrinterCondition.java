package bondgate.till.printer;

import bondgate.till.device.Fault;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a printer says of itself by DLE EOT 1 to 4. The bits are those of Epson's ESC/POS reference
 * and unverified on Chinese printers.
 */
public enum PrinterCondition {
  /** It does not take data. */
  OFFLINE(1, 0x08, Optional.empty()),
  /** The cover is open. */
  COVER_OPEN(2, 0x04, Optional.of(Fault.COVER_OPEN)),
  /** Printing stops because the paper is at its end. */
  STOPPED_WITHOUT_PAPER(2, 0x20, Optional.of(Fault.PAPER_OUT)),
  /** An error that {@code n = 3} tells more of. */
  ERROR(2, 0x40, Optional.of(Fault.MECHANICAL)),
  /** The cutter is stuck. */
  CUTTER(3, 0x08, Optional.of(Fault.MECHANICAL)),
  /** An error that only switching off and on ends. */
  UNRECOVERABLE(3, 0x20, Optional.of(Fault.MECHANICAL)),
  /** An error that ends by itself, such as a hot head. */
  TEMPORARY(3, 0x40, Optional.empty()),
  /** Little paper. */
  PAPER_LOW(4, 0x0C, Optional.of(Fault.PAPER_LOW)),
  /** No paper. */
  PAPER_OUT(4, 0x60, Optional.of(Fault.PAPER_OUT));

  /** How many status bytes there are; asked for with n from 1 to this. */
  public static final int STATUS_BYTES = 4;

  private final int asked;
  private final int bits;
  private final Optional<Fault> fault;

  PrinterCondition(int asked, int bits, Optional<Fault> fault) {
    this.asked = asked;
    this.bits = bits;
    this.fault = fault;
  }

  /** What a technician is told, if he must do something. */
  public Optional<Fault> fault() {
    return fault;
  }

  /** Whether a receipt cannot be printed so. */
  public boolean stopsPrinting() {
    return this != PAPER_LOW;
  }

  /** Whether a byte can be a status byte at all: bits 1 and 4 set, 0 and 7 not. */
  public static boolean isStatus(int value) {
    return (value & 0x93) == 0x12;
  }

  /**
   * What one status byte says.
   *
   * @param asked the n of DLE EOT n, 1 to 4
   * @param value a byte for which {@link #isStatus} holds
   */
  public static Set<PrinterCondition> of(int asked, int value) {
    Set<PrinterCondition> conditions = EnumSet.noneOf(PrinterCondition.class);
    for (PrinterCondition condition : values()) {
      if (condition.asked == asked && (value & condition.bits) != 0) {
        conditions.add(condition);
      }
    }
    return conditions;
  }

  /** The byte that says these conditions, for virtual printers. */
  public static int statusByte(int asked, Set<PrinterCondition> conditions) {
    int value = 0x12;
    for (PrinterCondition condition : conditions) {
      value |= condition.asked == asked ? condition.bits : 0;
    }
    return value;
  }
}
