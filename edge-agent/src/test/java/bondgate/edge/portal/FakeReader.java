package bondgate.edge.portal;

import bondgate.rfid.ReaderCondition;
import bondgate.rfid.ReaderCounters;
import bondgate.rfid.ReaderListener;
import bondgate.rfid.RfidReader;
import bondgate.rfid.TagRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A reader that hears what a test lets it hear, and writes down what its outputs were told. */
public final class FakeReader implements RfidReader {
  private final List<Switched> switched = new ArrayList<>();
  private ReaderListener listener;
  private ReaderCondition condition =
      new ReaderCondition(
          ReaderCondition.State.ONLINE, ReaderCondition.Reason.ROUND_FINISHED, "", Instant.EPOCH);
  private long reads;
  private boolean closed;

  /** An output was told its level. */
  public record Switched(int output, boolean on) {}

  @Override
  public void start(ReaderListener to) {
    listener = to;
  }

  @Override
  public synchronized void setOutput(int output, boolean on) {
    switched.add(new Switched(output, on));
  }

  @Override
  public ReaderCondition condition() {
    return condition;
  }

  @Override
  public ReaderCounters counters() {
    return new ReaderCounters(reads / 4, reads, 1, 0, 0, 0);
  }

  @Override
  public void close() {
    closed = true;
  }

  public void hear(TagRead read) {
    reads++;
    listener.read(read);
  }

  public void become(ReaderCondition now) {
    condition = now;
    listener.healthChanged(now);
  }

  /** What the outputs were told since this was asked last. */
  public synchronized List<Switched> newlySwitched() {
    List<Switched> news = List.copyOf(switched);
    switched.clear();
    return news;
  }

  public boolean isClosed() {
    return closed;
  }
}
