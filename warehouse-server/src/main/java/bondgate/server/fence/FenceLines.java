package bondgate.server.fence;

import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.EdgeEvent;
import bondgate.events.ReaderHealth;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.server.goods.Place;

/** The line of the fence log that each kind of fact makes. */
final class FenceLines {
  private FenceLines() {}

  static FenceEntry crossed(FactRef ref, TagCrossing crossing, String item, Judgement judgement) {
    return new FenceEntry(
        ref.leafIndex(),
        ref.device(),
        ref.epoch(),
        ref.seq(),
        ref.seenAt(),
        ref.recordedAt(),
        ref.committedAt(),
        crossing.kind().wireName(),
        crossing.reader(),
        crossing.portal(),
        crossing.epc(),
        item,
        crossing.direction().name(),
        crossing.confidencePermille(),
        crossing.decision().name(),
        judgement.verdict().name(),
        judgement.permit().map(OpenPermit::document).or(judgement::control).orElse(null),
        judgement.move().map(Judgement.Move::from).map(Place::name).orElse(null),
        judgement.move().map(Judgement.Move::to).map(Place::name).orElse(null),
        judgement.detail());
  }

  static FenceEntry sighted(FactRef ref, TagSighting sighting, String item) {
    return line(
        ref,
        sighting,
        sighting.reader(),
        sighting.portal(),
        sighting.epc(),
        item,
        null,
        sighting.outcome().name());
  }

  static FenceEntry copied(FactRef ref, TagChip chip, String item, String mismatch) {
    return line(ref, chip, chip.reader(), chip.portal(), chip.epc(), item, null, mismatch);
  }

  /**
   * A siren.
   *
   * @param control the control order that holds what it sounded for; null if none does
   */
  static FenceEntry rang(FactRef ref, AlarmRaised alarm, String item, String control) {
    return line(
        ref,
        alarm,
        alarm.reader(),
        alarm.portal(),
        alarm.epc(),
        item,
        control,
        alarm.reason().name());
  }

  static FenceEntry readerChanged(FactRef ref, ReaderHealth health) {
    String detail = health.state() + " " + health.reason();
    return line(ref, health, health.reader(), null, null, null, null, detail);
  }

  static FenceEntry agentStarted(FactRef ref, AgentStarted started) {
    return line(ref, started, null, null, null, null, null, started.version());
  }

  static FenceEntry noted(FactRef ref, EdgeEvent event, String detail) {
    return line(ref, event, null, null, null, null, null, detail);
  }

  private static FenceEntry line(
      FactRef ref,
      EdgeEvent event,
      String reader,
      String portal,
      String epc,
      String item,
      String document,
      String detail) {
    return new FenceEntry(
        ref.leafIndex(),
        ref.device(),
        ref.epoch(),
        ref.seq(),
        ref.seenAt(),
        ref.recordedAt(),
        ref.committedAt(),
        event.kind().wireName(),
        reader,
        portal,
        epc,
        item,
        null,
        null,
        null,
        null,
        document,
        null,
        null,
        detail);
  }
}
