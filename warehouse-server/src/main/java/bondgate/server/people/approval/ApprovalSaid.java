package bondgate.server.people.approval;

import bondgate.server.proposal.Decision;
import bondgate.server.proposal.Proposal;
import bondgate.server.stream.ActAnswer;
import java.util.Arrays;

/** What the page says of a decision: one sentence each, and what to do. */
public enum ApprovalSaid {
  /** Nothing was decided. */
  NOTHING(""),
  /** It is approved and has taken effect. */
  APPROVED(""),
  /** It is refused. */
  REFUSED(""),
  /** Who stated it has taken it back. */
  WITHDRAWN(""),
  /** Who stated it cannot approve it. */
  YOUR_OWN("proposalIsYourOwn"),
  /** A program is no second person. */
  NO_PERSON("approverIsProgram"),
  /** It takes another role. */
  WRONG_ROLE("approverMayNot"),
  /** What was shown is not what was stated. */
  OTHERWISE("proposalIsOtherwise"),
  /** Nobody decided in time. */
  EXPIRED("proposalExpired"),
  /** It was approved before. */
  APPROVED_BEFORE("proposalApprovedBefore"),
  /** It was refused before. */
  REFUSED_BEFORE("proposalRefused"),
  /** It was taken back before. */
  WITHDRAWN_BEFORE("proposalWithdrawn"),
  /** There is none of that number. */
  UNKNOWN("proposalUnknown"),
  /** A refusal says why. */
  REASON_MISSING("reasonMissing"),
  /** Nobody knows yet whether it took effect. */
  BUSY("databaseUnavailable"),
  /** The act itself cannot take effect now; it goes on waiting. */
  NOT_NOW("");

  private final String code;

  ApprovalSaid(String code) {
    this.code = code;
  }

  static ApprovalSaid of(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused
        ? Arrays.stream(values())
            .filter(one -> !one.code.isEmpty() && one.code.equals(refused.code()))
            .findFirst()
            .orElse(NOT_NOW)
        : APPROVED;
  }

  static ApprovalSaid of(Decision.May refused) {
    Proposal proposal = refused.proposal();
    return proposal.isOf(Proposal.account(refused.as())) ? WITHDRAWN : REFUSED;
  }

  /** The one of that name; nothing, if there is none. */
  static ApprovalSaid named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(NOTHING);
  }

  /** Whether it is good news, bad news, or neither: as pages mark it. */
  public String ok() {
    return switch (this) {
      case APPROVED, REFUSED, WITHDRAWN -> "true";
      case APPROVED_BEFORE, REFUSED_BEFORE, WITHDRAWN_BEFORE, BUSY -> "wait";
      default -> "false";
    };
  }
}
