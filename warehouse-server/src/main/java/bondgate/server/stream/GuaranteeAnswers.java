package bondgate.server.stream;

import bondgate.server.guarantee.GuaranteeLevel;
import bondgate.server.guarantee.InstrumentStanding;
import java.util.List;

/** What the guarantee's refusals say. */
final class GuaranteeAnswers {
  private GuaranteeAnswers() {}

  /** The zone has no instrument of that number. */
  static ActOutcome instrumentUnknown(String number) {
    return new ActOutcome.Refused(
        "instrumentUnknown",
        number,
        "an instrument of this zone",
        "look it up on the guarantee's page");
  }

  /** The instruments in force do not give what is asked. */
  static ActOutcome exceeded(long neededFen, long headroomFen, GuaranteeLevel level) {
    return new ActOutcome.Refused(
        "guaranteeExceeded",
        neededFen + " fen",
        "at most %d fen%s".formatted(headroomFen, warning(level)),
        "lodge a further guarantee, or ask for fewer pieces");
  }

  private static String warning(GuaranteeLevel level) {
    return switch (level) {
      case AMPLE -> "";
      case LOW -> "; the guarantee is low";
      case NEARLY_EXHAUSTED -> "; the guarantee is nearly exhausted";
      case NONE_IN_FORCE -> "; no instrument is in force";
    };
  }

  /** Holds stand on instruments that expired. */
  static ActOutcome uncovered(List<InstrumentStanding> instruments) {
    List<String> each =
        instruments.stream()
            .map(
                one ->
                    "%s, valid until %s, bears %d fen"
                        .formatted(
                            one.instrument().number(),
                            one.instrument().validUntil(),
                            one.heldFen()))
            .toList();
    return new ActOutcome.Refused(
        "guaranteeExpiredWithHolds",
        Shortened.of(each),
        "no hold on an instrument that expired",
        "lodge an instrument in force, then move the holds to it with moveHolds");
  }
}
