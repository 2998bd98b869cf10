package bondgate.server.fence;

import bondgate.events.AgentStarted;
import bondgate.events.AlarmRaised;
import bondgate.events.EdgeEvent;
import bondgate.events.ReaderHealth;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.server.goods.ChipMismatch;
import bondgate.server.goods.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 电子围网 — the verdict on every crossing, and the log of what happened at the openings. */
@ApplicationScoped
public class Fence {
  private final FenceSheets sheets;
  private final Alarms alarms;

  @Inject
  Fence(FenceSheets sheets, Alarms alarms) {
    this.sheets = sheets;
    this.alarms = alarms;
  }

  /**
   * Reads at once all that the facts about those tags will ask for. Not calling it is only slower.
   */
  @Transactional(TxType.MANDATORY)
  public void expect(String zone, Collection<String> epcs) {
    sheets.of(zone, epcs);
  }

  /**
   * Stores what this transaction wrote so far. Not calling it is no loss: it happens before the
   * commit at the latest; but only here the database's refusal has its own name.
   */
  @Transactional(TxType.MANDATORY)
  public void write() {
    sheets.store();
  }

  /** What the fence says of a crossing. Changes nothing: the book may still refuse. */
  @Transactional(TxType.MANDATORY)
  public Judgement judge(FactRef ref, TagCrossing crossing) {
    FenceSheet sheet = sheets.of(ref.zone(), List.of(crossing.epc()));
    FenceSheet.Tag tag = sheet.tag(crossing.epc());
    return new CrossingCase(
            sheet.portal(crossing.portal()),
            Optional.ofNullable(tag.standing()),
            tag.permits(),
            crossing.direction(),
            crossing.faint(),
            sheet.held(crossing.epc(), crossing.portal(), ref.committedAt()))
        .judge();
  }

  /** Lets a judgement take effect, after the book took what it asked for. */
  @Transactional(TxType.MANDATORY)
  public void crossed(FactRef ref, TagCrossing crossing, Judgement judgement) {
    FenceSheet sheet = sheets.of(ref.zone(), List.of(crossing.epc()));
    String item = sheet.tag(crossing.epc()).item();
    sheet.write(FenceLines.crossed(ref, crossing, item, judgement));
    judgement
        .move()
        .ifPresent(
            move ->
                sheet.move(
                    new FenceSheet.Move(
                        crossing.epc(),
                        move.to() == Place.INVESTIGATION
                            ? Standing.missing(move.from(), crossing.portal())
                            : Standing.at(move.to()),
                        ref.leafIndex(),
                        ref.committedAt())));
    // A permit of a document of customs ends with the document: what came back may go again.
    Stream.concat(judgement.permit().stream(), judgement.withdrawn().stream())
        .filter(permit -> !permit.byDocument())
        .forEach(
            permit ->
                sheet.close(
                    new FenceSheet.Closing(
                        permit.epc(), permit.moveId(), ref.leafIndex(), ref.committedAt())));
    if (judgement.alarm()) {
      alarms.judged(ref, crossing.portal(), crossing.epc(), item, judgement.verdict());
    }
  }

  /** A tag was heard and did not go through. */
  @Transactional(TxType.MANDATORY)
  public void sighted(FactRef ref, TagSighting sighting) {
    FenceSheet sheet = sheets.of(ref.zone(), List.of(sighting.epc()));
    FenceSheet.Tag tag = sheet.tag(sighting.epc());
    sheet.write(FenceLines.sighted(ref, sighting, tag.item()));
    if (tag.standing() != null && tag.standing().place() == Place.DESTROYED) {
      alarms.judged(ref, sighting.portal(), sighting.epc(), tag.item(), Verdict.DESTROYED_TAG);
    }
  }

  /** A tag answered from a chip that is not its own. */
  @Transactional(TxType.MANDATORY)
  public void copied(FactRef ref, TagChip chip, ChipMismatch mismatch) {
    FenceSheet sheet = sheets.of(ref.zone(), List.of(chip.epc()));
    String item = sheet.tag(chip.epc()).item();
    sheet.write(FenceLines.copied(ref, chip, item, mismatch.text()));
    alarms.copied(ref, chip.portal(), chip.epc(), item, mismatch.text());
  }

  /** The edge agent's siren sounded. */
  @Transactional(TxType.MANDATORY)
  public void rang(FactRef ref, AlarmRaised alarm) {
    FenceSheet sheet = sheets.of(ref.zone(), List.of(alarm.epc()));
    String item = sheet.tag(alarm.epc()).item();
    CrossingCase.Held held = sheet.held(alarm.epc(), alarm.portal(), ref.committedAt());
    String control = held.portal().or(held::tag).orElse(null);
    sheet.write(FenceLines.rang(ref, alarm, item, control));
    alarms.rang(ref, alarm.portal(), alarm.epc(), item, alarm.reason().name());
  }

  /** A reader's state changed. */
  @Transactional(TxType.MANDATORY)
  public void readerChanged(FactRef ref, ReaderHealth health) {
    sheets.of(ref.zone(), List.of()).write(FenceLines.readerChanged(ref, health));
  }

  /** Something about the agent itself: its clock, its disk, its key, its epoch. */
  @Transactional(TxType.MANDATORY)
  public void noted(FactRef ref, EdgeEvent event, String detail) {
    sheets.of(ref.zone(), List.of()).write(FenceLines.noted(ref, event, detail));
  }

  /** An edge agent began to see. */
  @Transactional(TxType.MANDATORY)
  public void agentStarted(FactRef ref, AgentStarted started) {
    sheets.of(ref.zone(), List.of()).write(FenceLines.agentStarted(ref, started));
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
}
