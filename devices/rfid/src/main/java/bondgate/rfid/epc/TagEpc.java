package bondgate.rfid.epc;

import java.math.BigInteger;

/**
 * An EPC as a tag carries it in a scheme with partition: the scheme, the filter and the identity.
 *
 * @param scheme the binary scheme
 * @param filter 0 to 7; for SGTIN 0 others, 1 point of sale, 2 full case, 4 inner pack, 6 unit
 *     load, 7 component
 * @param identity which thing
 */
public record TagEpc(EpcScheme scheme, int filter, PureIdentity identity) implements TagIdentity {
  private static final String HEAD = "urn:epc:tag:";

  /**
   * Checks that the identity fits the scheme.
   *
   * @throws IllegalArgumentException if it does not
   */
  public TagEpc {
    try {
      check(scheme, filter, identity);
    } catch (EpcFaultException e) {
      throw new IllegalArgumentException(e.fault().describe(), e);
    }
  }

  /** The EPC of these parts, or what is wrong with them. */
  public static EpcResult<TagEpc> of(EpcScheme scheme, int filter, PureIdentity identity) {
    return Attempt.answer(() -> checked(scheme, filter, identity));
  }

  private static TagEpc checked(EpcScheme scheme, int filter, PureIdentity identity)
      throws EpcFaultException {
    check(scheme, filter, identity);
    return new TagEpc(scheme, filter, identity);
  }

  private static void check(EpcScheme scheme, int filter, PureIdentity identity)
      throws EpcFaultException {
    if (filter < 0 || filter > 7) {
      throw new EpcFaultException(
          EpcFault.Kind.FILTER, Integer.toString(filter), "a filter from 0 to 7");
    }
    if (identity.kind() != scheme.kind()) {
      throw new EpcFaultException(
          EpcFault.Kind.SYNTAX, identity.toUri(), "an identity for " + scheme.word());
    }
    String serial = identity.serial();
    int digits = identity.companyPrefix().length();
    int bits = scheme.serialBits(EpcScheme.prefixBits(digits));
    boolean fits =
        switch (scheme.form()) {
          case NUMBER -> SerialText.isNumber(serial) && new BigInteger(serial).bitLength() <= bits;
          case TEXT -> serial.length() <= TagBits.longestText(scheme, digits);
          case NONE -> serial.isEmpty();
        };
    if (!fits) {
      throw new EpcFaultException(
          EpcFault.Kind.SERIAL,
          serial,
          "a serial number that fits %s (%d bits)".formatted(scheme.word(), bits));
    }
  }

  /** Reads {@code urn:epc:tag:sgtin-96:3.0614141.812345.6789}. */
  public static EpcResult<TagEpc> parse(String uri) {
    return Attempt.answer(
        () -> {
          if (uri == null || !uri.startsWith(HEAD)) {
            throw new EpcFaultException(
                EpcFault.Kind.SYNTAX, String.valueOf(uri), "a text that begins with " + HEAD);
          }
          String[] parts = uri.substring(HEAD.length()).split(":", 2);
          EpcScheme scheme =
              EpcScheme.ofWord(parts[0])
                  .filter(s -> parts.length == 2)
                  .orElseThrow(
                      () ->
                          new EpcFaultException(
                              EpcFault.Kind.SYNTAX, uri, "a scheme such as sgtin-96"));
          String[] rest = parts[1].split("\\.", 2);
          if (rest.length != 2 || rest[0].length() != 1 || !SerialText.isDigits(rest[0])) {
            throw new EpcFaultException(EpcFault.Kind.FILTER, uri, "a filter from 0 to 7");
          }
          return checked(
              scheme, rest[0].charAt(0) - '0', PureIdentity.ofBody(scheme.kind(), rest[1]));
        });
  }

  /** {@code urn:epc:tag:sgtin-96:3.0614141.812345.6789}. */
  public String toUri() {
    return HEAD + scheme.word() + ":" + filter + "." + identity.body();
  }

  @Override
  public String toHex() {
    KeyKind kind = scheme.kind();
    int digits = identity.companyPrefix().length();
    int prefixBits = EpcScheme.prefixBits(digits);
    BitOutput out =
        new BitOutput()
            .put(scheme.header(), 8)
            .put(filter, 3)
            .put(EpcScheme.partitionOf(digits), 3)
            .put(Long.parseLong(identity.companyPrefix()), prefixBits);
    String reference = identity.reference();
    out.put(reference.isEmpty() ? 0 : Long.parseLong(reference), kind.referenceBits(prefixBits));
    int bits = scheme.serialBits(prefixBits);
    switch (scheme.form()) {
      case NUMBER -> out.put(new BigInteger(identity.serial()), bits);
      case TEXT -> SerialText.put(out, identity.serial(), bits);
      case NONE -> out.put(0, bits);
    }
    return out.toWords();
  }

  @Override
  public DigitalLink toDigitalLink() {
    return identity.toDigitalLink();
  }
}
