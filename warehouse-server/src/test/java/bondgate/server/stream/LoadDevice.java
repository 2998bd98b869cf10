package bondgate.server.stream;

import bondgate.events.Batch;
import bondgate.events.ClockReading;
import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.EventJson;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.TagSighting;
import bondgate.events.Topics;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * The records of one device under load. Of a hundred, ten are permitted crossings, each of which
 * posts a piece and its value and ends a permit; sixty are tags heard near an opening; five say how
 * a reader is; the rest are heartbeats.
 */
final class LoadDevice {
  private static final UUID BOOT = new UUID(7, 7);

  final String zone;
  final String device;
  final SigningKey key = SigningKey.generate(new SecureRandom());
  private final Queue<String> tags;
  private RecordChain chain;

  /**
   * Has made nothing yet.
   *
   * @param tags announced and not here yet; each crosses once
   */
  LoadDevice(String zone, String device, Queue<String> tags) {
    this.zone = zone;
    this.device = device;
    this.tags = tags;
    this.chain = RecordChain.begin(zone, device, 1);
  }

  ZoneAct enrolment() {
    return new ZoneAct.EnrolDevice(
        "enrol-" + device, "staff:bench", device, key.verifyKey().base64());
  }

  String topic() {
    return Topics.batches(zone, device);
  }

  long lastSeq() {
    return chain.lastSeq();
  }

  /** The next records, signed and ready to be published. */
  byte[] batch(int size, Instant at) {
    List<SealedRecord> records = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long seq = chain.lastSeq() + 1;
      SealedRecord record =
          chain.next(event(seq, at), at, at, new ClockReading(null, null, seq, BOOT));
      chain = chain.after(record);
      records.add(record);
    }
    return EventJson.writeBatch(Batch.sign(records, key));
  }

  private EdgeEvent event(long seq, Instant at) {
    long of100 = seq % 100;
    String tag = of100 % 10 == 0 ? tags.poll() : null;
    if (tag != null) {
      return TestZone.permitted("dock", tag, Direction.IN, "QD-BENCH");
    }
    if (of100 % 10 < 7) {
      return new TagSighting(
          "dock",
          "reader-dock",
          "E2FF%020X".formatted(seq % 500),
          TagSighting.Outcome.NEAR,
          0,
          3,
          -70,
          at);
    }
    return of100 % 20 == 7
        ? new ReaderHealth(
            "reader-dock", ReaderState.ONLINE, ReaderHealth.Reason.ROUND_FINISHED, "")
        : new Heartbeat(1_000, 0, 0, List.of());
  }
}
