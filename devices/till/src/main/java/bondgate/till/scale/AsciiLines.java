package bondgate.till.scale;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;
import bondgate.till.scale.Indication.State;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Scales that write lines ended by CR LF: CAS and A&amp;D ({@code ST,GS,+ 5.230kg}), and Mettler
 * Toledo's MT-SICS ({@code S S 1.234 kg}), whose replies to {@code S +}, {@code S -} and {@code S
 * I} are unverified.
 */
public final class AsciiLines {
  private static final int LONGEST = 40;

  private AsciiLines() {}

  /** How lines of CAS and A&amp;D scales look. */
  public static FrameShape<Indication> casAndAnd() {
    return bytes -> look(bytes, "SUO", AsciiLines::casLine);
  }

  /** How replies of MT-SICS scales look. */
  public static FrameShape<Indication> sics() {
    return bytes -> look(bytes, "S", AsciiLines::sicsLine);
  }

  /** Asks an MT-SICS scale for a weight that stands still; it may take seconds to answer. */
  public static Octets askForStableWeight() {
    return Octets.of('S', '\r', '\n');
  }

  /** Asks an MT-SICS scale for the weight as it is. */
  public static Octets askForWeightNow() {
    return Octets.of('S', 'I', '\r', '\n');
  }

  private static Sighting<Indication> look(
      Octets bytes, String begins, Function<String, Optional<Indication>> line) {
    if (begins.indexOf(bytes.at(0)) < 0) {
      return new Sighting.NotHere<>();
    }
    int end = 0;
    while (end < bytes.size() && bytes.at(end) >= ' ' && bytes.at(end) < 0x7F && end < LONGEST) {
      end++;
    }
    boolean open = end == bytes.size() && end < LONGEST;
    if (open || (end + 1 == bytes.size() && bytes.at(end) == '\r')) {
      return new Sighting.MoreNeeded<>();
    }
    if (end >= LONGEST || bytes.at(end) != '\r' || bytes.at(end + 1) != '\n') {
      return new Sighting.NotHere<>();
    }
    String text = new String(bytes.slice(0, end).toArray(), StandardCharsets.US_ASCII);
    Optional<Indication> said = line.apply(text);
    return said.isPresent() ? new Sighting.Found<>(said.get(), end + 2) : new Sighting.NotHere<>();
  }

  private static Optional<Indication> casLine(String text) {
    String[] fields = text.split(",", -1);
    if (fields.length != 3 || !fields[1].matches("GS|NT")) {
      return text.startsWith("OL,") || text.equals("OL")
          ? Optional.of(Indication.without(State.OVER))
          : Optional.empty();
    }
    return switch (fields[0]) {
      case "ST" -> WeightLine.read(fields[2], State.STABLE, fields[1].equals("NT"));
      case "US" -> WeightLine.read(fields[2], State.MOVING, fields[1].equals("NT"));
      case "OL" -> Optional.of(Indication.without(State.OVER));
      default -> Optional.empty();
    };
  }

  private static Optional<Indication> sicsLine(String text) {
    return switch (text) {
      case "S I" -> Optional.of(Indication.without(State.NOT_READY));
      case "S +" -> Optional.of(Indication.without(State.OVER));
      case "S -" -> Optional.of(Indication.without(State.UNDER));
      default -> sicsWeight(text);
    };
  }

  private static Optional<Indication> sicsWeight(String text) {
    if (text.startsWith("S S ")) {
      return WeightLine.read(text.substring(4), State.STABLE, false);
    }
    return text.startsWith("S D ")
        ? WeightLine.read(text.substring(4), State.MOVING, false)
        : Optional.empty();
  }
}
