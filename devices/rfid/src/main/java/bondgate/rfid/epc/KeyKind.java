package bondgate.rfid.epc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The GS1 keys that a tag can carry (TDS 2.3, section 6), and the sizes of their parts. */
public enum KeyKind {
  /** Trade item with serial, AI (01)(21); the item reference begins with the indicator digit. */
  SGTIN(13, 44, 20, "01"),
  /** Logistic unit, AI (00); the reference begins with the extension digit. No serial. */
  SSCC(17, 58, 0, "00"),
  /** Place, AI (414)(254); serial "0" means no extension. */
  SGLN(12, 41, 20, "414"),
  /** Returnable asset, AI (8003). */
  GRAI(12, 44, 16, "8003"),
  /** Individual asset, AI (8004): company prefix and serial, no reference, no check digit. */
  GIAI(0, 0, 30, "8004"),
  /** Service relation, AI (8018). No serial. */
  GSRN(17, 58, 0, "8018"),
  /** Document, AI (253). */
  GDTI(12, 41, 17, "253");

  private final int keyDigits;
  private final int keyBits;
  private final int longestSerial;
  private final String ai;

  KeyKind(int keyDigits, int keyBits, int longestSerial, String ai) {
    this.keyDigits = keyDigits;
    this.keyBits = keyBits;
    this.longestSerial = longestSerial;
    this.ai = ai;
  }

  /** The word in URIs: {@code sgtin}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The application identifier of the key. */
  public String ai() {
    return ai;
  }

  /** Whether it has a serial number or an extension. */
  public boolean hasSerial() {
    return longestSerial > 0;
  }

  /** Whether it has a reference after the company prefix. */
  public boolean hasReference() {
    return keyDigits > 0;
  }

  /** Digits of the reference for a company prefix of 6 to 12 digits. */
  int referenceDigits(int prefixDigits) {
    return hasReference() ? keyDigits - prefixDigits : 0;
  }

  /**
   * Bits of the reference; prefix and reference together have the same width in every partition.
   */
  int referenceBits(int prefixBits) {
    return hasReference() ? keyBits - prefixBits : 0;
  }

  /** Digits of prefix and reference together, without check digit; 0 if it varies. */
  int keyDigits() {
    return keyDigits;
  }

  /** Longest serial in characters; AI (8004) counts the prefix in. */
  int longestSerial(int prefixDigits) {
    return this == GIAI ? longestSerial - prefixDigits : longestSerial;
  }

  static Optional<KeyKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static Optional<KeyKind> ofAi(String ai) {
    return Arrays.stream(values()).filter(kind -> kind.ai.equals(ai)).findFirst();
  }
}
