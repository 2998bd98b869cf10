package bondgate.till.scale;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;
import bondgate.till.scale.Indication.Point;
import bondgate.till.scale.Indication.State;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The request and reply protocol of the Toledo 8217, 9600 baud, 7 data bits, even parity (also
 * 4800). A weight is {@code STX digits [N] CR}, a state {@code STX ? bits CR}. No check but parity,
 * so a weight counts only when polled twice equal.
 */
public final class Toledo8217 {
  private static final int STX = 0x02;
  private static final int CR = 0x0D;
  private static final int LONGEST = 12;
  private static final int MOTION = 1;
  private static final int OVER = 1 << 1;
  private static final int UNDER_ZERO = 1 << 2;
  private static final int OUTSIDE_ZERO_RANGE = 1 << 3;

  private Toledo8217() {}

  /** Asks for the weight: the letter W. */
  public static Octets askForWeight() {
    return Octets.of('W');
  }

  /** How its replies look. */
  public static FrameShape<Indication> replies() {
    return Toledo8217::look;
  }

  private static Sighting<Indication> look(Octets bytes) {
    if (bytes.at(0) != STX) {
      return new Sighting.NotHere<>();
    }
    for (int i = 1; i < bytes.size(); i++) {
      // A status byte may have any seven bits, also CR: only behind "?" does it not end the reply.
      boolean status = bytes.at(i - 1) == '?';
      if (bytes.at(i) == CR && !status) {
        Optional<Indication> said = said(bytes.slice(1, i));
        return said.isPresent()
            ? new Sighting.Found<>(said.get(), i + 1)
            : new Sighting.NotHere<>();
      }
      if (i >= LONGEST - 1 || (!status && !isOfWeight(bytes.at(i)))) {
        return new Sighting.NotHere<>();
      }
    }
    return new Sighting.MoreNeeded<>();
  }

  private static boolean isOfWeight(int value) {
    return value == ' ' || value == '.' || value == 'N' || value == '?' || isDigit(value);
  }

  private static boolean isDigit(int value) {
    return value >= '0' && value <= '9';
  }

  private static Optional<Indication> said(Octets inside) {
    String text = new String(inside.toArray(), StandardCharsets.ISO_8859_1).stripLeading();
    if (text.length() == 2 && text.charAt(0) == '?') {
      return Optional.of(Indication.without(state(text.charAt(1))));
    }
    boolean net = text.endsWith("N");
    String number = net ? text.substring(0, text.length() - 1) : text;
    if (!number.matches("[0-9]{1,7}|[0-9]{0,6}\\.[0-9]{1,6}") || number.length() > 8) {
      return Optional.empty();
    }
    int point = number.indexOf('.');
    return Optional.of(
        new Indication(
            State.STABLE,
            false,
            Long.parseLong(number.replace(".", "")),
            point < 0 ? 0 : number.length() - 1 - point,
            point < 0 ? Point.NOT_STATED : Point.STATED,
            Optional.empty(),
            net));
  }

  private static State state(int bits) {
    if ((bits & OVER) != 0) {
      return State.OVER;
    }
    if ((bits & UNDER_ZERO) != 0) {
      return State.UNDER;
    }
    if ((bits & OUTSIDE_ZERO_RANGE) != 0) {
      return State.NOT_READY;
    }
    // A status instead of a weight without any of these bits says nothing that could be weighed by.
    return (bits & MOTION) != 0 ? State.MOVING : State.NOT_READY;
  }
}
