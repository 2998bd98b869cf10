package bondgate.server.fence;

/** What became of the acknowledgement of an alarm. */
public sealed interface AcknowledgeResult {
  /** The alarm is closed. */
  record Acknowledged() implements AcknowledgeResult {}

  /** It was closed before, with the same outcome, by that leaf. */
  record AcknowledgedBefore(long leafIndex) implements AcknowledgeResult {}

  /** It was closed before, with another outcome. */
  record IsOtherwise(long alarmId, String earlier, String received) implements AcknowledgeResult {}

  /** There is no such alarm in the zone. */
  record UnknownAlarm(long alarmId) implements AcknowledgeResult {}
}
