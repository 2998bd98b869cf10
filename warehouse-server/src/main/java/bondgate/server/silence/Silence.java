package bondgate.server.silence;

import bondgate.server.export.SeqRange;
import bondgate.server.fleet.Devices;
import bondgate.server.silence.SilenceResult.Answered;
import bondgate.server.silence.SilenceResult.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds the records that an answer needs, and lets them be judged. */
@ApplicationScoped
public class Silence {
  /** The most records that one answer looks at. */
  public static final int MOST_RECORDS = 50_000;

  /** How far from the interval a heartbeat is looked for, in records. */
  private static final int REACH = 2_000;

  private final StreamReading stream;
  private final Devices devices;

  @Inject
  Silence(StreamReading stream, Devices devices) {
    this.stream = stream;
    this.devices = devices;
  }

  /** What the records of the device say of the interval. */
  public SilenceResult ask(SilenceQuestion question) {
    String zone = question.zone();
    String device = question.device();
    if (devices.find(zone, device).isEmpty()) {
      return new Refused(
          "deviceUnknown",
          "zone=%s, device=%s".formatted(zone, device),
          "an edge agent that was enrolled in the zone",
          "choose one of the zone's devices, or enrol it");
    }
    if (!question.portal().isEmpty() && !stream.knowsPortal(zone, device, question.portal())) {
      return new Refused(
          "portalUnknown",
          "portal=" + question.portal(),
          "an opening of which %s ever said anything".formatted(device),
          "check the name, or ask for the whole device");
    }
    List<Position> epochs = stream.epochs(zone, device);
    if (epochs.isEmpty()) {
      return new Answered(
          Judgement.of(question, List.of(), null, null, true), List.of(), List.of());
    }
    return judged(question, new Sequence(epochs));
  }

  private SilenceResult judged(SilenceQuestion question, Sequence sequence) {
    List<Long> wanted = wanted(question, sequence);
    List<SeqRange> ranges = ranges(question, sequence, wanted);
    long count = ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    if (wanted.size() > MOST_RECORDS || count > MOST_RECORDS) {
      return new Refused(
          "intervalTooLong",
          "%s to %s".formatted(question.from(), question.to()),
          "an interval of at most %d records of the device".formatted(MOST_RECORDS),
          "ask for a shorter interval");
    }
    List<Heard> records = new ArrayList<>();
    for (SeqRange range : ranges) {
      records.addAll(
          stream.records(
              question.zone(), question.device(), range.epoch(), range.first(), range.last()));
    }
    Heard end = records.get(records.size() - 1);
    Position tail = sequence.at(sequence.length() - 1);
    boolean whole = new Position(end.fields().epoch(), end.fields().seq()).equals(tail);
    return new Answered(
        Judgement.of(
            question,
            records,
            at(question, sequence, 0),
            at(question, sequence, sequence.length() - 1),
            whole),
        records,
        ranges);
  }

  /**
   * The numbers, counted over all epochs, of the records in the interval, of those that stand
   * between them and the next by halving, and of one on each side. By halving alone a clock that
   * jumped would hide records, by their rows alone an empty interval would have no bounds.
   */
  private List<Long> wanted(SilenceQuestion question, Sequence sequence) {
    TreeSet<Long> wanted = new TreeSet<>();
    for (Position place : stream.within(question, MOST_RECORDS + 1)) {
      // A record that was committed just now may be beyond the end that was read before.
      sequence.number(place).ifPresent(wanted::add);
    }
    long begin = firstWhere(sequence, n -> !at(question, sequence, n).isBefore(question.from()));
    long end = firstWhere(sequence, n -> !at(question, sequence, n).isBefore(question.to()));
    for (long n = begin; n < end && wanted.size() <= MOST_RECORDS; n++) {
      wanted.add(n);
    }
    wanted.add(Math.max(0, begin - 1));
    wanted.add(Math.min(sequence.length() - 1, begin));
    for (long n : List.copyOf(wanted)) {
      wanted.add(Math.max(0, n - 1));
      wanted.add(Math.min(sequence.length() - 1, n + 1));
    }
    return List.copyOf(wanted);
  }

  private static long firstWhere(Sequence sequence, Predicate<Long> holds) {
    long low = 0;
    long high = sequence.length();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The runs of those numbers, each from the heartbeat before it to the heartbeat after it. */
  private List<SeqRange> ranges(SilenceQuestion question, Sequence sequence, List<Long> wanted) {
    List<SeqRange> ranges = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= wanted.size(); i++) {
      boolean ends =
          i == wanted.size()
              || wanted.get(i) != wanted.get(i - 1) + 1
              || sequence.at(wanted.get(i)).epoch() != sequence.at(wanted.get(i - 1)).epoch();
      if (ends) {
        ranges.add(
            widened(
                question,
                sequence,
                sequence.at(wanted.get(begin)),
                sequence.at(wanted.get(i - 1))));
        begin = i;
      }
    }
    return merged(ranges);
  }

  private SeqRange widened(
      SilenceQuestion question, Sequence sequence, Position first, Position last) {
    String zone = question.zone();
    String device = question.device();
    long from =
        stream
            .beatBefore(zone, device, first, REACH)
            .map(Position::seq)
            .orElse(first.seq() <= REACH ? 1 : first.seq());
    long to =
        stream
            .beatAfter(zone, device, last, REACH)
            .map(Position::seq)
            .orElse(Math.min(sequence.lastOf(last.epoch()), last.seq() + REACH));
    return new SeqRange(device, first.epoch(), from, to);
  }

  private static List<SeqRange> merged(List<SeqRange> ranges) {
    List<SeqRange> merged = new ArrayList<>();
    List<SeqRange> sorted =
        ranges.stream()
            .sorted(Comparator.comparingLong(SeqRange::epoch).thenComparingLong(SeqRange::first))
            .toList();
    for (SeqRange range : sorted) {
      int end = merged.size() - 1;
      SeqRange before = end < 0 ? null : merged.get(end);
      if (before != null && before.epoch() == range.epoch() && range.first() <= before.last() + 1) {
        merged.set(
            end,
            new SeqRange(
                range.device(),
                range.epoch(),
                before.first(),
                Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  private Instant at(SilenceQuestion question, Sequence sequence, long number) {
    return stream.at(question.zone(), question.device(), sequence.at(number));
  }
}
