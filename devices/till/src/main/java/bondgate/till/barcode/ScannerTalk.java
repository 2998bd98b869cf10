package bondgate.till.barcode;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import bondgate.till.device.Signal;
import bondgate.till.device.Talk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The conversation with a scanner: it speaks, we listen. It cannot be asked whether it lives. */
public final class ScannerTalk implements Talk {
  private static final Duration NOTHING_TO_SAY = Duration.ofMinutes(1);

  private final ScanCutter cutter = new ScanCutter(ScanCutter.USUAL_LONGEST);
  private final RepeatFilter repeats;
  private final ScanReader reader;
  private final Consumer<Scan> listener;
  private final List<Signal> signals = new ArrayList<>();

  /**
   * A conversation that has not begun.
   *
   * @param sameWithin the same code again counts once within this, 0 to 10 s; usual 800 ms
   * @param listener is told each symbol, on the line's thread
   */
  public ScannerTalk(ScanReader reader, Duration sameWithin, Consumer<Scan> listener) {
    this.reader = reader;
    this.repeats = new RepeatFilter(sameWithin);
    this.listener = listener;
  }

  @Override
  public void opened(Instant now) {
    // What was begun before the line was lost is no scan.
    cutter.silence();
  }

  @Override
  public Optional<Octets> next(Instant now) {
    return Optional.empty();
  }

  @Override
  public Duration idle(Instant now) {
    return NOTHING_TO_SAY;
  }

  @Override
  public void heard(Octets bytes, Instant now) {
    cutter.feed(bytes).forEach(raw -> take(raw, now));
  }

  @Override
  public void silence(Instant now) {
    cutter.silence().forEach(raw -> take(raw, now));
  }

  private void take(RawScan raw, Instant now) {
    if (!repeats.isNew(raw, now)) {
      return;
    }
    for (Scan scan : reader.read(raw)) {
      boolean garbled = scan instanceof Scan.Refused r && r.problem() == Problem.GARBLED;
      signals.add(
          garbled
              ? new Signal.Complaint(Fault.LINE_NOISE, Problem.GARBLED.english())
              : new Signal.Cleared(Fault.LINE_NOISE));
      signals.add(new Signal.Answered());
      listener.accept(scan);
    }
  }

  @Override
  public void lost(Instant now) {
    cutter.silence();
  }

  @Override
  public List<Signal> drain() {
    List<Signal> all = List.copyOf(signals);
    signals.clear();
    return all;
  }
}
