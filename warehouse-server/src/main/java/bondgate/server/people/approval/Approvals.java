package bondgate.server.people.approval;

import bondgate.server.access.Account;
import bondgate.server.access.Actor;
import bondgate.server.access.Role;
import bondgate.server.proposal.Approver;
import bondgate.server.proposal.Decision;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.Proposals;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ZoneWriter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the reader sees of the proposals, and what comes of his word. */
@ApplicationScoped
class Approvals {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_ENDED = 100;

  private final Proposals proposals;
  private final ZoneWriter writer;
  private final Actor actor;
  private final InstantSource clock;

  @Inject
  Approvals(Proposals proposals, ZoneWriter writer, Actor actor, InstantSource clock) {
    this.proposals = proposals;
    this.writer = writer;
    this.actor = actor;
    this.clock = clock;
  }

  /** Those that wait and that he stated, may decide about, or reads as the auditor. */
  List<ApprovalPage.Waiting> waiting(String zone) {
    return proposals.waiting(zone, clock.instant()).stream()
        .filter(this::sees)
        .map(
            one ->
                new ApprovalPage.Waiting(
                    one, fields(one.content()), isOwn(one), !isOwn(one) && mayDecide(one)))
        .toList();
  }

  /** Those that wait no more, of which nothing is told that was sealed. */
  List<ApprovalPage.Ended> ended(String zone) {
    return proposals.ended(zone, clock.instant(), MOST_ENDED).stream()
        .filter(one -> sees(one.proposal()))
        .map(one -> new ApprovalPage.Ended(one.proposal(), one.end()))
        .toList();
  }

  private boolean sees(Proposal one) {
    return isOwn(one) || mayDecide(one) || actor.may(Role.AUDITOR);
  }

  private boolean isOwn(Proposal one) {
    return actor.account().map(Account::name).filter(one::isOf).isPresent();
  }

  private boolean mayDecide(Proposal one) {
    return one.approvers().stream().anyMatch(actor::may);
  }

  /** Lets it take effect. */
  ActAnswer approve(String zone, String id, String sha256) throws InterruptedException {
    Optional<Approver> by = actor.account().map(Approver::of);
    return by.isEmpty() ? nobody() : writer.approve(zone, id, by.get(), sha256);
  }

  /** Lets it end without effect; a refusal of the answer says why it does not. */
  Decision refuse(String zone, String id, String reason) {
    Instant now = clock.instant();
    Optional<Approver> by = actor.account().map(Approver::of);
    return by.isEmpty()
        ? new Decision.Unknown(id)
        : proposals.refuse(zone, id, by.get(), reason, now);
  }

  private static ActAnswer.Refused nobody() {
    return new ActAnswer.Refused(
        "proposalUnknown", "nobody signed in", "an account", "nothing waits where nobody signs in");
  }

  private static List<ApprovalPage.Field> fields(String content) {
    List<ApprovalPage.Field> fields = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonNode> field : JSON.readTree(content).properties()) {
        JsonNode value = field.getValue();
        if (!value.isNull()) {
          fields.add(
              new ApprovalPage.Field(
                  field.getKey(), value.isValueNode() ? value.asText() : value.toString()));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a proposal that was an act is no JSON any more", e);
    }
    return fields;
  }
}
