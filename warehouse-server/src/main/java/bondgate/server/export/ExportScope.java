package bondgate.server.export;

import java.time.Instant;
import java.util.List;

/** Which events an export lists. The records that a signature covers with them come along. */
public sealed interface ExportScope {
  /** The bonded zone 区域. */
  String zone();

  /**
   * What the fence log has of a period.
   *
   * @param zone the bonded zone
   * @param from seen at or after this
   * @param to seen before this
   * @param portal only at this opening 通道门; empty for all of the zone
   */
  record Period(String zone, Instant from, Instant to, String portal) implements ExportScope {}

  /**
   * Every record of an agent in those ranges, heartbeats too.
   *
   * @param zone the bonded zone
   * @param from begin of the interval that they answer for
   * @param to its end
   * @param ranges in the order of the sequence
   */
  record Records(String zone, Instant from, Instant to, List<SeqRange> ranges)
      implements ExportScope {
    /** Takes a copy. */
    public Records {
      ranges = List.copyOf(ranges);
    }
  }

  /** Begin of the time asked about. */
  Instant from();

  /** Its end, exclusive. */
  Instant to();
}
