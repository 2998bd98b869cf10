package bondgate.edge.portal;

import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamState;
import java.util.Map;

/**
 * The light beams of one opening as the status page shows them.
 *
 * @param portal the opening
 * @param port where their box is connected
 * @param box how the box stands, in a word for machines: {@code READY}, or what is wrong
 * @param zh how it stands and what to do, for a Chinese-speaking technician
 * @param en the same for an English-speaking one
 * @param beams how each beam stands
 */
public record BeamStatus(
    String portal, String port, String box, String zh, String en, Map<Beam, BeamState> beams) {
  /** Takes a copy. */
  public BeamStatus {
    beams = Map.copyOf(beams);
  }
}
