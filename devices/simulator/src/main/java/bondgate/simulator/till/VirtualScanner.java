package bondgate.simulator.till;

import bondgate.till.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A barcode scanner that sends what is held before it, with AIM identifier and CR. */
public final class VirtualScanner implements Firmware {
  private final Queue<Octets> scans = new ConcurrentLinkedQueue<>();

  /** Pulls the trigger; any thread may. */
  public void scan(String aimAndData) {
    scans.add(Octets.of((aimAndData + "\r").getBytes(StandardCharsets.UTF_8)));
  }

  /** The same, but the suffix is lost, as with some scanners. */
  public void scanWithoutSuffix(String aimAndData) {
    scans.add(Octets.of(aimAndData.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Octets heard(Octets bytes) {
    return Octets.none();
  }

  @Override
  public Octets tick() {
    Octets scan = scans.poll();
    return scan == null ? Octets.none() : scan;
  }
}
