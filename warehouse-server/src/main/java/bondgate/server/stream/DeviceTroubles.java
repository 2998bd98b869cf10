package bondgate.server.stream;

import bondgate.events.CheckpointRefused;
import bondgate.events.DoorOpened;
import bondgate.events.EpochBegun;
import bondgate.events.HistoryLost;
import bondgate.events.Topics;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.fence.Alarms;
import bondgate.server.fence.DeviceTrouble;
import bondgate.server.fleet.Devices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Brings before an officer what is wrong with a device: one open alarm for each device and kind of
 * trouble, opened by a leaf of the evidence log.
 */
@ApplicationScoped
class DeviceTroubles {
  private final Devices devices;
  private final Alarms alarms;
  private final EvidenceLog evidence;
  private final StreamRows rows;

  @Inject
  DeviceTroubles(Devices devices, Alarms alarms, EvidenceLog evidence, StreamRows rows) {
    this.devices = devices;
    this.alarms = alarms;
    this.evidence = evidence;
    this.rows = rows;
  }

  /**
   * A message was put aside. Only enrolled devices raise alarms: names that anybody can make up do
   * not fill the board.
   */
  @Transactional(TxType.MANDATORY)
  void putAside(
      Topics.Source source, DeviceTrouble trouble, String detail, Instant at, LongSupplier notice) {
    if (devices.find(source.zone(), source.device()).isEmpty()) {
      return;
    }
    alarms.troubled(
        source.zone(),
        source.device(),
        trouble,
        Shortened.to(detail, 500),
        at,
        () -> leaf(source, trouble, notice));
  }

  /** A log that lost its end, or has two histories, gets no further leaf: that alarm has none. */
  private long leaf(Topics.Source source, DeviceTrouble trouble, LongSupplier notice) {
    return switch (trouble) {
      case LOG_ROLLED_BACK, LOG_FORKED -> -1 - alarms.count(source.zone());
      case MALFORMED,
          NOT_GENUINE,
          EQUIVOCATION,
          REVOKED_KEY,
          ROUTE_FAILED,
          RECORDS_LOST,
          CHECKPOINT_REFUSED,
          HISTORY_LOST,
          EMERGENCY_DOORS,
          AS_ANOTHER,
          WRONG_SECRET ->
          notice.getAsLong();
    };
  }

  /** Says in the evidence log that a message was put aside; gives the leaf. */
  @Transactional(TxType.MANDATORY)
  long notice(Topics.Source source, DeviceTrouble trouble, String digest, Instant at) {
    return evidence.append(source.zone(), List.of(bytes(source, trouble, digest, at)));
  }

  // Every value is a name, a number or hex: nothing needs escaping.
  private static byte[] bytes(
      Topics.Source source, DeviceTrouble trouble, String digest, Instant at) {
    return ("{\"zone\":\"%s\",\"committedAt\":\"%s\",\"notice\":\"putAside\",\"device\":\"%s\","
            + "\"trouble\":\"%s\",\"messageSha256\":\"%s\"}")
        .formatted(source.zone(), at, source.device(), trouble, digest)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A new epoch begins: what never came of the one before is lost by name. */
  @Transactional(TxType.MANDATORY)
  void epochBegun(RecordRef ref, EpochBegun begun) {
    try {
      long taken = rows.lastSeq(ref.zone(), ref.device(), begun.previousEpoch());
      if (taken < begun.lastSeq()) {
        alarms.troubled(
            ref.zone(),
            ref.device(),
            DeviceTrouble.RECORDS_LOST,
            "epoch %d: records %d to %d were made and never came"
                .formatted(begun.previousEpoch(), taken + 1, begun.lastSeq()),
            ref.committedAt(),
            ref::leafIndex);
      }
    } catch (SQLException e) {
      throw new StreamStorageException("compare an epoch with its end", e);
    }
  }

  /** The emergency contact opened all doors: goods may leave where nobody reads them. */
  @Transactional(TxType.MANDATORY)
  void doorOpened(RecordRef ref, DoorOpened door) {
    if (door.by() == DoorOpened.Means.EMERGENCY) {
      alarms.troubled(
          ref.zone(),
          ref.device(),
          DeviceTrouble.EMERGENCY_DOORS,
          door.door(),
          ref.committedAt(),
          ref::leafIndex);
    }
  }

  /** The device saw a checkpoint that does not continue the one it holds. */
  @Transactional(TxType.MANDATORY)
  void checkpointRefused(RecordRef ref, CheckpointRefused refused) {
    alarms.troubled(
        ref.zone(),
        ref.device(),
        DeviceTrouble.CHECKPOINT_REFUSED,
        Shortened.to(refused.finding(), 500),
        ref.committedAt(),
        ref::leafIndex);
  }

  /**
   * The device let go of a checkpoint that this log does not continue; the leaf holds its bytes.
   */
  @Transactional(TxType.MANDATORY)
  void historyLost(RecordRef ref, HistoryLost lost) {
    alarms.troubled(
        ref.zone(),
        ref.device(),
        DeviceTrouble.HISTORY_LOST,
        Shortened.to(lost.reason(), 500),
        ref.committedAt(),
        ref::leafIndex);
  }
}
