package bondgate.till.line;

import bondgate.till.Octets;

/** One open line. Never opened again: after a failure a new one is made. */
public interface Line extends AutoCloseable {
  /**
   * What came, none after a tenth of a second of silence.
   *
   * @throws LineException if the line is gone
   */
  Octets read() throws LineException;

  /**
   * Sends all bytes.
   *
   * @throws LineException if the line is gone
   */
  void write(Octets bytes) throws LineException;

  @Override
  void close();
}
