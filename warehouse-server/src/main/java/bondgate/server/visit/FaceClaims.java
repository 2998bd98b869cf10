package bondgate.server.visit;

import bondgate.events.FaceClaim;
import bondgate.server.evidence.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Claims to be a member, signed for the agent of one till. */
@ApplicationScoped
public class FaceClaims {
  private static final int NONCE_BYTES = 16;

  private final ServerKey key;
  private final RandomGenerator random;

  @Inject
  FaceClaims(ServerKey key, RandomGenerator random) {
    this.key = key;
    this.random = random;
  }

  /**
   * The claim as text for the agent.
   *
   * @param person the member's reference; it cannot be read from the text
   * @param until no agent begins to look from then on
   */
  public String text(String zone, String till, String person, Instant until) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return FaceClaim.of(
            zone,
            till,
            until.truncatedTo(ChronoUnit.SECONDS),
            HexFormat.of().formatHex(nonce),
            person)
        .text(key.signingKey());
  }
}
