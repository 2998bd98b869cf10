package bondgate.server.people.officer;

import bondgate.events.ReaderState;
import bondgate.events.TagSighting;
import bondgate.server.fence.Verdict;
import bondgate.server.match.MatchVerdict;
import bondgate.server.people.Tone;
import io.quarkus.qute.TemplateExtension;

/** The tone in which a page shows what the slices and the devices say. */
@TemplateExtension
final class Marks {
  private Marks() {}

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case PERMITTED -> Tone.GOOD;
      case NOT_PERMITTED,
          UNKNOWN_TAG,
          UNKNOWN_PORTAL,
          NOT_ON_BOOK,
          UNDER_CONTROL,
          DESTROYED_TAG,
          COPIED_TAG ->
          Tone.BAD;
      case RETURNED, UNCERTAIN -> Tone.WARN;
      case REPEATED, RELEASED_GOODS -> Tone.QUIET;
    };
  }

  /** A tag that did not go through is for the record only. */
  static Tone tone(TagSighting.Outcome outcome) {
    return switch (outcome) {
      case NEAR, TURNED_BACK, STILL -> Tone.QUIET;
    };
  }

  static Tone tone(MatchVerdict verdict) {
    return switch (verdict) {
      case AGREE, AGREE_RETURNED -> Tone.GOOD;
      case SOLD_INSIDE, DIRECTION_UNCLEAR -> Tone.WARN;
      case PAID_WAITING, CAME_BACK -> Tone.QUIET;
      case SOLD_WITHOUT_PERMIT,
          GATE_WITHOUT_TILL,
          GATE_WITHOUT_BOOK,
          BOOK_WITHOUT_GATE,
          WITHOUT_SALE ->
          Tone.BAD;
    };
  }

  static Tone tone(ReaderState state) {
    return switch (state) {
      case ONLINE -> Tone.GOOD;
      case CONNECTING, DEGRADED -> Tone.WARN;
      case OFFLINE -> Tone.BAD;
    };
  }
}
