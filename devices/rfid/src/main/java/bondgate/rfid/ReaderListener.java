package bondgate.rfid;

import java.time.Instant;

/**
 * Who is told what a reader hears. Each method is called on the reader's own thread and must only
 * queue: while it runs, nothing is read from the line.
 */
public interface ReaderListener {
  /** A tag was heard. */
  void read(TagRead read);

  /**
   * An inventory round came to its end.
   *
   * @param antenna the antenna that worked, from 0
   * @param reads how many reads came in it
   * @param at when, by the clock of the host
   */
  void roundFinished(int antenna, int reads, Instant at);

  /** The reader's condition changed; also called once for the first condition. */
  void healthChanged(ReaderCondition condition);
}
