package bondgate.edge.portal;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.BeamState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The light beams of one opening, wired to the inputs of its reader: the reader says how they stand
 * when it is connected, and tells each change. While it is not there, nothing is known of them.
 */
final class ReaderBeams implements BeamPost {
  private final EdgeSettings.Beams settings;
  private final Sight sight;
  // Owned by the reader's thread: the beams that have said how they stand since it is connected.
  private final Set<Beam> known = EnumSet.noneOf(Beam.class);
  private volatile boolean allKnown;

  ReaderBeams(EdgeSettings.Beams settings, Sight sight) {
    this.settings = settings;
    this.sight = sight;
  }

  @Override
  public void start() {
    // The reader tells by itself.
  }

  @Override
  public void stop() {
    // The reader is stopped by its post.
  }

  /** An input of the reader stands so; most are none of ours. */
  void input(int port, boolean high, Instant at) {
    Optional<BeamEvent> event = settings.event(port, high, at);
    if (event.isPresent()) {
      sight.beam(event.get());
      if (known.add(event.get().beam()) && known.size() == settings.map().points().size()) {
        allKnown = true;
        sight.beamsBack(at);
      }
    }
  }

  /** The reader is not connected since then, and so says nothing. */
  void lost(Instant since) {
    if (!known.isEmpty()) {
      known.clear();
      allKnown = false;
      sight.beamsLost(since);
    }
  }

  @Override
  public BeamStatus status(String portal, Map<Beam, BeamState> beams) {
    return allKnown
        ? new BeamStatus(
            portal,
            EdgeSettings.Beams.AT_READER,
            "READY",
            "就绪：接在读写器的输入口",
            "ready: wired to the reader's inputs",
            beams)
        : new BeamStatus(
            portal,
            EdgeSettings.Beams.AT_READER,
            "CONNECTING",
            "连接中：读写器尚未报告其输入口状态",
            "connecting: the reader has not said how its inputs stand",
            beams);
  }
}
