package bondgate.evidence.proof;

import java.util.Base64;

/** Standard Base64 in its one canonical spelling, so that no two texts state the same signature. */
final class StrictBase64 {
  private StrictBase64() {}

  static byte[] decode(String what, String text) throws MalformedProofException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedProofException(
          "%s must be standard Base64; received '%s'".formatted(what, text), e);
    }
    // Java's decoder takes missing padding and stray low bits; the specification does not.
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new MalformedProofException(
          "%s must be standard Base64 with its padding; received '%s'".formatted(what, text));
    }
    return bytes;
  }
}
