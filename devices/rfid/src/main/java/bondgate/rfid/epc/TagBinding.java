package bondgate.rfid.epc;

import bondgate.rfid.Epc;
import java.time.Instant;
import java.util.Objects;

/**
 * 标签绑定 — which chip carries which EPC: remembered when a tag is commissioned, or at its first read.
 *
 * @param epc the EPC
 * @param tid the chip
 * @param since when it was remembered, by the clock of the host
 */
public record TagBinding(Epc epc, Tid tid, Instant since) {
  /** Checks that nothing is missing. */
  public TagBinding {
    Objects.requireNonNull(epc, "epc");
    Objects.requireNonNull(tid, "tid");
    Objects.requireNonNull(since, "since");
  }
}
