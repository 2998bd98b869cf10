package bondgate.server.stream;

import bondgate.evidence.proof.Opening;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An act as it goes into the public log, and apart from it what its sealed fields say.
 *
 * @param text the leaf
 * @param sealed one for each sealed field that the act states
 */
public record SealedLeaf(String text, List<Sealed> sealed) {
  /** Takes a copy. */
  public SealedLeaf {
    sealed = List.copyOf(sealed);
  }

  /** The bytes of the leaf. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a sealed field says, and why it is sealed: COMMERCIAL, FREE_TEXT or REFERENCE. */
  public record Sealed(String kind, Opening opening) {}
}
