package bondgate.simulator;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.CrossingDetector;
import bondgate.rfid.portal.CrossingSettings;
import bondgate.rfid.portal.Passage;
import bondgate.rfid.portal.PortalLayout;
import bondgate.rfid.portal.Tendency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A field polled in simulated time, antenna after antenna, and a detector that is fed from it. */
final class SimulatedGate {
  static final Instant BEGIN = Instant.parse("2026-03-02T01:00:00Z");
  private static final Duration ROUND = Duration.ofMillis(35);

  /** A round and the commands around it. */
  private static final Duration TURN = Duration.ofMillis(40);

  final RadioField field;
  final List<Passage> passages = new ArrayList<>();
  final List<Tendency> tendencies = new ArrayList<>();
  final Map<Epc, Instant> lastReads = new HashMap<>();
  private final CrossingDetector detector =
      new CrossingDetector(
          new PortalLayout("gate", Set.of(0, 1), Set.of(2, 3)), CrossingSettings.defaults());
  private final Random order;
  private Instant now = BEGIN;
  long reads;

  SimulatedGate(long seed) {
    this(seed, RadioModel.gate(Noise.QUIET));
  }

  SimulatedGate(long seed, RadioModel air) {
    field = RadioField.gate(seed, air);
    order = new Random(seed);
  }

  static Epc tag(int number) {
    return new Epc("30B4%020X".formatted(number));
  }

  Instant now() {
    return now;
  }

  /** Polls for so long; every fifth report is handed over after its successor. */
  SimulatedGate runFor(Duration time) {
    Instant end = now.plus(time);
    int antenna = 0;
    TagRead held = null;
    while (now.isBefore(end)) {
      for (RadioField.Hit hit : field.inventory(antenna, now, ROUND)) {
        TagRead read = TagRead.of(hit.epc(), antenna, hit.rssiDbm(), now.plus(hit.after()));
        if (held == null && order.nextInt(5) == 0) {
          held = read;
          continue;
        }
        take(read);
        if (held != null) {
          take(held);
          held = null;
        }
      }
      now = now.plus(TURN);
      antenna = (antenna + 1) % field.antennas();
      passages.addAll(detector.poll(now));
    }
    return this;
  }

  private void take(TagRead read) {
    reads++;
    lastReads.merge(read.epc(), read.seenAt(), (a, b) -> a.isAfter(b) ? a : b);
    detector.read(read).ifPresent(tendencies::add);
  }
}
