package bondgate.rfid.epc;

import java.util.Arrays;
import java.util.Optional;

/**
 * The schemes of TDS 2 that need no company prefix length: header 8 bits, data toggle 1, filter 3,
 * then the key's digits with four bits each, then a coded serial number.
 */
public enum PlusScheme {
  /** Trade item with serial. */
  SGTIN_PLUS(0xF7, KeyKind.SGTIN, 14),
  /** Trade item with a date of higher priority and serial. */
  DSGTIN_PLUS(0xFB, KeyKind.SGTIN, 14),
  /** Logistic unit. */
  SSCC_PLUS(0xF9, KeyKind.SSCC, 18),
  /** Place with extension. */
  SGLN_PLUS(0xF2, KeyKind.SGLN, 13),
  /** Returnable asset; the digits begin with the zero of AI (8003). */
  GRAI_PLUS(0xF1, KeyKind.GRAI, 14),
  /** Individual asset; leading digits until a delimiter, then coded text. */
  GIAI_PLUS(0xFA, KeyKind.GIAI, 0);

  private final int header;
  private final KeyKind kind;
  private final int keyDigits;

  PlusScheme(int header, KeyKind kind, int keyDigits) {
    this.header = header;
    this.kind = kind;
    this.keyDigits = keyDigits;
  }

  /** The header byte. */
  public int header() {
    return header;
  }

  /** The key that it carries. */
  public KeyKind kind() {
    return kind;
  }

  /** Digits of the key; 0 if they vary. */
  int keyDigits() {
    return keyDigits;
  }

  boolean hasDate() {
    return this == DSGTIN_PLUS;
  }

  static Optional<PlusScheme> ofHeader(int header) {
    return Arrays.stream(values()).filter(scheme -> scheme.header == header).findFirst();
  }
}
