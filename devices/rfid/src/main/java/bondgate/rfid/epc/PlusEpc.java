package bondgate.rfid.epc;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An EPC in a "+" scheme of TDS 2, which needs no company prefix length.
 *
 * @param scheme the scheme
 * @param moreData the toggle: whether further data follow in the tag's EPC memory; only false is
 *     decoded
 * @param filter 0 to 7
 * @param date the date of a DSGTIN+
 * @param key the digits of the key with its check digit; of a GIAI the leading digits
 * @param serial the serial, as coded; empty for SSCC+ and for a GIAI of digits only
 */
public record PlusEpc(
    PlusScheme scheme,
    boolean moreData,
    int filter,
    Optional<PrioritisedDate> date,
    String key,
    Optional<CodedText> serial)
    implements TagIdentity {
  /**
   * A date that a DSGTIN+ carries.
   *
   * @param kind 0 to 6: AI 11, 13, 15, 16, 17, 7006, 7007
   * @param yymmdd six digits
   */
  public record PrioritisedDate(int kind, String yymmdd) {
    private static final List<String> IDENTIFIERS =
        List.of("11", "13", "15", "16", "17", "7006", "7007");

    /** Checks the ranges. */
    public PrioritisedDate {
      if (kind < 0 || kind >= IDENTIFIERS.size() || !yymmdd.matches("[0-9]{6}")) {
        throw new IllegalArgumentException(
            "expected kind 0 to 6 and six digits; received %d, '%s'".formatted(kind, yymmdd));
      }
    }

    /** Its application identifier. */
    public String ai() {
      return IDENTIFIERS.get(kind);
    }
  }

  /** Checks that nothing is missing. */
  public PlusEpc {
    Objects.requireNonNull(scheme, "scheme");
    if (filter < 0 || filter > 7 || scheme.hasDate() != date.isPresent()) {
      throw new IllegalArgumentException(
          "expected a filter from 0 to 7, and a date for DSGTIN+ only; received %d, %s"
              .formatted(filter, date));
    }
  }

  @Override
  public String toHex() {
    return PlusBits.encode(this);
  }

  @Override
  public DigitalLink toDigitalLink() {
    String text = serial.map(CodedText::text).orElse("");
    String ai = scheme.kind().ai();
    DigitalLink link =
        switch (scheme) {
          case SGTIN_PLUS, DSGTIN_PLUS -> DigitalLink.of(ai, key, "21", text);
          case SGLN_PLUS ->
              text.equals("0") ? DigitalLink.of(ai, key) : DigitalLink.of(ai, key, "254", text);
          case SSCC_PLUS, GRAI_PLUS, GIAI_PLUS -> DigitalLink.of(ai, key + text);
        };
    return date.map(d -> link.withQuery(d.ai(), d.yymmdd())).orElse(link);
  }
}
