package bondgate.server.evidence;

import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.VerifierKey;
import java.net.URI;

/**
 * Where a witness is asked, and the key by which its answers are checked.
 *
 * @param url prefix of its address, without the last slash
 * @param key of type 4
 */
record WitnessAddress(URI url, VerifierKey key) {
  /**
   * Reads a setting, {@code <url>|<vkey>}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static WitnessAddress parse(String setting) {
    String[] parts = setting.strip().split("\\|", 2);
    if (parts.length != 2 || !parts[0].matches("https?://[^/]+.*")) {
      throw wrong(setting, null);
    }
    try {
      VerifierKey key = VerifierKey.parse(parts[1]);
      if (!key.isWitness()) {
        throw wrong(setting, null);
      }
      return new WitnessAddress(URI.create(parts[0].replaceFirst("/+$", "")), key);
    } catch (MalformedProofException e) {
      throw wrong(setting, e);
    }
  }

  private static IllegalArgumentException wrong(String setting, Exception cause) {
    return new IllegalArgumentException(
        ("bondgate.evidence.witnesses: expected <http(s) address>|<vkey of type 4> for each;"
                + " received '%s'. The witness prints its vkey when it starts")
            .formatted(setting),
        cause);
  }
}
