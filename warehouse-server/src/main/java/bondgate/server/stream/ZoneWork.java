package bondgate.server.stream;

import bondgate.events.AccessRefused;
import bondgate.events.Presence;
import bondgate.events.Topics;
import bondgate.server.proposal.Approver;
import java.util.concurrent.CompletableFuture;

/** One piece of work in a zone's queue. */
sealed interface ZoneWork {
  /** Something an agent states. */
  record Batch(ArrivedBatch arrived) implements ZoneWork {}

  /** Something a person does, who waits for the answer. */
  record Act(ZoneAct act, CompletableFuture<ActAnswer> answer) implements ZoneWork {}

  /** A second person's word about a proposed act. */
  record Approval(String id, Approver by, String seenSha256, CompletableFuture<ActAnswer> answer)
      implements ZoneWork {}

  /** An agent came or went. */
  record Heard(Topics.Source source, Presence presence, Runnable acknowledge) implements ZoneWork {}

  /** The broker refused something to whoever went by a device's name. */
  record Refused(Topics.Source source, AccessRefused refused, Runnable acknowledge)
      implements ZoneWork {}
}
