package bondgate.server.checkout;

import bondgate.events.FaceConsent;
import bondgate.events.FaceSighting;
import bondgate.server.stream.ConsentStated;
import bondgate.server.stream.FaceStated;
import bondgate.server.stream.TrayStated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What each till's agent last stated of a face before its camera; in memory only, the last one of
 * each till, and each is taken once.
 */
@ApplicationScoped
class FacesAtTills {
  /** Far more than end their consent while a face is good for. */
  private static final int ENDED_KEPT = 10_000;

  private final CheckoutSettings settings;
  private final Duration goodFor;
  private final Map<Where, Sighting> last = new ConcurrentHashMap<>();
  private final Map<Where, String> agents = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, String> ended = new ConcurrentSkipListMap<>();

  private record Where(String zone, String till) {}

  private record Sighting(long leaf, String device, FaceSighting face, Instant seenAt) {}

  @Inject
  FacesAtTills(
      CheckoutSettings settings,
      @ConfigProperty(name = "bondgate.checkout.face-good-for") Duration goodFor) {
    this.settings = settings;
    this.goodFor = goodFor;
  }

  /** What was seen of somebody who says who he is. */
  sealed interface Seen {
    /** Nothing yet. */
    record NotYet() implements Seen {}

    /** It is the one who was claimed, here and now. */
    record Match() implements Seen {}

    /** It is not, or cannot be taken for it. */
    record Refused(TillScreen.IdentityProblem why) implements Seen {}
  }

  /** After the commit only: what was rolled back was never stated. */
  void stated(@Observes(during = TransactionPhase.AFTER_SUCCESS) FaceStated stated) {
    String till = stated.face().door();
    if (!settings.serves(stated.zone(), till)) {
      return;
    }
    Sighting news =
        new Sighting(stated.leafIndex(), stated.device(), stated.face(), stated.seenAt());
    // An audit lets earlier leaves take effect again: they must not come back here, taken or not.
    last.merge(
        new Where(stated.zone(), till),
        news,
        (known, now) -> now.leaf() > known.leaf() ? now : known);
  }

  /**
   * Whoever withdraws is not recognised by what was seen before. Kept apart from what was seen: of
   * one batch, this may be told first.
   */
  void consent(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConsentStated stated) {
    FaceConsent consent = stated.consent();
    if (settings.isZone(stated.zone()) && consent.act() != FaceConsent.Act.GIVEN) {
      ended.put(stated.leafIndex(), consent.person());
      // The earliest go first, so that an audit's repeats push out nothing that is new.
      while (ended.size() > ENDED_KEPT) {
        ended.pollFirstEntry();
      }
    }
  }

  /** Which agent has the till: a camera elsewhere of the same name sees somebody else. */
  void tray(@Observes(during = TransactionPhase.AFTER_SUCCESS) TrayStated stated) {
    if (settings.serves(stated.zone(), stated.tray().till())) {
      agents.put(new Where(stated.zone(), stated.tray().till()), stated.device());
    }
  }

  /** The leaf of what was stated last of that till; -1 before the first. */
  long lastLeaf(String zone, String till) {
    return Optional.ofNullable(last.get(new Where(zone, till))).map(Sighting::leaf).orElse(-1L);
  }

  /** What was seen since the claim. What was seen before it was of another claim, or nobody's. */
  Seen since(String zone, String till, FaceClaimed claim, Instant now) {
    Where where = new Where(zone, till);
    Sighting seen = last.get(where);
    if (seen == null || seen.leaf() <= claim.afterLeaf()) {
      return now.isBefore(claim.until())
          ? new Seen.NotYet()
          : new Seen.Refused(TillScreen.IdentityProblem.FACE_NO_ANSWER);
    }
    String agent = agents.get(where);
    if (agent != null && !agent.equals(seen.device())) {
      return new Seen.Refused(TillScreen.IdentityProblem.FACE_ELSEWHERE);
    }
    Duration age = Duration.between(seen.seenAt(), now);
    if (age.abs().compareTo(goodFor) > 0) {
      return new Seen.Refused(TillScreen.IdentityProblem.FACE_OLD);
    }
    return judged(seen, claim);
  }

  private Seen judged(Sighting seen, FaceClaimed claim) {
    return switch (seen.face().decision()) {
      case UNKNOWN -> new Seen.Refused(TillScreen.IdentityProblem.FACE_UNKNOWN);
      case NOT_SURE -> new Seen.Refused(TillScreen.IdentityProblem.FACE_NOT_SURE);
      case NOT_LIVE -> new Seen.Refused(TillScreen.IdentityProblem.FACE_NOT_LIVE);
      case MATCH -> {
        if (!seen.face().person().equals(claim.member().person())) {
          yield new Seen.Refused(TillScreen.IdentityProblem.FACE_UNKNOWN);
        }
        yield ended.tailMap(seen.leaf()).containsValue(claim.member().person())
            ? new Seen.Refused(TillScreen.IdentityProblem.FACE_ENDED)
            : new Seen.Match();
      }
    };
  }
}
