package bondgate.edge.portal;

import bondgate.edge.line.DeviceLines;
import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.portal.Beam;
import bondgate.rfid.portal.BeamEvent;
import bondgate.rfid.portal.BeamState;
import bondgate.till.line.DeviceRunner;
import bondgate.till.modbus.BoxEvent;
import bondgate.till.modbus.BoxSettings;
import bondgate.till.modbus.BoxTalk;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The light beams of one opening, at their box of contacts: asks the box some thirty times a
 * second, and tells what the beams say. A box that does not answer says nothing, and that is told
 * too.
 */
final class BoxBeams implements BeamPost {
  private final EdgeSettings.Beams settings;
  private final Sight sight;
  private final DeviceRunner runner;
  // Owned by the line's thread: the beams that have said how they stand since the box answers.
  private final Set<Beam> known = EnumSet.noneOf(Beam.class);

  BoxBeams(EdgeSettings.Beams settings, DeviceLines lines, Sight sight) {
    this.settings = settings;
    this.sight = sight;
    BoxTalk talk = new BoxTalk(BoxSettings.of(settings.map()), this::take);
    this.runner = lines.runner("beams", settings.line().orElseThrow(), talk, false);
  }

  @Override
  public void start() {
    runner.start();
  }

  @Override
  public void stop() {
    runner.close();
  }

  private void take(BoxEvent event) {
    if (event instanceof BoxEvent.Contact contact) {
      Beam beam = EdgeSettings.Beams.beam(contact.name());
      sight.beam(new BeamEvent(beam, contact.active(), contact.at()));
      if (known.add(beam) && known.size() == settings.map().points().size()) {
        sight.beamsBack(contact.at());
      }
    } else if (event instanceof BoxEvent.Silent silent) {
      known.clear();
      sight.beamsLost(silent.heardLastAt());
    }
    // A box without outputs confirms none; that it refuses a question is in its own status.
  }

  @Override
  public BeamStatus status(String portal, Map<Beam, BeamState> beams) {
    return new BeamStatus(
        portal,
        settings.line().orElseThrow().port(),
        DeviceLines.state(runner),
        runner.status().chinese(),
        runner.status().english(),
        beams);
  }
}
