package bondgate.simulator.till;

import bondgate.till.Octets;

/** What a virtual device does with bytes. All calls come from the device's thread. */
public interface Firmware {
  /** Bytes came; gives the answer, empty for none. */
  Octets heard(Octets bytes);

  /** Some 10 ms passed; gives what the device says unasked, empty for nothing. */
  default Octets tick() {
    return Octets.none();
  }
}
