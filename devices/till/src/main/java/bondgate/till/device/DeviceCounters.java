package bondgate.till.device;

/**
 * What was counted of a device since the start.
 *
 * @param opens times that the line was opened
 * @param answers answers and unasked words that were right
 * @param unanswered questions without an answer
 * @param damagedFrames frames with a wrong check
 * @param losses times that the line was lost
 */
public record DeviceCounters(
    long opens, long answers, long unanswered, long damagedFrames, long losses) {
  static final DeviceCounters ZERO = new DeviceCounters(0, 0, 0, 0, 0);
}
