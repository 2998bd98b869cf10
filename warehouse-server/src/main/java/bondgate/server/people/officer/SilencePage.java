package bondgate.server.people.officer;

import bondgate.events.EventKind;
import bondgate.events.ReaderState;
import bondgate.server.people.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proof of silence for an interval of a device.
 *
 * @param asked what stands in the form
 * @param devices the zone's agents, to choose from
 * @param portals the zone's openings, to choose from
 * @param refusal why there is no answer; empty if there is one or nothing was asked
 * @param sentences the answer, one sentence each; empty if there is none
 * @param bars the interval as a line of a thousand parts
 * @param ticks where on it there were events
 * @param stretches the parts of the interval
 * @param events the first of the events
 * @param eventCount all of the events
 * @param leaves the records to verify in the browser, in the order of the log
 * @param ranges the record numbers that the answer rests on, as text
 * @param offset what is known of the device's clock, as text
 * @param file address of the file; empty if there is none
 */
public record SilencePage(
    Asked asked,
    List<String> devices,
    List<String> portals,
    String refusal,
    List<Sentence> sentences,
    List<Bar> bars,
    List<Integer> ticks,
    List<Part> stretches,
    List<Event> events,
    int eventCount,
    List<Long> leaves,
    String ranges,
    String offset,
    String file) {
  /** Takes copies. */
  public SilencePage {
    devices = List.copyOf(devices);
    portals = List.copyOf(portals);
    sentences = List.copyOf(sentences);
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
    stretches = List.copyOf(stretches);
    events = List.copyOf(events);
    leaves = List.copyOf(leaves);
  }

  /** A page with nothing but its form, and perhaps why there is no answer. */
  static SilencePage empty(
      Asked asked, List<String> devices, List<String> portals, String refusal) {
    return new SilencePage(
        asked, devices, portals, refusal, List.of(), List.of(), List.of(), List.of(), List.of(), 0,
        List.of(), "", "", "");
  }

  /** Whether there is an answer. */
  public boolean answered() {
    return !sentences.isEmpty();
  }

  /** What stands in the form, as it was sent. */
  public record Asked(String device, String reader, String portal, String from, String to) {}

  /** A sentence of the answer. */
  public record Sentence(String text, Tone tone) {}

  /** A part of the line, 0 to 1000. */
  public record Bar(int x, int width, Tone tone) {}

  /** A part of the interval; a leaf of -1 is none. */
  public record Part(
      Instant from, Instant to, String what, Tone tone, long leafBefore, long leafAfter) {}

  /**
   * An event.
   *
   * @param where the opening, or the reader; empty for what happened at neither
   * @param epc empty for what is about no tag
   * @param reader how the reader stands from then on, if it is about that
   */
  public record Event(
      long leaf,
      Instant seenAt,
      Instant recordedAt,
      EventKind kind,
      String where,
      String epc,
      Optional<ReaderState> reader) {}
}
