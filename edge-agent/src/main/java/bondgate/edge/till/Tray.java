package bondgate.edge.till;

import java.util.List;
import java.util.OptionalLong;

/**
 * What lies on a tray.
 *
 * @param epcs rising
 * @param grams what a scale under it shows
 */
record Tray(List<String> epcs, OptionalLong grams) {
  Tray {
    epcs = List.copyOf(epcs);
  }
}
