package bondgate.edge.command;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.portal.Recording.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records what a portal's reader hears, and its beams see, in one step after another. */
final class PortalRecorder {
  private final Ear ear;
  private final Optional<BeamEar> beams;
  private final InstantSource clock;
  private final PortalLayout layout;
  private final Duration each;
  private final Set<Epc> lying = new LinkedHashSet<>();
  private long withoutLevel;

  PortalRecorder(
      Ear ear,
      Optional<BeamEar> beams,
      InstantSource clock,
      PortalLayout layout,
      Duration eachStep) {
    this.ear = ear;
    this.beams = beams;
    this.clock = clock;
    this.layout = layout;
    this.each = eachStep;
  }

  /**
   * Listens while the step is done. What lies about is known from the quiet step, and not labelled.
   * Where the beams were not known all the time, it is as if there were none.
   */
  Recording record(CalibrationStep step) throws DeviceException {
    Instant begin = clock.instant();
    Instant end = begin.plus(each);
    Arrivals arrivals = new Arrivals();
    Set<Epc> heard = new LinkedHashSet<>();
    beams.ifPresent(box -> box.begin(begin, event -> arrivals.add(new Entry.Light(event))));
    ear.hear(
        () -> !clock.instant().isBefore(end),
        tag -> {
          if (tag.tag().rssiDbm().isEmpty()) {
            withoutLevel++;
            return;
          }
          arrivals.add(new Entry.Tag(read(tag)));
          heard.add(tag.tag().epc());
        });
    PortalFittings fittings =
        beams
            .filter(BeamEar::end)
            .map(box -> PortalFittings.with(box.fitted()))
            .orElse(PortalFittings.none());
    Recording all = new Recording(layout, fittings, begin, arrivals.all(), labels(step, heard));
    return fittings.beams() == PortalFittings.Beams.NONE ? all.withoutBeams() : all;
  }

  private static TagRead read(HeardTag heard) {
    Said.Tag tag = heard.tag();
    return new TagRead(tag.epc(), tag.antenna(), tag.rssiDbm().getAsInt(), tag.phase(), heard.at());
  }

  private List<Recording.Label> labels(CalibrationStep step, Set<Epc> heard) {
    if (step == CalibrationStep.QUIET) {
      lying.addAll(heard);
    } else {
      heard.removeAll(lying);
    }
    return heard.stream().map(epc -> new Recording.Label(epc, step.truth(), step.word())).toList();
  }

  /** Reads whose level the reader did not give in dBm, which say nothing here. */
  long withoutLevel() {
    return withoutLevel;
  }

  /** What came, in its order; the reader's tags and the beams come on two threads. */
  private static final class Arrivals {
    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(Entry entry) {
      entries.add(entry);
    }

    synchronized List<Entry> all() {
      return List.copyOf(entries);
    }
  }
}
