package bondgate.rfid.llrp.client;

import bondgate.rfid.Epc;
import java.time.Instant;

/** Is told the TID of tags, on the reader's thread. */
public interface TidListener {
  /**
   * A chip said its TID while it answered with this EPC.
   *
   * @param epc the EPC of the same report
   * @param tidHex the words that were asked for, from word 0 of the TID bank on, as upper-case hex
   * @param antenna from 0
   * @param at when, by the clock of the host
   */
  void heard(Epc epc, String tidHex, int antenna, Instant at);
}
