package bondgate.rfid.llrp.client;

import java.time.Instant;

/**
 * Who is told when an input of the reader changes: a beam sensor wired to it. Must only queue. Of
 * the inputs that the settings name he is told the level, too, each time the reader is connected:
 * until then nothing is known of them.
 */
@FunctionalInterface
public interface InputListener {
  /**
   * An input changed, or is known again.
   *
   * @param port the reader's input (GPI port), from 1
   * @param high its level now
   * @param at when the message arrived, by the clock of the host
   */
  void changed(int port, boolean high, Instant at);
}
