package bondgate.rfid.epc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A GS1 Digital Link: a web address that carries application identifiers (GS1 Digital Link, URI
 * syntax).
 *
 * @param stem everything before the key: {@code https://id.gs1.org}
 * @param path the key and its qualifiers, in order; at least one
 * @param query attributes after the question mark that are application identifiers
 */
public record DigitalLink(String stem, List<Ai> path, List<Ai> query) {
  /** GS1's own resolver, used where no other stem is asked for. */
  public static final String GS1_STEM = "https://id.gs1.org";

  private static final int GTIN_DIGITS = 14;

  /**
   * One application identifier with its value.
   *
   * @param ai two to four digits
   * @param value as people write it, not escaped
   */
  public record Ai(String ai, String value) {}

  /** Keeps copies. */
  public DigitalLink {
    path = List.copyOf(path);
    query = List.copyOf(query);
  }

  static DigitalLink of(String... identifiersAndValues) {
    List<Ai> path = new ArrayList<>();
    for (int i = 0; i < identifiersAndValues.length; i += 2) {
      path.add(new Ai(identifiersAndValues[i], identifiersAndValues[i + 1]));
    }
    return new DigitalLink(GS1_STEM, path, List.of());
  }

  DigitalLink withQuery(String ai, String value) {
    return new DigitalLink(stem, path, List.of(new Ai(ai, value)));
  }

  /** The same under another stem, such as a company's own resolver. */
  public DigitalLink under(String otherStem) {
    return new DigitalLink(otherStem, path, query);
  }

  /** The web address. */
  public String toUri() {
    String attributes =
        query.stream()
            .map(q -> q.ai() + "=" + SerialText.escapeForPath(q.value()))
            .collect(Collectors.joining("&"));
    return stem
        + path.stream()
            .map(p -> "/" + p.ai() + "/" + SerialText.escapeForPath(p.value()))
            .collect(Collectors.joining())
        + (attributes.isEmpty() ? "" : "?" + attributes);
  }

  /** The same as people print it: {@code (01)80614141123458(21)6789}. */
  public String toElementString() {
    StringBuilder out = new StringBuilder();
    path.forEach(p -> out.append('(').append(p.ai()).append(')').append(p.value()));
    query.forEach(q -> out.append('(').append(q.ai()).append(')').append(q.value()));
    return out.toString();
  }

  /** Reads an uncompressed Digital Link with a key of {@link KeyKind}. */
  public static EpcResult<DigitalLink> parse(String uri) {
    return Attempt.answer(
        () -> {
          if (uri == null || !uri.matches("https?://[^/?#\\s]+/[^#\\s]+(#.*)?")) {
            throw new EpcFaultException(
                EpcFault.Kind.SYNTAX, String.valueOf(uri), "http(s)://host/AI/value…");
          }
          String[] fragment = uri.split("#", 2);
          String[] halves = fragment[0].split("\\?", 2);
          String[] segments = halves[0].split("/", -1);
          int key = keySegment(segments, uri);
          List<Ai> path = new ArrayList<>();
          for (int i = key; i < segments.length; i += 2) {
            path.add(new Ai(segments[i], value(segments[i + 1])));
          }
          String stem = String.join("/", List.of(segments).subList(0, key));
          return new DigitalLink(stem, path, halves.length == 2 ? query(halves[1]) : List.of());
        });
  }

  /** No value of GS1 has a letter beyond ASCII, and an escape of two digits could not write one. */
  private static String value(String escaped) throws EpcFaultException {
    String value = SerialText.unescape(escaped);
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new EpcFaultException(
          EpcFault.Kind.CHARACTER, escaped, "characters of GS1's set of 82");
    }
    return value;
  }

  /** The first segment after the host that is a key's AI and leaves pairs behind it. */
  private static int keySegment(String[] segments, String uri) throws EpcFaultException {
    for (int i = 3; i + 1 < segments.length; i++) {
      boolean pairs = (segments.length - i) % 2 == 0;
      if (pairs && KeyKind.ofAi(segments[i]).isPresent() && !segments[i + 1].isEmpty()) {
        return i;
      }
    }
    throw new EpcFaultException(
        EpcFault.Kind.SYNTAX, uri, "a segment 01, 00, 414, 8003, 8004, 8018 or 253 with a value");
  }

  private static List<Ai> query(String text) throws EpcFaultException {
    List<Ai> out = new ArrayList<>();
    for (String part : text.split("[&;]", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2 && pair[0].matches("[0-9]{2,4}")) {
        out.add(new Ai(pair[0], value(pair[1])));
      }
    }
    return out;
  }

  /** The identity, with the length of the company prefix from a table. */
  public EpcResult<PureIdentity> identity(CompanyPrefixTable table) {
    return Attempt.answer(
        () -> {
          String digits = prefixFirst();
          int length =
              table
                  .prefixLength(digits)
                  .orElseThrow(
                      () ->
                          new EpcFaultException(
                              EpcFault.Kind.PREFIX_LENGTH_UNKNOWN,
                              digits,
                              "an entry of the prefix table, or the length from its owner"));
          return identityOf(length);
        });
  }

  /**
   * The identity, with a company prefix of this many digits.
   *
   * @param prefixDigits 6 to 12
   */
  public EpcResult<PureIdentity> identity(int prefixDigits) {
    return Attempt.answer(() -> identityOf(prefixDigits));
  }

  private PureIdentity identityOf(int prefixDigits) throws EpcFaultException {
    KeyKind kind = kind();
    String value = path.get(0).value();
    return switch (kind) {
      case SGTIN -> {
        String digits = CheckDigit.without(gtin14());
        yield moved(kind, digits, prefixDigits, qualifier("21"));
      }
      case SSCC -> moved(kind, keyOf(value, 18), prefixDigits, "");
      case SGLN ->
          straight(
              kind, keyOf(value, 13), prefixDigits, hasQualifier("254") ? qualifier("254") : "0");
      case GSRN -> straight(kind, keyOf(value, 18), prefixDigits, "");
      case GDTI -> straight(kind, keyOf(head(value, 13), 13), prefixDigits, value.substring(13));
      case GRAI -> {
        if (!value.startsWith("0")) {
          throw new EpcFaultException(EpcFault.Kind.DIGITS, value, "a zero before the 13 digits");
        }
        String key = keyOf(head(value, 14).substring(1), 13);
        yield straight(kind, key, prefixDigits, value.substring(14));
      }
      case GIAI -> straight(kind, value, prefixDigits, "");
    };
  }

  /** The digits of the key from the first of the company prefix on. */
  private String prefixFirst() throws EpcFaultException {
    String value = path.get(0).value();
    return switch (kind()) {
      case SGTIN -> gtin14().substring(1);
      case SSCC -> head(value, 18).substring(1);
      case GRAI -> head(value, 14).substring(1);
      case SGLN, GSRN, GDTI, GIAI -> value;
    };
  }

  private KeyKind kind() throws EpcFaultException {
    String ai = path.get(0).ai();
    return KeyKind.ofAi(ai)
        .orElseThrow(() -> new EpcFaultException(EpcFault.Kind.SYNTAX, ai, "a key of GS1"));
  }

  /** A GTIN of 8, 12 or 13 digits is the one of 14 without its leading zeros. */
  private String gtin14() throws EpcFaultException {
    String value = path.get(0).value();
    if (!value.matches("[0-9]{8}|[0-9]{12,14}")) {
      throw new EpcFaultException(EpcFault.Kind.DIGITS, value, "a GTIN of 8, 12, 13 or 14 digits");
    }
    return "0".repeat(GTIN_DIGITS - value.length()) + value;
  }

  private static String head(String value, int digits) throws EpcFaultException {
    if (value.length() < digits) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS, value, "at least %d characters".formatted(digits));
    }
    return value.substring(0, digits);
  }

  private static String keyOf(String value, int digits) throws EpcFaultException {
    if (value.length() != digits) {
      throw new EpcFaultException(EpcFault.Kind.DIGITS, value, digits + " digits");
    }
    return CheckDigit.without(value);
  }

  private boolean hasQualifier(String ai) {
    return path.stream().skip(1).anyMatch(p -> p.ai().equals(ai));
  }

  private String qualifier(String ai) throws EpcFaultException {
    return path.stream()
        .skip(1)
        .filter(p -> p.ai().equals(ai))
        .findFirst()
        .map(Ai::value)
        .orElseThrow(
            () ->
                new EpcFaultException(
                    EpcFault.Kind.SERIAL, toUri(), "a serial number in /%s/".formatted(ai)));
  }

  /** The first digit is the indicator or extension digit and goes to the reference. */
  private static PureIdentity moved(KeyKind kind, String digits, int prefixDigits, String serial)
      throws EpcFaultException {
    String rest = digits.substring(1);
    String prefix = head(rest, prefixDigits);
    String reference = digits.charAt(0) + rest.substring(prefixDigits);
    return PureIdentity.checked(kind, prefix, reference, serial);
  }

  private static PureIdentity straight(KeyKind kind, String digits, int prefixDigits, String serial)
      throws EpcFaultException {
    String prefix = head(digits, prefixDigits);
    String rest = digits.substring(prefixDigits);
    return kind.hasReference()
        ? PureIdentity.checked(kind, prefix, rest, serial)
        : PureIdentity.checked(kind, prefix, "", rest);
  }
}
