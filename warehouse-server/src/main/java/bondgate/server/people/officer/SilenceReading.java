package bondgate.server.people.officer;

import bondgate.events.AlarmRaised;
import bondgate.events.EdgeEvent;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.TagChip;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.server.people.Display;
import bondgate.server.people.Tone;
import bondgate.server.people.officer.SilencePage.Asked;
import bondgate.server.people.officer.SilencePage.Bar;
import bondgate.server.people.officer.SilencePage.Event;
import bondgate.server.people.officer.SilencePage.Part;
import bondgate.server.people.officer.SilencePage.Sentence;
import bondgate.server.silence.Answer;
import bondgate.server.silence.Cause;
import bondgate.server.silence.Finding;
import bondgate.server.silence.Heard;
import bondgate.server.silence.SilenceQuestion;
import bondgate.server.silence.SilenceResult.Answered;
import bondgate.server.silence.Stretch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An answer about an interval, laid out for the officer. */
final class SilenceReading {
  private static final int MOST_EVENTS = 200;
  private static final int MOST_SENTENCES = 3;
  private static final int MOST_VERIFIED = 60;
  private static final long LINE = 1_000;

  private final SilenceWords words;
  private final Answered answered;
  private final Answer answer;

  SilenceReading(SilenceWords words, Answered answered) {
    this.words = words;
    this.answered = answered;
    this.answer = answered.answer();
  }

  SilencePage page(Asked asked, List<String> devices, List<String> portals) {
    return new SilencePage(
        asked,
        devices,
        portals,
        "",
        answer.findings().stream().flatMap(one -> sentences(one).stream()).toList(),
        answer.stretches().stream().map(this::bar).toList(),
        answer.events().stream().map(one -> x(one.fields().recordedAt())).distinct().toList(),
        answer.stretches().stream().map(this::part).toList(),
        answer.events().stream().limit(MOST_EVENTS).map(SilenceReading::event).toList(),
        answer.events().size(),
        leaves(),
        answered.ranges().stream()
            .map(one -> "%d: %d–%d".formatted(one.epoch(), one.first(), one.last()))
            .collect(Collectors.joining(", ")),
        offset(),
        file(answer.question()));
  }

  private List<Sentence> sentences(Finding finding) {
    if (finding instanceof Finding.Events events) {
      return List.of(new Sentence(words.events(events.count()), Tone.QUIET));
    }
    if (finding instanceof Finding.ProvablyNone) {
      return List.of(new Sentence(words.none(), Tone.GOOD));
    }
    if (finding instanceof Finding.NoneWhereWatched) {
      return List.of(new Sentence(words.noneWhereWatched(), Tone.GOOD));
    }
    if (finding instanceof Finding.NotKnownYet yet) {
      Instant from = yet.stretches().get(0).from();
      return List.of(
          new Sentence(
              yet.lastSeen() == null
                  ? words.neverSeen()
                  : words.notKnownYet(Display.shanghai(from), Display.shanghai(yet.lastSeen())),
              Tone.WARN));
    }
    boolean down = finding instanceof Finding.Down;
    List<Stretch> stretches =
        finding instanceof Finding.Down some
            ? some.stretches()
            : ((Finding.NotKnown) finding).stretches();
    List<Sentence> sentences = new ArrayList<>();
    for (Stretch one : stretches.subList(0, Math.min(MOST_SENTENCES, stretches.size()))) {
      String from = Display.shanghai(one.from());
      String to = Display.shanghai(one.to());
      sentences.add(
          down
              ? new Sentence(words.down(from, to, cause(one)), Tone.BAD)
              : new Sentence(words.notKnown(from, to, cause(one)), Tone.WARN));
    }
    if (stretches.size() > MOST_SENTENCES) {
      int more = stretches.size() - MOST_SENTENCES;
      sentences.add(new Sentence(words.more(more), down ? Tone.BAD : Tone.WARN));
    }
    return sentences;
  }

  private String cause(Stretch stretch) {
    String cause = words.cause(stretch.cause());
    return stretch.who().isEmpty() ? cause : cause + " · " + stretch.who();
  }

  private static Tone tone(Cause cause) {
    return switch (cause.state()) {
      case WATCHED -> Tone.GOOD;
      case DOWN -> Tone.BAD;
      case NOT_KNOWN -> Tone.WARN;
    };
  }

  private Bar bar(Stretch one) {
    int x = x(one.from());
    return new Bar(x, Math.max(1, x(one.to()) - x), tone(one.cause()));
  }

  private int x(Instant at) {
    SilenceQuestion question = answer.question();
    long whole = Duration.between(question.from(), question.to()).toMillis();
    long part = Duration.between(question.from(), at).toMillis();
    return (int) (LINE * part / Math.max(1, whole));
  }

  private Part part(Stretch one) {
    return new Part(
        one.from(), one.to(), cause(one), tone(one.cause()), one.leafBefore(), one.leafAfter());
  }

  private static Event event(Heard record) {
    EdgeEvent body = record.fields().body();
    String where = "";
    String epc = "";
    Optional<ReaderState> reader = Optional.empty();
    if (body instanceof TagCrossing crossing) {
      where = crossing.portal();
      epc = crossing.epc();
    } else if (body instanceof TagSighting sighting) {
      where = sighting.portal();
      epc = sighting.epc();
    } else if (body instanceof TagChip chip) {
      where = chip.portal();
      epc = chip.epc();
    } else if (body instanceof AlarmRaised alarm) {
      where = alarm.portal();
      epc = alarm.epc();
    } else if (body instanceof ReaderHealth health) {
      where = health.reader();
      reader = Optional.of(health.state());
    }
    return new Event(
        record.leafIndex(),
        record.fields().seenAt(),
        record.fields().recordedAt(),
        body.kind(),
        where,
        epc,
        reader);
  }

  /** What bounds the parts, and the events; the first of them if there are many. */
  private List<Long> leaves() {
    TreeSet<Long> leaves = new TreeSet<>();
    for (Stretch one : answer.stretches()) {
      leaves.add(one.leafBefore());
      leaves.add(one.leafAfter());
    }
    answer.events().forEach(event -> leaves.add(event.leafIndex()));
    return leaves.stream().filter(leaf -> leaf >= 0).limit(MOST_VERIFIED).toList();
  }

  private String offset() {
    List<Long> known =
        answered.records().stream()
            .map(record -> record.fields().clock().offsetMillis())
            .filter(Objects::nonNull)
            .toList();
    return known.isEmpty() || known.size() < answered.records().size()
        ? words.offsetUnknown()
        : words.offsetAtMost(known.stream().mapToLong(Math::abs).max().orElseThrow());
  }

  private static String file(SilenceQuestion question) {
    return "/api/v1/silence/evidence.zip?zone=%s&device=%s&reader=%s&portal=%s&from=%s&to=%s"
        .formatted(
            encoded(question.zone()),
            encoded(question.device()),
            encoded(question.reader()),
            encoded(question.portal()),
            encoded(question.from().toString()),
            encoded(question.to().toString()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
