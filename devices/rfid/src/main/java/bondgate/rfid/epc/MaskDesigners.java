package bondgate.rfid.epc;

import java.util.Map;
import java.util.Optional;

/** Names of chip designers by their number in a TID. Unverified: written from general knowledge. */
final class MaskDesigners {
  private static final Map<Integer, String> NAMES =
      Map.of(
          0x001, "Impinj",
          0x002, "Texas Instruments",
          0x003, "Alien Technology",
          0x004, "Intelleflex",
          0x005, "Atmel",
          0x006, "NXP Semiconductors",
          0x007, "ST Microelectronics",
          0x00B, "EM Microelectronic",
          0x010, "Quanray Electronics");

  private MaskDesigners() {}

  static Optional<String> name(int number) {
    return Optional.ofNullable(NAMES.get(number));
  }
}
