package bondgate.edge.portal;

import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import java.time.Instant;
import java.util.List;

/**
 * One reader as the status page shows it.
 *
 * @param reader its name
 * @param port where it is connected
 * @param state its state
 * @param since when it came into this state
 * @param reason what brought it there
 * @param detail what the device or the operating system said, may be empty
 * @param portals the openings it looks at
 * @param rounds inventory rounds since the start
 * @param reads tag reads since the start
 * @param badChecksums damaged frames since the start
 * @param reconnections times the port was opened again
 * @param alarmOn whether its siren and lock are on
 * @param beams the light beams of those openings that have some
 */
public record ReaderStatus(
    String reader,
    String port,
    ReaderState state,
    Instant since,
    ReaderHealth.Reason reason,
    String detail,
    List<String> portals,
    long rounds,
    long reads,
    long badChecksums,
    long reconnections,
    boolean alarmOn,
    List<BeamStatus> beams) {}
