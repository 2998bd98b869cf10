package bondgate.edge.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads of one tag that is carried along a straight line through the gate: antennas 0 and 1 look at
 * the inside, 2 and 3 at the outside, two metres apart; the closer the louder.
 */
final class Pass {
  private Pass() {}

  /** Walks from one place to another (metres, negative is inside) in six seconds. */
  static List<TagRead> walk(String epc, Instant from, double begin, double end) {
    List<TagRead> reads = new ArrayList<>();
    int steps = 120;
    for (int i = 0; i < steps; i++) {
      double at = begin + (end - begin) * i / (steps - 1);
      int antenna = i % 4;
      double row = antenna < 2 ? -1.0 : 1.0;
      double distance = Math.hypot(at - row, 1.2);
      int rssiDbm = (int) Math.round(-40 - 30 * Math.log10(distance));
      if (rssiDbm >= -75) {
        reads.add(
            TagRead.of(new Epc(epc), antenna, rssiDbm, from.plus(Duration.ofMillis(50L * i))));
      }
    }
    return reads;
  }

  static List<TagRead> out(String epc, Instant from) {
    return walk(epc, from, -4, 4);
  }

  static List<TagRead> in(String epc, Instant from) {
    return walk(epc, from, 4, -4);
  }
}
