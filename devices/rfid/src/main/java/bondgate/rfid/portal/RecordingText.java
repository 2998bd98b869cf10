package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import bondgate.rfid.portal.Recording.Entry;
import bondgate.rfid.portal.Recording.Label;
import bondgate.rfid.portal.Recording.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A recording as plain text, one read a line, in the order of arrival. Empty lines and lines that
 * begin with {@code #} are comments; times are milliseconds after the begin and may go back, as
 * reports do.
 *
 * <pre>
 * bondgate-reads 1
 * portal exit inside 0,1 outside 2,3 beams two reference 30B400000000000000000099
 * begin 2026-03-02T01:00:00Z
 * read 1234 30B400000000000000000001 0 -61 1817
 * beam 1300 outside blocked
 * label 30B400000000000000000001 in through
 * </pre>
 *
 * <p>{@code beams} and {@code reference} may be left out; so may a read's phase, its last word.
 */
public final class RecordingText {
  private static final String HEAD = "bondgate-reads 1";

  private RecordingText() {}

  /**
   * Reads the lines of a recording.
   *
   * @throws IllegalArgumentException if a line is none of these; says which, and what is expected
   */
  public static Recording parse(List<String> lines) {
    Reading reading = new Reading();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        reading.take(line, line.split("\\s+", -1));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IllegalArgumentException(
            "line %d of the recording, '%s': %s".formatted(i + 1, line, e.getMessage()), e);
      }
    }
    return reading.done();
  }

  /** The lines of a recording; parsing them gives the same again, to the millisecond. */
  public static List<String> format(Recording recording) {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    PortalLayout layout = recording.layout();
    String beams = recording.fittings().beams().name().toLowerCase(Locale.ROOT);
    lines.add(
        "portal %s inside %s outside %s beams %s%s"
            .formatted(
                layout.name(),
                numbers(layout.insideAntennas()),
                numbers(layout.outsideAntennas()),
                beams,
                recording.fittings().referenceTag().map(e -> " reference " + e).orElse("")));
    lines.add("begin " + recording.begin());
    for (Entry entry : recording.entries()) {
      long millis = Duration.between(recording.begin(), entry.at()).toMillis();
      if (entry instanceof Entry.Tag tag) {
        TagRead read = tag.read();
        String phase = read.phase().isPresent() ? " " + read.phase().getAsInt() : "";
        lines.add(
            "read %d %s %d %d%s"
                .formatted(millis, read.epc(), read.antenna(), read.rssiDbm(), phase));
      } else if (entry instanceof Entry.Light light) {
        lines.add(
            "beam %d %s %s"
                .formatted(
                    millis,
                    light.event().beam().name().toLowerCase(Locale.ROOT),
                    light.event().blocked() ? "blocked" : "free"));
      }
    }
    for (Label label : recording.labels()) {
      String truth = label.truth().name().toLowerCase(Locale.ROOT);
      lines.add("label %s %s %s".formatted(label.epc(), truth, label.situation()));
    }
    return lines;
  }

  private static String numbers(Set<Integer> antennas) {
    return new TreeSet<>(antennas).stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** What was read so far. */
  private static final class Reading {
    private boolean headed;
    private PortalLayout layout;
    private PortalFittings fittings = PortalFittings.none();
    private Instant begin = Instant.EPOCH;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    void take(String line, String[] words) {
      if (!headed) {
        expect(line.equals(HEAD), "expected the first line '%s'".formatted(HEAD));
        headed = true;
        return;
      }
      switch (words[0]) {
        case "portal" -> portal(words);
        case "begin" -> begin = Instant.parse(word(words, 1));
        case "read" -> entries.add(new Entry.Tag(read(words)));
        case "beam" -> entries.add(new Entry.Light(beam(words)));
        case "label" ->
            labels.add(
                new Label(
                    new Epc(word(words, 1)), one(Truth.values(), word(words, 2)), word(words, 3)));
        default ->
            throw new IllegalArgumentException("expected portal, begin, read, beam or label");
      }
    }

    private void portal(String[] words) {
      expect(
          words.length >= 6 && words[2].equals("inside") && words[4].equals("outside"),
          "expected 'portal <name> inside <antennas> outside <antennas>'");
      layout = new PortalLayout(words[1], antennas(words[3]), antennas(words[5]));
      PortalFittings.Beams beams = PortalFittings.Beams.NONE;
      Optional<Epc> reference = Optional.empty();
      for (int i = 6; i < words.length; i += 2) {
        switch (words[i]) {
          case "beams" -> beams = one(PortalFittings.Beams.values(), word(words, i + 1));
          case "reference" -> reference = Optional.of(new Epc(word(words, i + 1)));
          default -> throw new IllegalArgumentException("expected beams or reference");
        }
      }
      fittings = new PortalFittings(beams, reference);
    }

    private TagRead read(String[] words) {
      OptionalInt phase =
          words.length > 5 ? OptionalInt.of(Integer.parseInt(words[5])) : OptionalInt.empty();
      return new TagRead(
          new Epc(word(words, 2)),
          Integer.parseInt(word(words, 3)),
          Integer.parseInt(word(words, 4)),
          phase,
          at(words));
    }

    private BeamEvent beam(String[] words) {
      String state = word(words, 3);
      expect(state.equals("blocked") || state.equals("free"), "expected blocked or free");
      return new BeamEvent(one(Beam.values(), word(words, 2)), state.equals("blocked"), at(words));
    }

    private Instant at(String[] words) {
      return begin.plusMillis(Long.parseLong(word(words, 1)));
    }

    Recording done() {
      expect(layout != null, "the recording names no portal");
      return new Recording(layout, fittings, begin, entries, labels);
    }

    private static Set<Integer> antennas(String list) {
      return Arrays.stream(list.split(",", -1)).map(Integer::valueOf).collect(Collectors.toSet());
    }

    private static String word(String[] words, int index) {
      expect(index < words.length, "expected a word more");
      return words[index];
    }

    private static <E extends Enum<E>> E one(E[] all, String word) {
      return Arrays.stream(all)
          .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "expected one of %s; received '%s'"
                          .formatted(Arrays.toString(all).toLowerCase(Locale.ROOT), word)));
    }

    private static void expect(boolean holds, String message) {
      if (!holds) {
        throw new IllegalArgumentException(message);
      }
    }
  }
}
