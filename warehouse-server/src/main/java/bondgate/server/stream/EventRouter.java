package bondgate.server.stream;

import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.CheckpointRefused;
import bondgate.events.ClockJumped;
import bondgate.events.DiskChanged;
import bondgate.events.DoorOpened;
import bondgate.events.EdgeEvent;
import bondgate.events.EpochBegun;
import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.events.HistoryLost;
import bondgate.events.KeyRolled;
import bondgate.events.ReaderHealth;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.events.TrayChanged;
import bondgate.server.fence.FactRef;
import bondgate.server.fence.Fence;
import bondgate.server.goods.Chips;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one list of who is told what an edge agent states. Called by the zone writer inside its
 * transaction, with the records in the order of the stream.
 */
@ApplicationScoped
public class EventRouter {
  /** In characters. */
  private static final int LONGEST_NOTE = 500;

  private final Fence fence;
  private final CrossingRoute crossings;
  private final Chips chips;
  private final DeviceTroubles troubles;
  private final Event<TrayStated> trays;
  private final Event<DoorStated> doors;
  private final Event<FaceStated> faces;
  private final Event<ConsentStated> consents;

  @Inject
  EventRouter(
      Fence fence,
      CrossingRoute crossings,
      Chips chips,
      DeviceTroubles troubles,
      Event<TrayStated> trays,
      Event<DoorStated> doors,
      Event<FaceStated> faces,
      Event<ConsentStated> consents) {
    this.consents = consents;
    this.faces = faces;
    this.doors = doors;
    this.trays = trays;
    this.troubles = troubles;
    this.fence = fence;
    this.chips = chips;
    this.crossings = crossings;
  }

  /** Reads at once what those facts will ask the fence for. Not calling it is only slower. */
  @Transactional(TxType.MANDATORY)
  public void expect(String zone, List<EdgeEvent> events) {
    fence.expect(zone, events.stream().flatMap(EventRouter::epc).distinct().toList());
  }

  private static Stream<String> epc(EdgeEvent event) {
    if (event instanceof TagCrossing crossing) {
      return Stream.of(crossing.epc());
    }
    if (event instanceof TagSighting sighting) {
      return Stream.of(sighting.epc());
    }
    if (event instanceof TagChip chip) {
      return Stream.of(chip.epc());
    }
    return event instanceof AlarmRaised alarm ? Stream.of(alarm.epc()) : Stream.empty();
  }

  /**
   * Lets the facts take effect in the ambient transaction, in their order. A fact is never refused:
   * what does not fit becomes a verdict with an alarm, so that the stream goes on.
   */
  @Transactional(TxType.MANDATORY)
  public void routeAll(List<Routed> facts) {
    facts.forEach(fact -> route(fact.ref(), fact.event()));
  }

  /** A fact and where it stands. */
  public record Routed(RecordRef ref, EdgeEvent event) {}

  private void route(RecordRef ref, EdgeEvent event) {
    FactRef fact = fact(ref);
    switch (event.kind()) {
      case TAG_CROSSING -> crossings.crossed(fact, (TagCrossing) event);
      case TAG_SIGHTING -> fence.sighted(fact, (TagSighting) event);
      case TAG_CHIP -> answered(fact, (TagChip) event);
      case ALARM_RAISED -> fence.rang(fact, (AlarmRaised) event);
      case READER_HEALTH -> fence.readerChanged(fact, (ReaderHealth) event);
      case AGENT_STARTED -> fence.agentStarted(fact, (AgentStarted) event);
      case CLOCK_JUMPED -> fence.noted(fact, event, ((ClockJumped) event).stepMillis() + " ms");
      case DISK_CHANGED -> fence.noted(fact, event, ((DiskChanged) event).state().name());
      case KEY_ROLLED -> fence.noted(fact, event, ((KeyRolled) event).newKey().id());
      case EPOCH_BEGUN -> {
        fence.noted(fact, event, "after epoch " + ((EpochBegun) event).previousEpoch());
        troubles.epochBegun(ref, (EpochBegun) event);
      }
      case CHECKPOINT_REFUSED -> refused(ref, fact, (CheckpointRefused) event);
      case HISTORY_LOST -> lost(ref, fact, (HistoryLost) event);
      // What lies on a tray moves no goods: only the till's screen asks for it.
      case TRAY_CHANGED ->
          trays.fire(
              new TrayStated(
                  ref.zone(), ref.device(), ref.leafIndex(), (TrayChanged) event, ref.seenAt()));
      case DOOR_OPENED -> {
        doors.fire(new DoorStated(ref.zone(), ref.leafIndex(), (DoorOpened) event, ref.seenAt()));
        troubles.doorOpened(ref, (DoorOpened) event);
      }
      // Of a face no table keeps anything, not even that somebody was not recognised: a till's
      // screen that waits for it hears of it, and forgets it.
      case FACE_SIGHTING ->
          faces.fire(
              new FaceStated(
                  ref.zone(), ref.device(), ref.leafIndex(), (FaceSighting) event, ref.seenAt()));
      case FACE_CONSENT ->
          consents.fire(new ConsentStated(ref.zone(), ref.leafIndex(), (FaceConsent) event));
      // It tells by being in the evidence log: nothing else changes.
      case HEARTBEAT -> {}
    }
  }

  private void answered(FactRef fact, TagChip chip) {
    chips
        .heard(
            new Chips.Heard(
                fact.zone(),
                chip.epc(),
                chip.tid(),
                chip.portal(),
                fact.leafIndex(),
                fact.committedAt()))
        .ifPresent(mismatch -> fence.copied(fact, chip, mismatch));
  }

  private void refused(RecordRef ref, FactRef fact, CheckpointRefused refused) {
    fence.noted(fact, refused, Shortened.to(refused.finding(), LONGEST_NOTE));
    troubles.checkpointRefused(ref, refused);
  }

  private void lost(RecordRef ref, FactRef fact, HistoryLost lost) {
    fence.noted(fact, lost, Shortened.to(lost.reason(), LONGEST_NOTE));
    troubles.historyLost(ref, lost);
  }

  private static FactRef fact(RecordRef ref) {
    return new FactRef(
        ref.zone(),
        ref.device(),
        ref.epoch(),
        ref.seq(),
        ref.leafIndex(),
        ref.seenAt(),
        ref.recordedAt(),
        ref.committedAt());
  }
}
