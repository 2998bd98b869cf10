package bondgate.server.bondedlist;

import java.util.Optional;

/** What became of received bytes. */
public sealed interface ReceiveResult {
  /**
   * It was kept.
   *
   * @param innerNo our number of the list; empty if it is none of ours
   * @param trouble why a person has to look at it
   */
  record Kept(ReceiptEffect effect, Optional<String> innerNo, Optional<Trouble> trouble)
      implements ReceiveResult {}

  /** The same bytes were kept before; nothing changed. */
  record KeptBefore() implements ReceiveResult {}

  /** It is no receipt that we read, and is not kept. */
  record NotRead(String why) implements ReceiveResult {}
}
