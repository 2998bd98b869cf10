package bondgate.simulator.till;

import bondgate.till.Octets;
import bondgate.till.scale.ScaleProtocol;
import bondgate.till.scale.ToledoContinuous;
import java.nio.charset.StandardCharsets;

/** A scale up to 15 kg with a division of one gram. */
public final class VirtualScale implements Firmware {
  private static final int CAPACITY_GRAMS = 15_000;

  private final ScaleProtocol protocol;
  private volatile int grams;
  private volatile boolean moving;

  /** An empty scale. */
  public VirtualScale(ScaleProtocol protocol) {
    this.protocol = protocol;
  }

  /** Puts a weight on it; any thread may. */
  public void put(int weightGrams, boolean stillMoving) {
    moving = stillMoving;
    grams = weightGrams;
  }

  @Override
  public Octets heard(Octets bytes) {
    boolean asked = protocol.question().map(bytes::equals).orElse(false);
    if (!asked) {
      return Octets.none();
    }
    return protocol == ScaleProtocol.TOLEDO_8217 ? toledo8217() : sics();
  }

  @Override
  public Octets tick() {
    return switch (protocol) {
      case TOLEDO_8217, MT_SICS -> Octets.none();
      case TOLEDO_CONTINUOUS -> continuous();
      case TOLEDO_CONTINUOUS_CHECKED -> {
        Octets frame = continuous();
        yield frame.plus(Octets.of(ToledoContinuous.checkOf(frame)));
      }
      case CAS_LINES -> casLine();
    };
  }

  private Octets toledo8217() {
    int status = (moving ? 1 : 0) | (grams > CAPACITY_GRAMS ? 2 : 0) | (grams < 0 ? 4 : 0);
    return status != 0
        ? Octets.of(0x02, '?', status, 0x0D)
        : Octets.of(0x02).plus(ascii(kilograms("%2d.%03d"))).plus(Octets.of(0x0D));
  }

  private Octets sics() {
    if (grams > CAPACITY_GRAMS) {
      return ascii("S +\r\n");
    }
    return ascii("S %s %s kg\r\n".formatted(moving ? "D" : "S", kilograms("%6d.%03d")));
  }

  private Octets casLine() {
    String state = grams > CAPACITY_GRAMS ? "OL" : moving ? "US" : "ST";
    return ascii("%s,GS,%s%skg\r\n".formatted(state, grams < 0 ? "-" : "+", kilograms("%4d.%03d")));
  }

  private Octets continuous() {
    int over = grams > CAPACITY_GRAMS ? 4 : 0;
    int swb = 0x30 | (grams < 0 ? 2 : 0) | over | (moving ? 8 : 0);
    // Decimal code 5: three digits behind the point.
    return Octets.of(0x02, 0x2D, swb, 0x20)
        .plus(ascii("%6d     0".formatted(Math.abs(grams))))
        .plus(Octets.of(0x0D));
  }

  private String kilograms(String form) {
    return form.formatted(Math.abs(grams) / 1000, Math.abs(grams) % 1000);
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
