package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import java.util.Objects;
import java.util.Optional;

/**
 * What an opening has besides its antennas.
 *
 * @param beams its light beams
 * @param referenceTag a tag fixed within earshot 参考标签, whose silence says that the portal is blind;
 *     it never passes
 */
public record PortalFittings(Beams beams, Optional<Epc> referenceTag) {
  /** How many beams there are. */
  public enum Beams {
    /** None: the reads alone decide, and with less confidence. */
    NONE,
    /** One in the middle: it says that somebody is there. */
    ONE,
    /** One on each side: their order says which way. */
    TWO
  }

  /** Checks that nothing is missing. */
  public PortalFittings {
    Objects.requireNonNull(beams, "beams");
    Objects.requireNonNull(referenceTag, "referenceTag");
  }

  /** Antennas only. */
  public static PortalFittings none() {
    return new PortalFittings(Beams.NONE, Optional.empty());
  }

  /** Antennas and beams. */
  public static PortalFittings with(Beams beams) {
    return new PortalFittings(beams, Optional.empty());
  }
}
