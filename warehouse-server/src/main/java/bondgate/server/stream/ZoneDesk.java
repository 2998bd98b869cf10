package bondgate.server.stream;

import bondgate.events.AccessRefused;
import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.BatchAnswer.Reason;
import bondgate.events.Consistency;
import bondgate.events.EventJson;
import bondgate.events.Presence;
import bondgate.events.Topics;
import bondgate.server.evidence.Continuity;
import bondgate.server.evidence.EvidenceLog;
import bondgate.server.evidence.ServerKey;
import bondgate.server.ledger.Ledger;
import bondgate.server.proposal.Approver;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One try at one piece of a zone's work: the transaction, and what follows its commit. Every try
 * may be repeated.
 */
@ApplicationScoped
class ZoneDesk {
  private static final Logger LOG = Logger.getLogger(ZoneDesk.class);

  private final BatchTransaction batches;
  private final ActTransaction acts;
  private final Presences presences;
  private final Quarantine quarantine;
  private final BrokerRefusals refusals;
  private final EvidenceLog evidence;
  private final Continuity continuity;
  private final ServerKey key;
  private final Ledger ledger;
  private final Answers answers;
  private final PermitPublisher permits;
  private final ControlKeeper controls;
  private final PassRule rule;
  private final FourEyesRule fourEyes;
  private final HeardAfterRestore afterRestore;
  private final Event<ZoneCommitted> committed;
  private final InstantSource clock;

  @Inject
  ZoneDesk(
      BatchTransaction batches,
      ActTransaction acts,
      Presences presences,
      Quarantine quarantine,
      BrokerRefusals refusals,
      EvidenceLog evidence,
      Continuity continuity,
      ServerKey key,
      Ledger ledger,
      Answers answers,
      PermitPublisher permits,
      ControlKeeper controls,
      PassRule rule,
      FourEyesRule fourEyes,
      HeardAfterRestore afterRestore,
      Event<ZoneCommitted> committed,
      InstantSource clock) {
    this.batches = batches;
    this.acts = acts;
    this.presences = presences;
    this.quarantine = quarantine;
    this.refusals = refusals;
    this.evidence = evidence;
    this.continuity = continuity;
    this.key = key;
    this.ledger = ledger;
    this.answers = answers;
    this.permits = permits;
    this.controls = controls;
    this.rule = rule;
    this.fourEyes = fourEyes;
    this.afterRestore = afterRestore;
    this.committed = committed;
    this.clock = clock;
  }

  /**
   * Batches of one zone, in their order, in one transaction.
   *
   * @param patiently whether a batch that came too early is given back instead of refused
   * @return those that came too early, neither answered nor acknowledged
   */
  List<ArrivedBatch> take(List<ArrivedBatch> arrived, boolean patiently) throws SQLException {
    BatchOutcome.OfAll outcome = batches.take(arrived, now());
    // Committed, not yet answered: after a crash here the agents send again, and are answered then.
    outcome.committed().ifPresent(this::tell);
    Map<Topics.Source, BatchAnswer.Accepted> accepted = new LinkedHashMap<>();
    List<ArrivedBatch> early = new ArrayList<>();
    String checkpoint = "";
    for (int i = 0; i < arrived.size(); i++) {
      Topics.Source source = arrived.get(i).source();
      BatchOutcome one = outcome.each().get(i);
      if (one instanceof BatchOutcome.Refused refused) {
        refuse(source, refused.answer());
      } else if (one instanceof BatchOutcome.Early tooEarly) {
        if (patiently) {
          early.add(arrived.get(i));
          continue;
        }
        refuse(source, tooEarly.answer());
      } else {
        checkpoint = checkpoint.isEmpty() ? evidence.checkpoint(source.zone()) : checkpoint;
        // The last word to a device says all that the earlier ones would.
        accepted.remove(source);
        accepted.put(source, accepted(arrived.get(i), one, checkpoint));
      }
    }
    accepted.forEach(answers::send);
    arrived.stream().filter(one -> !early.contains(one)).forEach(ArrivedBatch::acknowledge);
    return early;
  }

  private void refuse(Topics.Source source, BatchAnswer.Refused answer) {
    LOG.warnf("refused a batch of %s: %s, %s", source.device(), answer.reason(), answer.detail());
    answers.send(source, answer);
  }

  private BatchAnswer.Accepted accepted(
      ArrivedBatch arrived, BatchOutcome outcome, String checkpoint) {
    Topics.Source source = arrived.source();
    Batch batch = ((ArrivedBatch.Reading.Legible) arrived.read()).batch();
    long through =
        outcome instanceof BatchOutcome.Committed done
            ? done.throughSeq()
            : ((BatchOutcome.Known) outcome).throughSeq();
    Consistency consistency = null;
    if (batch.format() > 1
        && continuity.look(source.zone(), batch.checkpoint())
            instanceof Continuity.Shown.Agrees agrees) {
      consistency =
          new Consistency(
              agrees.size(), continuity.proof(source.zone(), agrees.size(), checkpoint));
    }
    return new BatchAnswer.Accepted(
            source.device(), batch.epoch(), through, checkpoint, consistency)
        .signed(source.zone(), key.signingKey());
  }

  /** Keeps a message that we cannot get through; its agent keeps it too, and will send it again. */
  void putAside(ArrivedBatch arrived, String failure) throws SQLException {
    Topics.Source source = arrived.source();
    quarantine.keep(source, arrived.message(), Reason.ROUTE_FAILED.name(), failure, now());
    if (arrived.read() instanceof ArrivedBatch.Reading.Legible legible) {
      answers.send(
          source,
          new BatchAnswer.Refused(
              source.device(),
              legible.batch().epoch(),
              legible.batch().firstSeq(),
              Reason.ROUTE_FAILED,
              "the server fails at records %d to %d; it keeps them for whoever mends that"
                  .formatted(legible.batch().firstSeq(), legible.batch().lastSeq())));
    }
    arrived.acknowledge();
  }

  ActAnswer carryOut(String zone, ZoneAct act) throws SQLException {
    Instant at = now();
    Optional<ActAnswer.Refused> against = rule.against(act);
    if (against.isPresent()) {
      return against.get();
    }
    Optional<ActAnswer> waits = fourEyes.against(zone, act, at);
    ActAnswer answer = waits.isPresent() ? waits.get() : acts.carryOut(zone, act, at);
    return told(zone, act, answer, at);
  }

  /** Lets a proposed act take effect on another person's word. */
  ActAnswer approve(String zone, String id, Approver by, String seenSha256) throws SQLException {
    Instant at = now();
    try {
      Optional<ZoneAct> proposed = fourEyes.proposed(zone, id);
      ActAnswer answer = acts.approve(zone, id, by, seenSha256, at);
      return proposed.isPresent() ? told(zone, proposed.get(), answer, at) : answer;
    } catch (MalformedActException e) {
      throw new IllegalStateException("a proposal that was an act is none any more: " + id, e);
    }
  }

  private ActAnswer told(String zone, ZoneAct act, ActAnswer answer, Instant at) {
    if (answer instanceof ActAnswer.Refused refused) {
      controls.refused(zone, act, refused, at);
    }
    if (answer instanceof ActAnswer.Done done) {
      hurry(List.of(act));
      tell(new ZoneCommitted(zone, done.leafIndex(), done.leafIndex(), done.permitsVersion(), at));
    }
    return answer;
  }

  /**
   * Several acts in one transaction, in their order.
   *
   * @return an answer for each; none if one of them was refused: then nothing took effect
   */
  List<ActAnswer> carryOutAll(String zone, List<ZoneAct> all) throws SQLException {
    if (all.stream().anyMatch(act -> rule.against(act).isPresent() || fourEyes.waits(act))) {
      // Each alone, where the rules are asked.
      return List.of();
    }
    Instant at = now();
    List<ActAnswer> answers = acts.carryOutAll(zone, all, at);
    List<ActAnswer.Done> done =
        answers.stream()
            .filter(ActAnswer.Done.class::isInstance)
            .map(ActAnswer.Done.class::cast)
            .toList();
    if (!done.isEmpty()) {
      ActAnswer.Done last = done.get(done.size() - 1);
      hurry(all);
      tell(
          new ZoneCommitted(
              zone, done.get(0).leafIndex(), last.leafIndex(), last.permitsVersion(), at));
    }
    return answers;
  }

  /** Lets what is due in the ledger expire while nobody submits anything. */
  void pulse(String zone) throws SQLException {
    Instant at = now();
    if (ledger.isDue(zone, at)) {
      QuarkusTransaction.requiringNew().run(() -> ledger.expireDue(zone, at));
    }
    for (ZoneAct lift : controls.over(zone, at)) {
      carryOut(zone, lift);
    }
  }

  /** What customs holds must not wait at the edge for the next list. */
  private void hurry(List<ZoneAct> done) {
    if (done.stream().anyMatch(ControlAct.class::isInstance)) {
      permits.atOnce();
    }
  }

  void heard(Topics.Source source, Presence presence, Runnable acknowledge) throws SQLException {
    presences.heard(source, presence, now());
    Continuity.Shown shown = continuity.look(source.zone(), presence.checkpoint());
    if (shown instanceof Continuity.Shown.RolledBack back) {
      holdsAnother(source, presence, Reason.LOG_ROLLED_BACK, back.finding());
    } else if (shown instanceof Continuity.Shown.Forked forked) {
      holdsAnother(source, presence, Reason.LOG_FORKED, forked.finding());
    } else if (shown instanceof Continuity.Shown.Agrees) {
      afterRestore.heard(source);
    }
    acknowledge.run();
  }

  private void holdsAnother(Topics.Source source, Presence presence, Reason reason, String finding)
      throws SQLException {
    LOG.errorf("%s holds another checkpoint than our log: %s", source.device(), finding);
    quarantine.keep(source, EventJson.writePresence(presence), reason.name(), finding, now());
  }

  void refused(Topics.Source source, AccessRefused refused, Runnable acknowledge)
      throws SQLException {
    refusals.keep(source, refused, now());
    acknowledge.run();
  }

  private void tell(ZoneCommitted what) {
    permits.changed(what.zone(), what.permitsVersion());
    committed
        .fireAsync(what)
        .exceptionally(
            failure -> {
              LOG.warn("somebody who watches the zone failed", failure);
              return what;
            });
  }

  /** To the microsecond, which is what the database keeps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
