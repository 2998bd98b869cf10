package bondgate.rfid.llrp.client;

import bondgate.rfid.llrp.LlrpParameter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a reader's events mean for its condition. */
final class ReaderEvents {
  private static final int ANTENNA_DISCONNECTED = 0;
  private static final int SPEC_ENDED = 1;

  /** A passing trouble is told until the second keepalive after it. */
  private static final int KEEPALIVES_TO_FORGET = 2;

  private final Set<Long> missingAntennas = new TreeSet<>();
  private Optional<String> passing = Optional.empty();
  private int keepalivesSince;
  private Optional<String> tidRefused = Optional.empty();
  private Optional<String> inputsRefused = Optional.empty();
  private boolean specOver;

  /** Takes an event; answers whether it says something about the reader's condition. */
  boolean heard(LlrpParameter.Known data) {
    Optional<LlrpParameter.Known> antenna = data.first("AntennaEvent");
    if (antenna.isPresent()) {
      long number = antenna.get().fields().number("AntennaID");
      if (antenna.get().fields().number("EventType") == ANTENNA_DISCONNECTED) {
        missingAntennas.add(number);
      } else {
        missingAntennas.remove(number);
      }
      return true;
    }
    if (data.first("ReportBufferOverflowErrorEvent").isPresent()) {
      return passing("the reader's report buffer overflowed: reads were lost");
    }
    Optional<LlrpParameter.Known> level = data.first("ReportBufferLevelWarningEvent");
    if (level.isPresent()) {
      return passing(
          "the reader's report buffer is %d percent full"
              .formatted(level.get().fields().number("ReportBufferPercentageFull")));
    }
    Optional<LlrpParameter.Known> exception = data.first("ReaderExceptionEvent");
    if (exception.isPresent()) {
      return passing("reader exception: " + exception.get().fields().text("Message"));
    }
    return spec(data);
  }

  private boolean spec(LlrpParameter.Known data) {
    Optional<LlrpParameter.Known> event =
        data.first("ROSpecEvent")
            .filter(spec -> spec.fields().number("ROSpecID") == Requests.ROSPEC_ID);
    event.ifPresent(spec -> specOver = spec.fields().number("EventType") >= SPEC_ENDED);
    return event.isPresent();
  }

  /** The reader answered to the wish for TIDs: refused, with its words, or done. */
  void tid(Optional<String> refusal) {
    tidRefused = tidRefused.or(() -> refusal);
  }

  /** The reader did not say how its inputs stand: its words. */
  void inputsUnknown(String refusal) {
    inputsRefused = Optional.of("how the inputs stand is not known: " + refusal);
  }

  private boolean passing(String detail) {
    passing = Optional.of(detail);
    keepalivesSince = 0;
    return true;
  }

  void keepalive() {
    keepalivesSince++;
    if (keepalivesSince >= KEEPALIVES_TO_FORGET) {
      passing = Optional.empty();
    }
  }

  void specStarted() {
    specOver = false;
  }

  boolean isOurSpecOver() {
    return specOver;
  }

  /** What a technician must know; empty if all is well. */
  Optional<String> trouble() {
    if (!missingAntennas.isEmpty()) {
      return Optional.of("antenna port %s is disconnected".formatted(missingAntennas));
    }
    if (specOver) {
      return Optional.of("the reader stopped reading; it is told to start again");
    }
    return passing
        .or(() -> inputsRefused)
        .or(() -> tidRefused.map(why -> "no TID is read: " + why));
  }
}
