package bondgate.edge.portal;

import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.BeamState;
import java.time.Instant;
import java.util.Map;

/** The light beams of one opening, wherever they are wired to. */
interface BeamPost {
  /** Who is told what they say, on the thread of their line. */
  interface Sight {
    /** A beam was broken, is free again, or is known for the first time. */
    void beam(BeamEvent event);

    /** Nothing is known of the beams since then. */
    void beamsLost(Instant since);

    /** All of them are known again. */
    void beamsBack(Instant at);
  }

  /** Begins to ask. */
  void start();

  /** Asks no more. */
  void stop();

  /** How they stand. */
  BeamStatus status(String portal, Map<Beam, BeamState> beams);
}
