package bondgate.server.proposal;

/** What comes of an act that has to wait. */
public sealed interface KeepResult {
  /** It waits; so it does if it was stated before. */
  record Waits(Proposal proposal) implements KeepResult {}

  /** That id is another act's. */
  record IdTaken(Proposal earlier) implements KeepResult {}

  /** Another person refused it, or it was taken back. */
  record Ended(ProposalEnd end) implements KeepResult {}

  /** Nobody decided in time. */
  record Expired(Proposal earlier) implements KeepResult {}
}
