package bondgate.rfid.epc;

import java.util.Locale;
import java.util.Optional;

/**
 * The identifier that a chip's maker burnt in (TDS 2.3, section 16: TID memory bank of class E2).
 *
 * @param hex all of it as read, upper case
 * @param extended whether the chip says that it has an extended TID
 * @param maskDesigner the 9-bit number of the chip's designer
 * @param model the 12-bit model number of the designer
 * @param serial the serial number of the extended TID, as hex; empty if there is none, or if not
 *     all of it was read
 */
public record Tid(
    String hex, boolean extended, int maskDesigner, int model, Optional<String> serial) {
  private static final int CLASS_GEN2 = 0xE2;
  private static final int CLASS_ISO_7816 = 0xE0;

  /** Bits of the shortest serial number of an extended TID; each further step adds a word. */
  private static final int SHORTEST_SERIAL = 48;

  private static final int WORD = 16;

  /**
   * Decodes what was read from word 0 of the TID bank.
   *
   * @param hex at least 32 bits; 96 bits hold the shortest serial number
   */
  public static EpcResult<Tid> decode(String hex) {
    return Attempt.answer(() -> read(BitInput.of(hex)));
  }

  private static Tid read(BitInput in) throws EpcFaultException {
    String upper = in.hex().toUpperCase(Locale.ROOT);
    int allocation = in.takeInt(8);
    if (allocation == CLASS_ISO_7816) {
      throw new EpcFaultException(
          EpcFault.Kind.NOT_IMPLEMENTED,
          upper,
          "class E2; class E0 is decoded by its maker's rule");
    }
    if (allocation != CLASS_GEN2) {
      throw new EpcFaultException(EpcFault.Kind.UNKNOWN_HEADER, upper, "a TID that begins with E2");
    }
    boolean extended = in.takeInt(1) == 1;
    // Security and file indicators: whether the chip knows Authenticate and FileOpen.
    in.takeInt(2);
    int designer = in.takeInt(9);
    int model = in.takeInt(12);
    return new Tid(upper, extended, designer, model, extended ? serial(in) : Optional.empty());
  }

  private static Optional<String> serial(BitInput in) throws EpcFaultException {
    if (in.left() < WORD) {
      return Optional.empty();
    }
    int steps = in.takeInt(3);
    in.takeInt(WORD - 3);
    int bits = SHORTEST_SERIAL + WORD * (steps - 1);
    if (steps == 0 || in.left() < bits) {
      return Optional.empty();
    }
    String digits = in.takeBig(bits).toString(16).toUpperCase(Locale.ROOT);
    return Optional.of("0".repeat(bits / 4 - digits.length()) + digits);
  }

  /** Whether no other chip has the same, as far as the standard can say. */
  public boolean isSerialised() {
    return serial.isPresent();
  }

  /**
   * The designer's name, for those in our table; the table is from general knowledge of GS1's list
   * of mask designers and is not verified.
   */
  public Optional<String> maskDesignerName() {
    return MaskDesigners.name(maskDesigner);
  }
}
