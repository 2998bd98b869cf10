package bondgate.server.stream;

import bondgate.server.access.Role;
import bondgate.server.proposal.FourEyes;
import bondgate.server.proposal.KeepResult;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.Proposals;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * 双人复核 — what a person states of the acts that the setting names waits until another person
 * approves it. Stands before the zone's writer, so that no page and no program goes past it. What
 * the server states itself waits for nobody; what is made again from the log has its second person
 * in its leaf.
 */
@ApplicationScoped
class FourEyesRule {
  private final FourEyes rule;
  private final Proposals proposals;
  private final ActTransaction acts;

  @Inject
  FourEyesRule(FourEyes rule, Proposals proposals, ActTransaction acts) {
    this.rule = rule;
    this.proposals = proposals;
    this.acts = acts;
  }

  /** A name that no act has would leave the act it means without a second person. */
  void check(@Observes StartupEvent started) {
    Set<String> unknown = new TreeSet<>(rule.named());
    unknown.removeAll(ActKind.all());
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(
          "bondgate.four-eyes.acts names %s, which are no acts; there are %s"
              .formatted(unknown, ActKind.all()));
    }
  }

  /** Whether such an act waits for somebody else if a person states it. */
  boolean waits(ZoneAct act) {
    return isPersons(act) && !rule.approvers(ActKind.of(act)).isEmpty();
  }

  private static boolean isPersons(ZoneAct act) {
    return Role.of(act.actor().substring(0, act.actor().indexOf(':'))).isPresent();
  }

  /**
   * What an act is answered that has to wait; nothing if it may take effect now, or did before. One
   * that could not take effect is refused at once, and no second person is asked.
   */
  Optional<ActAnswer> against(String zone, ZoneAct act, Instant at) throws SQLException {
    if (!waits(act) || acts.tookEffect(zone, act.id())) {
      return Optional.empty();
    }
    if (acts.tried(zone, act, at) instanceof ActAnswer.Refused refused) {
      return Optional.of(refused);
    }
    String content = new String(ActJson.content(act), StandardCharsets.UTF_8);
    String kind = ActKind.of(act);
    KeepResult result =
        proposals.keep(
            new Proposal(
                zone,
                act.id(),
                kind,
                act.actor(),
                content,
                Sha256.hex(content.getBytes(StandardCharsets.UTF_8)),
                rule.approvers(kind),
                at,
                at.plus(rule.within())),
            at);
    return Optional.of(answer(act, result));
  }

  /** The act of a proposal, if there is one of that id and it can be read. */
  Optional<ZoneAct> proposed(String zone, String id) {
    return proposals.find(zone, id).flatMap(kept -> read(kept.proposal()));
  }

  private static Optional<ZoneAct> read(Proposal proposal) {
    try {
      return Optional.of(ActJson.read(proposal.content().getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedActException e) {
      // Somebody changed it: its approval is refused by name.
      return Optional.empty();
    }
  }

  private static ActAnswer answer(ZoneAct act, KeepResult result) {
    if (result instanceof KeepResult.Waits waits) {
      Proposal one = waits.proposal();
      return new ActAnswer.Refused(
          ActAnswer.AWAITS_SECOND_PERSON,
          "act %s by %s".formatted(one.id(), one.actor()),
          "the approval of another person as %s until %s"
              .formatted(ProposalAnswers.names(one.approvers()), one.until()),
          "ask somebody else to look at it on /approvals; it takes effect when approved");
    }
    if (result instanceof KeepResult.IdTaken taken) {
      return new ActAnswer.Refused(
          "actIdTaken",
          "act %s with other content".formatted(act.id()),
          "content %s, which was proposed at %s"
              .formatted(taken.earlier().sha256(), taken.earlier().proposedAt()),
          "give another act another id");
    }
    if (result instanceof KeepResult.Expired expired) {
      return ProposalAnswers.over(expired.earlier().until());
    }
    return ProposalAnswers.ended(((KeepResult.Ended) result).end());
  }
}
