package bondgate.rfid.dialect;

import java.util.List;

/** A family of serial readers that speak one protocol. */
public interface ReaderProtocol {
  /** Its short name, unique among the registered ones, such as {@code r2000}. */
  String name();

  /** The baud rates it is found at, the likeliest first; always 8 data bits, no parity, 1 stop. */
  List<Integer> bauds();

  /**
   * A conversation with a reader on a line that was just opened. Its {@link Dialect#identify()}
   * only reads, so that it may be said to a device that is none of this protocol.
   */
  Dialect dialect(DialectSettings settings);
}
