package bondgate.server.fence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Row of an alarm; its acknowledgement is written once. */
@Entity
@Table(name = "fence_alarm")
class AlarmRow extends PanacheEntityBase {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String zone;

  @Column(name = "alarm_id")
  public long alarmId;

  public String portal;
  public String epc;
  public String item;

  @Column(name = "seen_at")
  public Instant seenAt;

  @Column(name = "committed_at")
  public Instant committedAt;

  @Column(name = "edge_reason")
  public String edgeReason;

  @Column(name = "edge_leaf")
  public Long edgeLeaf;

  public String verdict;

  @Column(name = "verdict_leaf")
  public Long verdictLeaf;

  public int facts;

  @Column(name = "last_leaf")
  public long lastLeaf;

  public String device;
  public String trouble;
  public String detail;

  @Column(name = "gate_pass")
  public String gatePass;

  @Column(name = "mended_leaf")
  public Long mendedLeaf;

  @Column(name = "mended_at")
  public Instant mendedAt;

  public String outcome;

  @Column(name = "acknowledged_by")
  public String acknowledgedBy;

  @Column(name = "acknowledged_leaf")
  public Long acknowledgedLeaf;

  @Column(name = "acknowledged_at")
  public Instant acknowledgedAt;

  Alarm alarm() {
    return new Alarm(
        alarmId,
        portal,
        epc,
        item,
        seenAt,
        committedAt,
        edgeReason,
        edgeLeaf,
        verdict,
        verdictLeaf,
        facts,
        lastLeaf,
        device,
        trouble,
        detail,
        gatePass,
        mendedLeaf,
        outcome,
        acknowledgedBy,
        acknowledgedLeaf,
        acknowledgedAt);
  }
}
