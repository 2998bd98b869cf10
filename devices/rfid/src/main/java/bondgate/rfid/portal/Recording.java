package bondgate.rfid.portal;

import bondgate.rfid.Epc;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one opening heard for a while, in the order in which it came, and what a person says really
 * happened. As text see {@link RecordingText}.
 *
 * @param layout the antennas
 * @param fittings beams and reference tag
 * @param begin what the times in the text count from
 * @param entries reads and beams, in the order of their arrival
 * @param labels the truth, as far as it is known
 */
public record Recording(
    PortalLayout layout,
    PortalFittings fittings,
    Instant begin,
    List<Entry> entries,
    List<Label> labels) {
  private static final Duration POLL_EVERY = Duration.ofMillis(100);

  /** So that every window is closed, and every weak tag's wait is over. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(20);

  /** Copies the lists. */
  public Recording {
    entries = List.copyOf(entries);
    labels = List.copyOf(labels);
  }

  /** Something that came. */
  public sealed interface Entry {
    /** When it happened. */
    Instant at();

    /**
     * A read.
     *
     * @param read as the reader told it
     */
    record Tag(TagRead read) implements Entry {
      @Override
      public Instant at() {
        return read.seenAt();
      }
    }

    /**
     * A beam.
     *
     * @param event as the contact told it
     */
    record Light(BeamEvent event) implements Entry {
      @Override
      public Instant at() {
        return event.at();
      }
    }
  }

  /** What a tag really did. */
  public enum Truth {
    /** It went in. */
    IN,
    /** It went out. */
    OUT,
    /** It did not go through. */
    NONE
  }

  /**
   * What one tag really did.
   *
   * @param epc the tag
   * @param truth what it did
   * @param situation one word for how, such as {@code cart}
   */
  public record Label(Epc epc, Truth truth, String situation) {
    /** Checks that the situation is one word. */
    public Label {
      if (!situation.matches("[a-z0-9-]{1,40}")) {
        throw new IllegalArgumentException(
            "a situation is one word of a-z, 0-9 and '-'; received '%s'".formatted(situation));
      }
    }
  }

  /** The same portal as if it had antennas only. */
  public Recording withoutBeams() {
    List<Entry> tags = entries.stream().filter(entry -> entry instanceof Entry.Tag).toList();
    return new Recording(layout, PortalFittings.none(), begin, tags, labels);
  }

  /** What the inference says to it, with these thresholds; the same every time. */
  public List<Passage> play(CrossingSettings settings) {
    return play(new CrossingDetector(layout, fittings, settings));
  }

  /** What this detector says to it, polled ten times a second of the recording's own time. */
  public List<Passage> play(CrossingDetector detector) {
    return play(detector, tendency -> {});
  }

  /** The same, and to whom it says what it takes a tag to be about to do. */
  public List<Passage> play(CrossingDetector detector, Consumer<Tendency> early) {
    List<Passage> passages = new ArrayList<>();
    Instant latest = begin;
    Instant pollAt = begin;
    for (Entry entry : entries) {
      // Up to this moment nothing came, and quiet is news too.
      while (entry.at().isAfter(pollAt)) {
        passages.addAll(detector.poll(pollAt));
        pollAt = pollAt.plus(POLL_EVERY);
      }
      latest = entry.at().isAfter(latest) ? entry.at() : latest;
      if (entry instanceof Entry.Tag tag) {
        detector.read(tag.read()).ifPresent(early);
      } else if (entry instanceof Entry.Light light) {
        detector.beam(light.event());
      }
    }
    for (; pollAt.isBefore(latest.plus(AFTERWARDS)); pollAt = pollAt.plus(POLL_EVERY)) {
      passages.addAll(detector.poll(pollAt));
    }
    return passages;
  }
}
