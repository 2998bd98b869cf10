package bondgate.rfid.llrp.client;

import java.time.Instant;

/** Who is told when an input of the reader changes: a beam sensor wired to it. Must only queue. */
@FunctionalInterface
public interface InputListener {
  /**
   * An input changed.
   *
   * @param port the reader's input (GPI port), from 1
   * @param high its level now
   * @param at when the message arrived, by the clock of the host
   */
  void changed(int port, boolean high, Instant at);
}
