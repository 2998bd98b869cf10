package bondgate.server.people.approval;

import bondgate.server.access.Role;
import bondgate.server.proposal.Proposal;
import bondgate.server.proposal.ProposalEnd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a second person, and what waits no more.
 *
 * @param said what came of the last decision
 * @param detail why the act itself could not take effect, in the words of its slice; or empty
 * @param waiting what the reader may decide about, or stated himself
 */
public record ApprovalPage(
    ApprovalSaid said, String detail, List<Waiting> waiting, List<Ended> ended) {

  /** Whether there is something to say. */
  public boolean isSaid() {
    return said != ApprovalSaid.NOTHING;
  }

  /** A field of an act, by its name in the evidence log. */
  public record Field(String name, String value) {}

  /**
   * One that waits.
   *
   * @param own whether the reader stated it: then he may take it back, and nothing else
   * @param may whether the reader may approve it
   */
  public record Waiting(Proposal proposal, List<Field> fields, boolean own, boolean may) {
    /** The roles that may approve it, in their usual order. */
    public List<Role> roles() {
      return Arrays.stream(Role.values()).filter(proposal.approvers()::contains).toList();
    }
  }

  /** One that waits no more; without an end nobody decided in time. */
  public record Ended(Proposal proposal, Optional<ProposalEnd> end) {
    /** How it ended. */
    public How how() {
      if (end.isEmpty()) {
        return How.EXPIRED;
      }
      if (end.get() instanceof ProposalEnd.Approved) {
        return How.APPROVED;
      }
      return end.get() instanceof ProposalEnd.Refused ? How.REFUSED : How.WITHDRAWN;
    }

    /** The act's leaf; nothing if it has none. */
    public Optional<Long> leaf() {
      return end.filter(ProposalEnd.Approved.class::isInstance)
          .map(one -> ((ProposalEnd.Approved) one).leafIndex());
    }

    /** Why it was not approved; or empty. */
    public String reason() {
      if (end.isPresent() && end.get() instanceof ProposalEnd.Refused refused) {
        return refused.reason();
      }
      return end.isPresent() && end.get() instanceof ProposalEnd.Withdrawn withdrawn
          ? withdrawn.reason()
          : "";
    }
  }

  /** How a proposal ended. */
  public enum How {
    /** Another person approved it, and it took effect. */
    APPROVED,
    /** Another person refused it. */
    REFUSED,
    /** Who stated it took it back. */
    WITHDRAWN,
    /** Nobody decided in time. */
    EXPIRED
  }
}
