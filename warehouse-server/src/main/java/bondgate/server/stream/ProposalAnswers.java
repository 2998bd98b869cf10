package bondgate.server.stream;

import bondgate.server.access.Role;
import bondgate.server.proposal.Decision;
import bondgate.server.proposal.ProposalEnd;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a proposal does not take effect, in the words of a refused act. */
public final class ProposalAnswers {
  private ProposalAnswers() {}

  /**
   * What somebody is told whose word lets nothing happen.
   *
   * @param id the proposal that he named
   */
  public static ActAnswer.Refused of(String id, Decision decision) {
    if (decision instanceof Decision.EndedBefore before) {
      return ended(before.end());
    }
    if (decision instanceof Decision.Expired expired) {
      return over(expired.until());
    }
    if (decision instanceof Decision.YourOwn own) {
      return new ActAnswer.Refused(
          "proposalIsYourOwn",
          "the approval of what %s stated, by the same account".formatted(own.actor()),
          "the approval of another person",
          "ask somebody else; another session or role of yours does not help");
    }
    if (decision instanceof Decision.NoPerson program) {
      return new ActAnswer.Refused(
          "approverIsProgram",
          program.account(),
          "a person's account",
          "let a person decide, on /approvals");
    }
    if (decision instanceof Decision.WrongRole wrong) {
      return new ActAnswer.Refused(
          "approverMayNot",
          "an account without the role",
          names(wrong.approvers()),
          "ask somebody in that role");
    }
    if (decision instanceof Decision.OtherContent other) {
      return new ActAnswer.Refused(
          "proposalIsOtherwise",
          "an approval of content " + other.seen(),
          other.stated(),
          "look at the proposal again, and approve what it says");
    }
    if (decision instanceof Decision.ReasonMissing) {
      return new ActAnswer.Refused(
          "reasonMissing", "no reason", "1 to 500 characters", "say why it is refused");
    }
    return new ActAnswer.Refused(
        "proposalUnknown", id, "a proposal of this zone", "look at /approvals for those that wait");
  }

  static ActAnswer.Refused ended(ProposalEnd end) {
    if (end instanceof ProposalEnd.Approved approved) {
      return new ActAnswer.Refused(
          "proposalApprovedBefore",
          "a proposal that %s approved at %s".formatted(approved.by(), approved.at()),
          "one that nobody approved",
          "nothing is left to do: it took effect as leaf " + approved.leafIndex());
    }
    return new ActAnswer.Refused(
        end instanceof ProposalEnd.Withdrawn ? "proposalWithdrawn" : "proposalRefused",
        "a proposal that %s ended at %s".formatted(end.by(), end.at()),
        "one that waits",
        "state it anew with another id, if it is to be");
  }

  static ActAnswer.Refused over(Instant until) {
    return new ActAnswer.Refused(
        "proposalExpired",
        "a proposal that waited until " + until,
        "one that waits",
        "state it anew with another id, if it is to be");
  }

  static String names(Set<Role> roles) {
    return roles.stream().map(Role::id).sorted().collect(Collectors.joining(" or "));
  }
}
