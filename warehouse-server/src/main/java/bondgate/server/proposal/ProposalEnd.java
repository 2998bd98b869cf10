package bondgate.server.proposal;

import java.time.Instant;

/** How a proposal ended by somebody's word. */
public sealed interface ProposalEnd {
  /** Who said it, such as {@code supervisor:ls-02}. */
  String by();

  /** When. */
  Instant at();

  /** Approved, and in effect by that leaf of the evidence log. */
  record Approved(String by, Instant at, long leafIndex) implements ProposalEnd {}

  /** Refused by another person. */
  record Refused(String by, Instant at, String reason) implements ProposalEnd {}

  /** Taken back by who stated it. */
  record Withdrawn(String by, Instant at, String reason) implements ProposalEnd {}
}
