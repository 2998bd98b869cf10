package bondgate.server.stream;

import bondgate.server.guarantee.InstrumentStanding;
import java.util.List;

/** What the guarantee's refusals say. */
final class GuaranteeAnswers {
  private GuaranteeAnswers() {}

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
