package bondgate.evidence.proof;

/** Whole numbers from 0 as C2SP writes them: no sign, no leading zero. */
final class Decimal {
  private Decimal() {}

  static long parse(String what, String text) throws MalformedProofException {
    if (text.matches("0|[1-9][0-9]{0,18}")) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new MalformedProofException(
            "%s must be below 2^63; received '%s'".formatted(what, text), e);
      }
    }
    throw new MalformedProofException(
        "%s must be a decimal number without sign or leading zero; received '%s'"
            .formatted(what, text));
  }
}
