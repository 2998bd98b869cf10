package bondgate.rfid.portal;

import java.util.Arrays;

/** The antennas of an opening, numbered without holes: the inside row first. */
final class Antennas {
  private static final int MOST = 32;

  final int inside;
  final int all;
  private final int[] slots = new int[MOST];

  Antennas(PortalLayout layout) {
    Arrays.fill(slots, -1);
    int next = 0;
    for (int antenna : layout.insideAntennas().stream().sorted().toList()) {
      slots[antenna] = next++;
    }
    inside = next;
    for (int antenna : layout.outsideAntennas().stream().sorted().toList()) {
      slots[antenna] = next++;
    }
    all = next;
  }

  /** Its number, or -1 for an antenna of neither row. */
  int slotOf(int antenna) {
    return slots[antenna];
  }

  boolean isInside(int slot) {
    return slot < inside;
  }
}
