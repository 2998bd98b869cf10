package bondgate.server.silence;

import bondgate.events.AlarmRaised;
import bondgate.events.EdgeEvent;
import bondgate.events.ReaderHealth;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.events.TrayChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The decision: from records alone to an answer. Asks no clock and no database. */
final class Judgement {
  private final SilenceQuestion question;
  private final Instant first;
  private final Instant last;

  private Judgement(SilenceQuestion question, Instant first, Instant last) {
    this.question = question;
    this.first = first;
    this.last = last;
  }

  /**
   * What those records say of the interval.
   *
   * @param records in the order of the sequence: at least all of the interval, the record before
   *     and the one after, and where there is one the heartbeat before and after
   * @param first time of the device's first record; null if there is none
   * @param last time of its last record; null if there is none
   * @param endsWithTheStream whether the last of the records is the last that the device sent
   */
  static Answer of(
      SilenceQuestion question,
      List<Heard> records,
      Instant first,
      Instant last,
      boolean endsWithTheStream) {
    List<Heard> events = records.stream().filter(record -> isEvent(question, record)).toList();
    Judgement judgement = new Judgement(question, first, last);
    return new Answer(
        question,
        events,
        judgement.stretches(Links.of(records, question.reader(), endsWithTheStream)),
        last);
  }

  private static boolean isEvent(SilenceQuestion question, Heard record) {
    boolean inside =
        !record.wall().isBefore(question.from()) && record.wall().isBefore(question.to());
    return inside && concerns(question, record.body());
  }

  private static boolean concerns(SilenceQuestion question, EdgeEvent body) {
    return switch (body.kind()) {
      // Doors for people have neither a reader nor a portal.
      case AGENT_STARTED, HEARTBEAT, FACE_SIGHTING, DOOR_OPENED, FACE_CONSENT -> false;
      // What the agent says of itself concerns no reader and no portal alone.
      case CLOCK_JUMPED, CHECKPOINT_REFUSED, HISTORY_LOST, DISK_CHANGED, EPOCH_BEGUN, KEY_ROLLED ->
          question.reader().isEmpty() && question.portal().isEmpty();
      case READER_HEALTH ->
          question.portal().isEmpty() && fits(question.reader(), ((ReaderHealth) body).reader());
      case TAG_CROSSING -> {
        TagCrossing crossing = (TagCrossing) body;
        yield fits(question.reader(), crossing.reader())
            && fits(question.portal(), crossing.portal());
      }
      case TAG_SIGHTING -> {
        TagSighting sighting = (TagSighting) body;
        yield fits(question.reader(), sighting.reader())
            && fits(question.portal(), sighting.portal());
      }
      // A tray has no opening; its reader is named as its till is.
      case TRAY_CHANGED ->
          question.portal().isEmpty() && fits(question.reader(), ((TrayChanged) body).till());
      case TAG_CHIP -> {
        TagChip chip = (TagChip) body;
        yield fits(question.reader(), chip.reader()) && fits(question.portal(), chip.portal());
      }
      case ALARM_RAISED -> {
        AlarmRaised alarm = (AlarmRaised) body;
        yield fits(question.reader(), alarm.reader()) && fits(question.portal(), alarm.portal());
      }
    };
  }

  private static boolean fits(String asked, String said) {
    return asked.isEmpty() || asked.equals(said);
  }

  /** Goes along the interval from one border of a link to the next. */
  private List<Stretch> stretches(List<Link> links) {
    List<Link> inside =
        links.stream()
            .map(link -> link.within(question.from(), question.to()))
            .filter(Link::hasLength)
            .sorted(Comparator.comparing(Link::from))
            .toList();
    TreeSet<Instant> borders = new TreeSet<>(List.of(question.from(), question.to()));
    inside.stream().flatMap(link -> Stream.of(link.from(), link.to())).forEach(borders::add);
    Stream.of(first == null ? question.to() : first, last == null ? question.from() : last)
        .filter(at -> at.isAfter(question.from()) && at.isBefore(question.to()))
        .forEach(borders::add);
    List<Stretch> stretches = new ArrayList<>();
    List<Link> open = new ArrayList<>();
    int next = 0;
    for (Instant begin : borders.headSet(question.to())) {
      open.removeIf(link -> !link.to().isAfter(begin));
      while (next < inside.size() && !inside.get(next).from().isAfter(begin)) {
        open.add(inside.get(next));
        next++;
      }
      add(stretches, said(begin, borders.higher(begin), open));
    }
    return stretches;
  }

  private static void add(List<Stretch> stretches, Stretch next) {
    int end = stretches.size() - 1;
    if (end >= 0 && next.continues(stretches.get(end))) {
      stretches.set(end, stretches.get(end).upTo(next));
    } else {
      stretches.add(next);
    }
  }

  private Stretch said(Instant begin, Instant end, List<Link> open) {
    if (last == null || !begin.isBefore(last)) {
      return new Stretch(
          begin, end, open.isEmpty() ? Cause.NOT_YET : Cause.CLOCK_REPEATED, "", -1, -1);
    }
    if (open.isEmpty()) {
      Cause cause = begin.isBefore(first) ? Cause.BEFORE_FIRST : Cause.CLOCK_JUMPED;
      return new Stretch(begin, end, cause, "", -1, -1);
    }
    if (open.size() == 1) {
      return open.get(0).stretch(begin, end);
    }
    return open.get(0).because(Cause.CLOCK_REPEATED).stretch(begin, end);
  }
}
