package bondgate.server.people.officer;

import bondgate.server.people.officer.MapPage.Quiet;
import bondgate.server.silence.Finding;
import bondgate.server.silence.Silence;
import bondgate.server.silence.SilenceQuestion;
import bondgate.server.silence.SilenceResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each device's records of the last minutes say; read anew every few seconds at most. */
@ApplicationScoped
class QuietNow {
  static final Duration SPAN = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Silence silence;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  @Inject
  QuietNow(Silence silence) {
    this.silence = silence;
  }

  /** What was found, and when. */
  record Known(Quiet quiet, long events, Instant at) {}

  Known of(String zone, String device, Instant now) {
    return known.compute(
        zone + "/" + device,
        (key, last) ->
            last != null && last.at().plus(KEPT).isAfter(now) && !last.at().isAfter(now)
                ? last
                : ask(zone, device, now));
  }

  private Known ask(String zone, String device, Instant now) {
    SilenceResult result =
        silence.ask(new SilenceQuestion(zone, device, "", "", now.minus(SPAN), now));
    if (!(result instanceof SilenceResult.Answered answered)) {
      // So many records that the page itself has to be asked for a shorter time.
      return new Known(Quiet.NOT_KNOWN, 0, now);
    }
    List<Finding> findings = answered.answer().findings();
    long events = answered.answer().events().size();
    return new Known(quiet(findings, events), events, now);
  }

  private static Quiet quiet(List<Finding> findings, long events) {
    if (findings.stream().anyMatch(Finding.Down.class::isInstance)) {
      return Quiet.DOWN;
    }
    if (findings.stream().anyMatch(Finding.NotKnown.class::isInstance)) {
      return Quiet.NOT_KNOWN;
    }
    if (events > 0) {
      return Quiet.EVENTS;
    }
    // The last seconds are always open until the next heartbeat; what was watched before counts.
    boolean watched =
        findings.stream()
            .anyMatch(
                one ->
                    one instanceof Finding.ProvablyNone || one instanceof Finding.NoneWhereWatched);
    return watched ? Quiet.NONE : Quiet.NOT_KNOWN;
  }
}
