package bondgate.server.customs;

import java.time.Instant;

/** What became of the wish to send a message again. */
public sealed interface AgainResult {
  /** It goes out once more, as it was. */
  record Queued() implements AgainResult {}

  /** Customs has answered meanwhile: it is not sent again. */
  record Answered() implements AgainResult {}

  /** It was withdrawn, and must never leave. */
  record Withdrawn() implements AgainResult {}

  /** It has not been sent at all: it goes by itself when its turn comes. */
  record NotSentYet() implements AgainResult {}

  /** Somebody sent it again a moment ago; from then on he may once more. */
  record TooSoon(Instant from) implements AgainResult {}

  /** We have no message of that number. */
  record Unknown() implements AgainResult {}
}
