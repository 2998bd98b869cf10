package bondgate.edge.portal;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.Epc;
import bondgate.rfid.epc.EpcResult;
import bondgate.rfid.epc.Tid;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether it is worth a record that a number answered from a chip at one opening: the first time
 * since the agent was started, and whenever it is another chip than the last time. A chip without a
 * serial number of its own tells no copy, and is none. Guarded by its reader's post.
 */
final class ChipNews {
  /** So many numbers are remembered, some 200 bytes each; one that was forgotten is news again. */
  private static final int MOST = 50_000;

  private final Set<Integer> antennas = new HashSet<>();
  private final Optional<Epc> referenceTag;
  private final Map<Epc, String> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Epc, String> eldest) {
          return size() > MOST;
        }
      };

  ChipNews(EdgeSettings.Portal portal) {
    antennas.addAll(portal.inside());
    antennas.addAll(portal.outside());
    referenceTag = portal.referenceTag();
  }

  /**
   * Takes it.
   *
   * @param tid as read from word 0 of the TID bank, upper-case hex
   */
  boolean isNews(Epc epc, String tid, int antenna) {
    if (!antennas.contains(antenna) || referenceTag.equals(Optional.of(epc))) {
      return false;
    }
    EpcResult<Tid> chip = Tid.decode(tid);
    if (chip.fault().isPresent() || !chip.get().isSerialised()) {
      return false;
    }
    return !tid.equals(last.put(epc, tid));
  }
}
