package bondgate.rfid.epc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which thing a tag names, whatever the tag's coding: a GS1 key with its company prefix told apart,
 * and the serial number (TDS 2.3, section 6: pure identity).
 *
 * @param kind which key
 * @param companyPrefix 6 to 12 digits
 * @param reference the digits after the prefix, the indicator or extension digit first; as many as
 *     fill the key; empty for GIAI
 * @param serial the serial number as people write it, not escaped; empty for SSCC and GSRN; {@code
 *     "0"} for an SGLN without extension
 */
public record PureIdentity(KeyKind kind, String companyPrefix, String reference, String serial) {
  private static final String HEAD = "urn:epc:id:";
  private static final int SHORTEST_PREFIX = 6;
  private static final int LONGEST_PREFIX = 12;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part is not as stated
   */
  public PureIdentity {
    Objects.requireNonNull(kind, "kind");
    try {
      check(kind, companyPrefix, reference, serial);
    } catch (EpcFaultException e) {
      throw new IllegalArgumentException(e.fault().describe(), e);
    }
  }

  /** The identity of these parts, or what is wrong with them. */
  public static EpcResult<PureIdentity> of(
      KeyKind kind, String companyPrefix, String reference, String serial) {
    return Attempt.answer(() -> checked(kind, companyPrefix, reference, serial));
  }

  static PureIdentity checked(KeyKind kind, String prefix, String reference, String serial)
      throws EpcFaultException {
    check(kind, prefix, reference, serial);
    return new PureIdentity(kind, prefix, reference, serial);
  }

  private static void check(KeyKind kind, String prefix, String reference, String serial)
      throws EpcFaultException {
    if (!SerialText.isDigits(prefix)
        || prefix.length() < SHORTEST_PREFIX
        || prefix.length() > LONGEST_PREFIX) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS, prefix, "a company prefix of 6 to 12 digits");
    }
    int digits = kind.referenceDigits(prefix.length());
    if (reference.length() != digits || (digits > 0 && !SerialText.isDigits(reference))) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS,
          reference,
          "a reference of %d digits after a prefix of %d".formatted(digits, prefix.length()));
    }
    int longest = kind.longestSerial(prefix.length());
    if (serial.length() > longest || (kind.hasSerial() && serial.isEmpty())) {
      throw new EpcFaultException(
          EpcFault.Kind.SERIAL,
          serial,
          longest == 0 ? "no serial number" : "a serial number of 1 to %d".formatted(longest));
    }
    if (!SerialText.isAllowed(serial)) {
      throw new EpcFaultException(
          EpcFault.Kind.CHARACTER,
          SerialText.escapeForPath(serial),
          "characters of GS1's set of 82");
    }
  }

  /** Reads {@code urn:epc:id:sgtin:0614141.812345.6789}. */
  public static EpcResult<PureIdentity> parse(String uri) {
    return Attempt.answer(
        () -> {
          if (uri == null || !uri.startsWith(HEAD)) {
            throw new EpcFaultException(
                EpcFault.Kind.SYNTAX, String.valueOf(uri), "a text that begins with " + HEAD);
          }
          String[] parts = uri.substring(HEAD.length()).split(":", 2);
          KeyKind kind =
              KeyKind.ofWord(parts[0])
                  .filter(k -> parts.length == 2)
                  .orElseThrow(
                      () ->
                          new EpcFaultException(
                              EpcFault.Kind.SYNTAX, uri, "sgtin, sscc, sgln, grai, giai, …"));
          return ofBody(kind, parts[1]);
        });
  }

  /** The identity in the dotted part of a URI. */
  static PureIdentity ofBody(KeyKind kind, String body) throws EpcFaultException {
    int fields = 1 + (kind.hasReference() ? 1 : 0) + (kind.hasSerial() ? 1 : 0);
    String[] parts = body.split("\\.", fields);
    if (parts.length != fields) {
      throw new EpcFaultException(
          EpcFault.Kind.SYNTAX, body, fields + " parts with dots between them");
    }
    String reference = kind.hasReference() ? parts[1] : "";
    String serial = kind.hasSerial() ? SerialText.unescape(parts[fields - 1]) : "";
    return checked(kind, parts[0], reference, serial);
  }

  /** The dotted part of its URIs. */
  String body() {
    List<String> parts = new ArrayList<>();
    parts.add(companyPrefix);
    if (kind.hasReference()) {
      parts.add(reference);
    }
    if (kind.hasSerial()) {
      parts.add(SerialText.escapeForUrn(serial));
    }
    return String.join(".", parts);
  }

  /** {@code urn:epc:id:sgtin:0614141.812345.6789}. */
  public String toUri() {
    return HEAD + kind.word() + ":" + body();
  }

  /** The key as people write it, with its check digit: the 14 digits of a GTIN, 18 of an SSCC, … */
  public String key() {
    return switch (kind) {
      case SGTIN, SSCC -> {
        String digits = reference.charAt(0) + companyPrefix + reference.substring(1);
        yield digits + CheckDigit.of(digits);
      }
      case SGLN, GRAI, GSRN, GDTI -> {
        String digits = companyPrefix + reference;
        yield digits + CheckDigit.of(digits);
      }
      case GIAI -> companyPrefix + serial;
    };
  }

  /** The same as a GS1 Digital Link. */
  public DigitalLink toDigitalLink() {
    return switch (kind) {
      case SGTIN -> DigitalLink.of(kind.ai(), key(), "21", serial);
      case SGLN ->
          serial.equals("0")
              ? DigitalLink.of(kind.ai(), key())
              : DigitalLink.of(kind.ai(), key(), "254", serial);
      case GRAI -> DigitalLink.of(kind.ai(), "0" + key() + serial);
      case GDTI -> DigitalLink.of(kind.ai(), key() + serial);
      case SSCC, GIAI, GSRN -> DigitalLink.of(kind.ai(), key());
    };
  }
}
