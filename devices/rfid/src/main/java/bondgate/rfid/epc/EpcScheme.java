package bondgate.rfid.epc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The binary schemes with filter, partition and company prefix (TDS 2.3, section 14.6): header 8
 * bits, filter 3, partition 3, prefix, reference, serial.
 */
public enum EpcScheme {
  /** Trade item, serial a number below 2^38. */
  SGTIN_96(0x30, 96, KeyKind.SGTIN, SerialForm.NUMBER),
  /** Trade item, serial 1 to 20 characters. */
  SGTIN_198(0x36, 198, KeyKind.SGTIN, SerialForm.TEXT),
  /** Logistic unit. */
  SSCC_96(0x31, 96, KeyKind.SSCC, SerialForm.NONE),
  /** Place, extension a number below 2^41. */
  SGLN_96(0x32, 96, KeyKind.SGLN, SerialForm.NUMBER),
  /** Place, extension 1 to 20 characters. */
  SGLN_195(0x39, 195, KeyKind.SGLN, SerialForm.TEXT),
  /** Returnable asset, serial a number below 2^38. */
  GRAI_96(0x33, 96, KeyKind.GRAI, SerialForm.NUMBER),
  /** Returnable asset, serial 1 to 16 characters. */
  GRAI_170(0x37, 170, KeyKind.GRAI, SerialForm.TEXT),
  /** Individual asset, a number of 42 to 62 bits. */
  GIAI_96(0x34, 96, KeyKind.GIAI, SerialForm.NUMBER),
  /** Individual asset, 1 to 24 characters. */
  GIAI_202(0x38, 202, KeyKind.GIAI, SerialForm.TEXT),
  /** Service relation. */
  GSRN_96(0x2D, 96, KeyKind.GSRN, SerialForm.NONE),
  /** Document, serial a number below 2^41. */
  GDTI_96(0x2C, 96, KeyKind.GDTI, SerialForm.NUMBER);

  /** Header, filter and partition. */
  private static final int HEAD_BITS = 14;

  /** Bits of a company prefix of 12, 11, … 6 digits: partitions 0 to 6. */
  private static final List<Integer> PREFIX_BITS = List.of(40, 37, 34, 30, 27, 24, 20);

  private static final int LONGEST_PREFIX = 12;

  private final int header;
  private final int bits;
  private final KeyKind kind;
  private final SerialForm form;

  /** How the serial stands in the bits. */
  enum SerialForm {
    /** An unsigned number without leading zeros. */
    NUMBER,
    /** Seven bits a character, filled with zero bits. */
    TEXT,
    /** No serial; the bits are zero. */
    NONE
  }

  EpcScheme(int header, int bits, KeyKind kind, SerialForm form) {
    this.header = header;
    this.bits = bits;
    this.kind = kind;
    this.form = form;
  }

  /** The header byte. */
  public int header() {
    return header;
  }

  /** How many bits it has. */
  public int bits() {
    return bits;
  }

  /** The key that it carries. */
  public KeyKind kind() {
    return kind;
  }

  /** The word in tag URIs: {@code sgtin-96}. */
  public String word() {
    return kind.word() + "-" + bits;
  }

  /**
   * The shorter scheme that can carry this identity.
   *
   * @return the 96-bit scheme if the serial is a number that fits, else the longer one if there is
   */
  public static Optional<EpcScheme> shortestFor(PureIdentity identity) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.kind == identity.kind())
        .filter(scheme -> TagEpc.of(scheme, 0, identity).value().isPresent())
        .findFirst();
  }

  SerialForm form() {
    return form;
  }

  int serialBits(int prefixBits) {
    return bits - HEAD_BITS - prefixBits - kind.referenceBits(prefixBits);
  }

  static int prefixDigits(int partition) {
    return LONGEST_PREFIX - partition;
  }

  static int prefixBits(int prefixDigits) {
    return PREFIX_BITS.get(LONGEST_PREFIX - prefixDigits);
  }

  static int partitionOf(int prefixDigits) {
    return LONGEST_PREFIX - prefixDigits;
  }

  static boolean isPartition(int partition) {
    return partition < PREFIX_BITS.size();
  }

  static Optional<EpcScheme> ofHeader(int header) {
    return Arrays.stream(values()).filter(scheme -> scheme.header == header).findFirst();
  }

  static Optional<EpcScheme> ofWord(String word) {
    return Arrays.stream(values()).filter(scheme -> scheme.word().equals(word)).findFirst();
  }
}
