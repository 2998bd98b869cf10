package bondgate.edge.command;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.dialect.Said;
import bondgate.rfid.portal.PortalFittings;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Recording;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records what a portal's reader hears in one step after another. */
final class PortalRecorder {
  private final ReaderSession session;
  private final InstantSource clock;
  private final PortalLayout layout;
  private final Duration each;
  private final Set<Epc> lying = new LinkedHashSet<>();
  private long withoutLevel;

  PortalRecorder(
      ReaderSession session, InstantSource clock, PortalLayout layout, Duration eachStep) {
    this.session = session;
    this.clock = clock;
    this.layout = layout;
    this.each = eachStep;
  }

  /**
   * Listens while the step is done. What lies about is known from the quiet step, and not labelled.
   */
  Outcome<Recording> record(CalibrationStep step) {
    Instant begin = clock.instant();
    Instant end = begin.plus(each);
    List<Recording.Entry> entries = new ArrayList<>();
    Set<Epc> heard = new LinkedHashSet<>();
    return session
        .inventory(
            () -> !clock.instant().isBefore(end),
            tag -> {
              if (tag.rssiDbm().isEmpty()) {
                withoutLevel++;
                return;
              }
              entries.add(new Recording.Entry.Tag(read(tag)));
              heard.add(tag.epc());
            })
        .then(count -> new Outcome.Done<>(labelled(step, begin, entries, heard)));
  }

  private TagRead read(Said.Tag tag) {
    return new TagRead(
        tag.epc(), tag.antenna(), tag.rssiDbm().getAsInt(), tag.phase(), clock.instant());
  }

  private Recording labelled(
      CalibrationStep step, Instant begin, List<Recording.Entry> entries, Set<Epc> heard) {
    if (step == CalibrationStep.QUIET) {
      lying.addAll(heard);
    } else {
      heard.removeAll(lying);
    }
    List<Recording.Label> labels =
        heard.stream().map(epc -> new Recording.Label(epc, step.truth(), step.word())).toList();
    return new Recording(layout, PortalFittings.none(), begin, entries, labels);
  }

  /** Reads whose level the reader did not give in dBm, which say nothing here. */
  long withoutLevel() {
    return withoutLevel;
  }
}
