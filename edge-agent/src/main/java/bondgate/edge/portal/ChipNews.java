package bondgate.edge.portal;

import bondgate.edge.settings.EdgeSettings;
import bondgate.rfid.Epc;
import bondgate.rfid.epc.EpcResult;
import bondgate.rfid.epc.Tid;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether it is worth a record that a number answered from a chip at one opening: the first time
 * since the agent was started, and whenever it is another chip than the last time. A chip without a
 * serial number of its own tells no copy, and is none. A tag and its copy that lie side by side
 * answer in turn: each is news once in {@link #AGAIN}. Guarded by its reader's post.
 */
final class ChipNews {
  /** So many numbers are remembered, some 400 bytes each; one that was forgotten is news again. */
  private static final int MOST = 50_000;

  /** How long a chip of a number that has several is no news again. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  /** More chips of one number are not stated in that time: two say all, and some devices invent. */
  static final int MOST_CHIPS = 8;

  private final Set<Integer> antennas = new HashSet<>();
  private final Optional<Epc> referenceTag;
  private final Map<Epc, Stated> byNumber =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Epc, Stated> eldest) {
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
   * @param at when, by the readers' steady time
   */
  boolean isNews(Epc epc, String tid, int antenna, Instant at) {
    if (!antennas.contains(antenna) || referenceTag.equals(Optional.of(epc))) {
      return false;
    }
    EpcResult<Tid> chip = Tid.decode(tid);
    if (chip.fault().isPresent() || !chip.get().isSerialised()) {
      return false;
    }
    Stated stated = byNumber.get(epc);
    if (stated == null) {
      byNumber.put(epc, new Stated(tid, at));
      return true;
    }
    return stated.isNews(tid, at);
  }

  /** What was stated of one number. */
  private static final class Stated {
    private final Set<String> chips = new HashSet<>();
    private String last;
    private Instant since;

    private Stated(String tid, Instant at) {
      chips.add(tid);
      last = tid;
      since = at;
    }

    private boolean isNews(String tid, Instant at) {
      if (tid.equals(last)) {
        return false;
      }
      last = tid;
      if (!at.isBefore(since.plus(AGAIN))) {
        since = at;
        chips.clear();
      }
      return chips.size() < MOST_CHIPS && chips.add(tid);
    }
  }
}
