package bondgate.uplink;

import java.time.Duration;

/**
 * What the settings say of an uplink.
 *
 * @param zone the bonded zone
 * @param device this agent
 * @param records most records of a batch
 * @param window most batches on their way at a time
 * @param waitFor how long the first record of a batch waits for more
 * @param answerWithin when a batch without an answer is sent again
 */
public record UplinkRules(
    String zone, String device, int records, int window, Duration waitFor, Duration answerWithin) {}
