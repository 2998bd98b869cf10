package bondgate.server.proposal;

import bondgate.server.access.Role;
import java.time.Instant;
import java.util.Set;

/** What comes of somebody's word about a proposal. */
public sealed interface Decision {
  /**
   * He may say so.
   *
   * @param as who decides, in the role that lets him
   */
  record May(Proposal proposal, String as) implements Decision {}

  /** There is no such proposal. */
  record Unknown(String id) implements Decision {}

  /** It was decided before. */
  record EndedBefore(ProposalEnd end) implements Decision {}

  /** Nobody decided in time. */
  record Expired(Instant until) implements Decision {}

  /** Who stated it cannot approve it, in no session and no role. */
  record YourOwn(String actor) implements Decision {}

  /** A program is no second person. */
  record NoPerson(String account) implements Decision {}

  /** It takes another role. */
  record WrongRole(Set<Role> approvers) implements Decision {
    /** Takes a copy. */
    public WrongRole {
      approvers = Set.copyOf(approvers);
    }
  }

  /** What was shown is not what was stated. */
  record OtherContent(String stated, String seen) implements Decision {}

  /** A refusal says why, in 1 to 500 characters. */
  record ReasonMissing() implements Decision {}
}
