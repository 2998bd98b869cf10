package bondgate.till.idcard;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;

/**
 * Frames of SAM_V in both directions: {@code AA AA AA 96 69 | length, high byte first | content |
 * check}. The length counts content and check; the check is the exclusive or of length and content.
 * Readers speak at 115200 baud, some at 230400, 8 data bits, no parity. A content is what stands
 * between length and check: command and parameter from us, three status bytes and data from it.
 */
public final class SamFrames {
  private static final Octets HEAD = Octets.hex("AAAAAA9669");
  private static final int LENGTH_AT = HEAD.size();
  private static final int CONTENT_AT = LENGTH_AT + 2;

  /** Command and parameter and check. */
  private static final int SHORTEST = 3;

  /** Text, photograph and two fingerprints are about 2321; more is noise. */
  private static final int LONGEST = 4096;

  private SamFrames() {}

  /**
   * A frame around a content.
   *
   * @throws IllegalArgumentException if the content is shorter than 2 or longer than 4095 bytes
   */
  public static Octets encode(Octets content) {
    int length = content.size() + 1;
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException(
          "a content has 2 to 4095 bytes; received " + content.size());
    }
    Octets checked = Octets.of(length >> 8, length & 0xFF).plus(content);
    return HEAD.plus(checked).plus(Octets.of(checked.xor()));
  }

  /** How frames look; each becomes its content. */
  public static FrameShape<Octets> shape() {
    return SamFrames::look;
  }

  private static Sighting<Octets> look(Octets bytes) {
    for (int i = 0; i < Math.min(LENGTH_AT, bytes.size()); i++) {
      if (bytes.at(i) != HEAD.at(i)) {
        return new Sighting.NotHere<>();
      }
    }
    if (bytes.size() < CONTENT_AT) {
      return new Sighting.MoreNeeded<>();
    }
    int length = bytes.bigEndian16(LENGTH_AT);
    if (length < SHORTEST || length > LONGEST) {
      return new Sighting.NotHere<>();
    }
    int end = CONTENT_AT + length;
    if (bytes.size() < end) {
      return new Sighting.MoreNeeded<>();
    }
    return bytes.slice(LENGTH_AT, end).xor() == 0
        ? new Sighting.Found<>(bytes.slice(CONTENT_AT, end - 1), end)
        : new Sighting.WrongCheck<>();
  }
}
