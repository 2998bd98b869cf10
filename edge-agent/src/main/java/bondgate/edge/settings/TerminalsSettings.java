package bondgate.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Smart face terminals 人脸终端 that speak MQTT to a broker of the place.
 *
 * @param broker where they publish
 * @param persons the file that says whose reference a terminal's person has; without it nobody is
 *     known by a terminal
 * @param offset of the terminals' times, which have no zone
 * @param acknowledge whether a record is confirmed once it is on disk
 * @param silentAfter a terminal that says nothing for so long is silent
 * @param leastSimilarityPercent from here on a terminal's word is taken, of its own scale of 100
 * @param names the name in records of each terminal, by the number it goes by at the broker
 */
public record TerminalsSettings(
    EdgeSettings.Broker broker,
    Optional<Path> persons,
    ZoneOffset offset,
    boolean acknowledge,
    Duration silentAfter,
    int leastSimilarityPercent,
    Map<String, String> names) {
  /** Takes a copy. */
  public TerminalsSettings {
    names = Map.copyOf(names);
  }
}
