package bondgate.events;

/**
 * The agent let go of the checkpoint that it held, on the word of a person who says why: the server
 * lost what it had signed. The note's own bytes are the proof that it had, for whoever asks later.
 *
 * @param held the signed note that the agent held, whole
 * @param reason what the person said
 */
public record HistoryLost(String held, String reason) implements EdgeEvent {
  /** Checks that both are there. */
  public HistoryLost {
    Checks.present("held", held);
    Checks.present("reason", reason);
    Checks.require(!held.isBlank(), "a checkpoint that is let go was held; received none");
    Checks.require(!reason.isBlank(), "a checkpoint is let go for a reason; received none");
  }

  @Override
  public EventKind kind() {
    return EventKind.HISTORY_LOST;
  }
}
