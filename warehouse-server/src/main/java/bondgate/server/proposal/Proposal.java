package bondgate.server.proposal;

import bondgate.server.access.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An act that somebody stated and another person has to approve before it takes effect.
 *
 * @param zone the bonded zone
 * @param id the act's own id
 * @param kind what the act is, as the setting names it
 * @param actor who stated it, such as {@code operator:op-1}
 * @param content the act as it was stated, in JSON
 * @param sha256 digest of the content, 64 hex digits
 * @param approvers the roles in which it may be approved
 * @param proposedAt when it was stated
 * @param until when it is over if nobody decided
 */
public record Proposal(
    String zone,
    String id,
    String kind,
    String actor,
    String content,
    String sha256,
    Set<Role> approvers,
    Instant proposedAt,
    Instant until) {
  /** Takes a copy. */
  public Proposal {
    approvers = Set.copyOf(approvers);
  }

  /** The account of a reference such as {@code operator:op-1}: a person has one, in all roles. */
  public static String account(String actor) {
    return actor.substring(actor.indexOf(':') + 1);
  }

  /** Whether that account stated it. */
  public boolean isOf(String account) {
    return account(actor).equals(account);
  }

  /**
   * What comes of somebody's approval.
   *
   * @param by who approves
   * @param seenSha256 digest of what he was shown
   * @param ended how it ended before, if it did
   */
  public Decision approvedBy(
      Approver by, String seenSha256, Instant at, Optional<ProposalEnd> ended) {
    if (ended.isPresent()) {
      return new Decision.EndedBefore(ended.get());
    }
    if (!at.isBefore(until)) {
      return new Decision.Expired(until);
    }
    if (isOf(by.account())) {
      return new Decision.YourOwn(actor);
    }
    if (by.program()) {
      return new Decision.NoPerson(by.account());
    }
    Optional<Role> as = by.firstOf(approvers);
    if (as.isEmpty()) {
      return new Decision.WrongRole(approvers);
    }
    if (!seenSha256.equals(sha256)) {
      return new Decision.OtherContent(sha256, seenSha256);
    }
    // From here on the approval must succeed; whether the act can, its slice says.
    return new Decision.May(this, as.get().id() + ":" + by.account());
  }

  /** What comes of somebody's refusal; who stated it may take it back. */
  public Decision refusedBy(Approver by, Instant at, Optional<ProposalEnd> ended) {
    if (ended.isPresent()) {
      return new Decision.EndedBefore(ended.get());
    }
    if (!at.isBefore(until)) {
      return new Decision.Expired(until);
    }
    if (isOf(by.account())) {
      return new Decision.May(this, actor);
    }
    if (by.program()) {
      return new Decision.NoPerson(by.account());
    }
    return by.firstOf(approvers)
        .<Decision>map(role -> new Decision.May(this, role.id() + ":" + by.account()))
        .orElseGet(() -> new Decision.WrongRole(approvers));
  }
}
