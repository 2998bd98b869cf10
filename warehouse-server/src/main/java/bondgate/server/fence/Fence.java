package bondgate.server.fence;

import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.ReaderHealth;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Place;
import bondgate.server.goods.TaggedPiece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** 电子围网 — the verdict on every crossing, and the log of what happened at the openings. */
@ApplicationScoped
public class Fence {
  private final Portals portals;
  private final Positions positions;
  private final Permits permits;
  private final Alarms alarms;
  private final Goods goods;

  @Inject
  Fence(Portals portals, Positions positions, Permits permits, Alarms alarms, Goods goods) {
    this.portals = portals;
    this.positions = positions;
    this.permits = permits;
    this.alarms = alarms;
    this.goods = goods;
  }

  /** What the fence says of a crossing. Changes nothing: the book may still refuse. */
  @Transactional(TxType.MANDATORY)
  public Judgement judge(String zone, TagCrossing crossing) {
    return new CrossingCase(
            portals.find(zone, crossing.portal()),
            positions.of(zone, crossing.epc()),
            permits.open(zone, crossing.epc()),
            crossing.direction())
        .judge();
  }

  /** Lets a judgement take effect, after the book took what it asked for. */
  @Transactional(TxType.MANDATORY)
  public void crossed(FactRef ref, TagCrossing crossing, Judgement judgement) {
    EntryRow row = EntryRow.of(ref, crossing.kind().wireName());
    row.reader = crossing.reader();
    row.portal = crossing.portal();
    row.epc = crossing.epc();
    row.item = item(ref.zone(), crossing.epc());
    row.direction = crossing.direction().name();
    row.confidencePermille = crossing.confidencePermille();
    row.edgeDecision = crossing.decision().name();
    row.verdict = judgement.verdict().name();
    row.document = judgement.permit().map(OpenPermit::document).orElse(null);
    row.fromPlace = judgement.move().map(move -> move.from().name()).orElse(null);
    row.toPlace = judgement.move().map(move -> move.to().name()).orElse(null);
    row.detail = judgement.detail();
    row.write();
    judgement.move().ifPresent(move -> moved(ref, crossing, move));
    judgement.permit().ifPresent(permit -> close(ref, permit));
    judgement.withdrawn().forEach(permit -> close(ref, permit));
    if (judgement.alarm()) {
      alarms.judged(ref, crossing.portal(), crossing.epc(), row.item, judgement.verdict());
    }
  }

  private void moved(FactRef ref, TagCrossing crossing, Judgement.Move move) {
    Standing standing =
        move.to() == Place.INVESTIGATION
            ? Standing.missing(move.from(), crossing.portal())
            : Standing.at(move.to());
    positions.moved(ref.zone(), crossing.epc(), standing, ref.leafIndex(), ref.committedAt());
  }

  private void close(FactRef ref, OpenPermit permit) {
    permits.close(ref.zone(), permit.moveId(), ref.leafIndex(), ref.committedAt());
  }

  /** A tag was heard and did not go through. */
  @Transactional(TxType.MANDATORY)
  public void sighted(FactRef ref, TagSighting sighting) {
    EntryRow row = EntryRow.of(ref, sighting.kind().wireName());
    row.reader = sighting.reader();
    row.portal = sighting.portal();
    row.epc = sighting.epc();
    row.item = item(ref.zone(), sighting.epc());
    row.detail = sighting.outcome().name();
    row.write();
  }

  /** The edge agent's siren sounded. */
  @Transactional(TxType.MANDATORY)
  public void rang(FactRef ref, AlarmRaised alarm) {
    EntryRow row = EntryRow.of(ref, alarm.kind().wireName());
    row.reader = alarm.reader();
    row.portal = alarm.portal();
    row.epc = alarm.epc();
    row.item = item(ref.zone(), alarm.epc());
    row.detail = alarm.reason().name();
    row.write();
    alarms.rang(ref, alarm.portal(), alarm.epc(), row.item, alarm.reason().name());
  }

  /** A reader's state changed. */
  @Transactional(TxType.MANDATORY)
  public void readerChanged(FactRef ref, ReaderHealth health) {
    EntryRow row = EntryRow.of(ref, health.kind().wireName());
    row.reader = health.reader();
    row.detail = health.state() + " " + health.reason();
    row.write();
  }

  /** An edge agent began to see. */
  @Transactional(TxType.MANDATORY)
  public void agentStarted(FactRef ref, AgentStarted started) {
    EntryRow row = EntryRow.of(ref, started.kind().wireName());
    row.detail = started.version();
    row.write();
  }

  /** The fence log after that leaf, oldest first. */
  @Transactional
  public List<FenceEntry> after(String zone, long leafIndex, int limit) {
    return EntryRow.<EntryRow>find(
            "zone = ?1 and leafIndex > ?2 order by leafIndex", zone, leafIndex)
        .page(0, limit)
        .stream()
        .map(EntryRow::entry)
        .toList();
  }

  /** The end of the fence log, newest first. */
  @Transactional
  public List<FenceEntry> latest(String zone, int limit) {
    return EntryRow.<EntryRow>find("zone = ?1 order by leafIndex desc", zone)
        .page(0, limit)
        .stream()
        .map(EntryRow::entry)
        .toList();
  }

  private String item(String zone, String epc) {
    return goods.piece(zone, epc).map(TaggedPiece::item).orElse(null);
  }
}
