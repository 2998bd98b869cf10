package bondgate.server.fence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** 报警 — at most one open alarm for each tag and opening, joined by everything that is stated. */
@ApplicationScoped
public class Alarms {

  /** The edge agent's siren sounded. */
  void rang(FactRef ref, String portal, String epc, String item, String reason) {
    AlarmRow row = openOrNew(ref, portal, epc, item);
    if (row.edgeLeaf == null) {
      row.edgeReason = reason;
      row.edgeLeaf = ref.leafIndex();
    }
    row.persist();
  }

  /** A verdict asks for an officer. */
  void judged(FactRef ref, String portal, String epc, String item, Verdict verdict) {
    withVerdict(ref, portal, epc, item, verdict).persist();
  }

  /** A tag answered from a chip that is not its own; the last such mismatch stands in it. */
  void copied(FactRef ref, String portal, String epc, String item, String mismatch) {
    AlarmRow row = withVerdict(ref, portal, epc, item, Verdict.COPIED_TAG);
    row.detail = mismatch;
    row.persist();
  }

  private static AlarmRow withVerdict(
      FactRef ref, String portal, String epc, String item, Verdict verdict) {
    AlarmRow row = openOrNew(ref, portal, epc, item);
    if (row.verdictLeaf == null) {
      row.verdict = verdict.name();
      row.verdictLeaf = ref.leafIndex();
    }
    return row;
  }

  private static AlarmRow openOrNew(FactRef ref, String portal, String epc, String item) {
    AlarmRow row =
        AlarmRow.<AlarmRow>find(
                "zone = ?1 and portal = ?2 and epc = ?3 and acknowledgedLeaf is null",
                ref.zone(),
                portal,
                epc)
            .firstResultOptional()
            .orElseGet(AlarmRow::new);
    if (row.facts == 0) {
      row.zone = ref.zone();
      row.alarmId = ref.leafIndex();
      row.portal = portal;
      row.epc = epc;
      row.item = item;
      row.seenAt = ref.seenAt();
      row.committedAt = ref.committedAt();
    }
    row.facts++;
    row.lastLeaf = ref.leafIndex();
    return row;
  }

  /**
   * A device needs an officer. It joins the open alarm of that device and trouble, if there is one.
   *
   * @param leaf makes the number of a new alarm; asked only for a new one
   */
  @Transactional(TxType.MANDATORY)
  public void troubled(
      String zone,
      String device,
      DeviceTrouble trouble,
      String detail,
      Instant at,
      LongSupplier leaf) {
    Optional<AlarmRow> open =
        AlarmRow.<AlarmRow>find(
                "zone = ?1 and device = ?2 and trouble = ?3 and acknowledgedLeaf is null",
                zone,
                device,
                trouble.name())
            .firstResultOptional();
    if (open.isPresent()) {
      open.get().facts++;
      return;
    }
    AlarmRow row = new AlarmRow();
    row.zone = zone;
    row.alarmId = leaf.getAsLong();
    row.device = device;
    row.trouble = trouble.name();
    row.detail = detail;
    row.seenAt = at;
    row.committedAt = at;
    row.facts = 1;
    row.lastLeaf = row.alarmId;
    row.persist();
  }

  /**
   * The tags of a gate pass differ from what went through, by act {@code leafIndex}. It joins the
   * open alarm of that pass, if there is one, and says what differs now.
   */
  @Transactional(TxType.MANDATORY)
  public void differs(String zone, String pass, String detail, long leafIndex, Instant at) {
    AlarmRow row = ofPass(zone, pass).orElseGet(AlarmRow::new);
    if (row.facts == 0) {
      row.zone = zone;
      row.alarmId = leafIndex;
      row.gatePass = pass;
      row.seenAt = at;
      row.committedAt = at;
    }
    row.detail = detail;
    row.facts++;
    row.lastLeaf = leafIndex;
    row.mendedLeaf = null;
    row.mendedAt = null;
    row.persist();
  }

  /** Later crossings mended what the open alarm of a gate pass is about, by that comparison. */
  @Transactional(TxType.MANDATORY)
  public void mended(String zone, String pass, long leafIndex, Instant at) {
    ofPass(zone, pass)
        .ifPresent(
            row -> {
              row.facts++;
              row.lastLeaf = leafIndex;
              row.mendedLeaf = leafIndex;
              row.mendedAt = at;
            });
  }

  private static Optional<AlarmRow> ofPass(String zone, String pass) {
    return AlarmRow.<AlarmRow>find(
            "zone = ?1 and gatePass = ?2 and acknowledgedLeaf is null", zone, pass)
        .firstResultOptional();
  }

  /** The last leaf by which somebody acknowledged an alarm of that gate pass. */
  @Transactional
  public Optional<Long> acknowledged(String zone, String pass) {
    return AlarmRow.<AlarmRow>find(
            "zone = ?1 and gatePass = ?2 and acknowledgedLeaf is not null"
                + " order by acknowledgedLeaf desc",
            zone,
            pass)
        .firstResultOptional()
        .map(row -> row.acknowledgedLeaf);
  }

  /** How many there ever were. */
  @Transactional
  public long count(String zone) {
    return AlarmRow.count("zone = ?1", zone);
  }

  /** Closes an alarm with what was found, by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public AcknowledgeResult acknowledge(
      String zone, long alarmId, String actor, String outcome, long leafIndex, Instant at) {
    Optional<AlarmRow> found =
        AlarmRow.<AlarmRow>find("zone = ?1 and alarmId = ?2", zone, alarmId).firstResultOptional();
    if (found.isEmpty()) {
      return new AcknowledgeResult.UnknownAlarm(alarmId);
    }
    AlarmRow row = found.get();
    if (row.acknowledgedLeaf != null) {
      return row.outcome.equals(outcome)
          ? new AcknowledgeResult.AcknowledgedBefore(row.acknowledgedLeaf)
          : new AcknowledgeResult.IsOtherwise(alarmId, row.outcome, outcome);
    }
    row.outcome = outcome;
    row.acknowledgedBy = actor;
    row.acknowledgedLeaf = leafIndex;
    row.acknowledgedAt = at;
    return new AcknowledgeResult.Acknowledged();
  }

  /** The zone's alarms, the open ones first, the newest first among these and those. */
  @Transactional
  public List<Alarm> list(String zone, int limit) {
    return AlarmRow.<AlarmRow>find(
            "zone = ?1 order by (case when acknowledgedLeaf is null then 0 else 1 end),"
                + " alarmId desc",
            zone)
        .page(0, limit)
        .stream()
        .map(AlarmRow::alarm)
        .toList();
  }

  /** How many are open. */
  @Transactional
  public long open(String zone) {
    return AlarmRow.count("zone = ?1 and acknowledgedLeaf is null", zone);
  }
}
