package bondgate.events;

/**
 * The agent did not believe a checkpoint of the server: what it held already and what it was given,
 * so that anybody can judge. Two checkpoints of one key that do not agree convict their signer.
 *
 * @param held the signed note that the agent holds, empty for none
 * @param received the one that it was given, as it came
 * @param finding what does not hold
 */
public record CheckpointRefused(String held, String received, String finding) implements EdgeEvent {
  /** Checks that all is there. */
  public CheckpointRefused {
    Checks.present("held", held);
    Checks.present("received", received);
    Checks.present("finding", finding);
  }

  @Override
  public EventKind kind() {
    return EventKind.CHECKPOINT_REFUSED;
  }
}
