package bondgate.rfid.epc;

import java.util.Optional;

/** Chooses the scheme by the header byte (TDS 2.3, table 14-1), and reads partitioned schemes. */
final class TagBits {
  private static final int TID_GEN2 = 0xE2;
  private static final int TID_ISO_7816 = 0xE0;

  private TagBits() {}

  static TagIdentity decode(BitInput in) throws EpcFaultException {
    int header = in.takeInt(8);
    Optional<EpcScheme> scheme = EpcScheme.ofHeader(header);
    if (scheme.isPresent()) {
      return partitioned(scheme.get(), in);
    }
    Optional<PlusScheme> plus = PlusScheme.ofHeader(header);
    if (plus.isPresent()) {
      return PlusBits.decode(plus.get(), in);
    }
    if (header == TID_GEN2 || header == TID_ISO_7816) {
      throw new EpcFaultException(
          EpcFault.Kind.TID_AS_EPC, in.hex(), "a programmed EPC; write one to the tag first");
    }
    throw new EpcFaultException(
        EpcFault.Kind.UNKNOWN_HEADER,
        in.hex(),
        "a header byte 2C, 2D, 30 to 34, 36 to 39 or a plus");
  }

  private static TagEpc partitioned(EpcScheme scheme, BitInput in) throws EpcFaultException {
    int filter = in.takeInt(3);
    int partition = in.takeInt(3);
    if (!EpcScheme.isPartition(partition)) {
      throw new EpcFaultException(EpcFault.Kind.PARTITION, in.hex(), "a partition from 0 to 6");
    }
    int digits = EpcScheme.prefixDigits(partition);
    int prefixBits = EpcScheme.prefixBits(digits);
    KeyKind kind = scheme.kind();
    String prefix = padded(in.take(prefixBits), digits);
    String reference =
        padded(in.take(kind.referenceBits(prefixBits)), kind.referenceDigits(digits));
    String serial = serial(scheme, in, digits);
    in.takeZerosToTheEnd();
    return new TagEpc(scheme, filter, PureIdentity.checked(kind, prefix, reference, serial));
  }

  private static String serial(EpcScheme scheme, BitInput in, int digits) throws EpcFaultException {
    int bits = scheme.serialBits(EpcScheme.prefixBits(digits));
    return switch (scheme.form()) {
      case NUMBER -> in.takeBig(bits).toString();
      case TEXT -> SerialText.take(in, bits, longestText(scheme, digits));
      case NONE -> {
        in.takeZeros(bits, "the %d bits without a meaning".formatted(bits));
        yield "";
      }
    };
  }

  /** Characters that fit both the key and the bits. */
  static int longestText(EpcScheme scheme, int prefixDigits) {
    int fit = scheme.serialBits(EpcScheme.prefixBits(prefixDigits)) / 7;
    return Math.min(fit, scheme.kind().longestSerial(prefixDigits));
  }

  /** A field of no digits still has bits, which must be zero: so it is empty and not "0". */
  private static String padded(long number, int digits) throws EpcFaultException {
    if (digits == 0) {
      if (number != 0) {
        throw new EpcFaultException(
            EpcFault.Kind.DIGITS, Long.toString(number), "0, for a reference of no digits");
      }
      return "";
    }
    String text = Long.toString(number);
    if (text.length() > digits) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS, text, "a number of at most %d digits".formatted(digits));
    }
    return "0".repeat(digits - text.length()) + text;
  }
}
