package bondgate.till.scale;

import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.Sighting;
import bondgate.till.scale.Indication.Point;
import bondgate.till.scale.Indication.State;
import bondgate.till.scale.Indication.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Toledo's continuous output: {@code STX SWA SWB SWC weight[6] tare[6] CR [CHK]}, some models
 * without tare. Meaning of status bits and decimal codes is unverified against a manual; the form
 * was checked against one recorded stream.
 *
 * @param tare whether six digits of tare follow the weight
 * @param check whether a check byte follows CR
 */
public record ToledoContinuous(boolean tare, boolean check) implements FrameShape<Indication> {
  private static final int STX = 0x02;
  private static final int CR = 0x0D;
  private static final int FIRST_DIGIT = 4;
  private static final int FIELD = 6;
  private static final int LOW_SEVEN = 0x7F;

  private int crAt() {
    return FIRST_DIGIT + (tare ? 2 * FIELD : FIELD);
  }

  /** Bytes of a frame: 11, 12, 17 or 18. */
  public int length() {
    return crAt() + (check ? 2 : 1);
  }

  /** The form of a stream, from a sample with at least three frames; empty if none fits. */
  public static Optional<ToledoContinuous> detect(Octets sample) {
    for (ToledoContinuous form :
        new ToledoContinuous[] {
          new ToledoContinuous(true, true),
          new ToledoContinuous(true, false),
          new ToledoContinuous(false, true),
          new ToledoContinuous(false, false)
        }) {
      for (int i = 0; i + 2 * form.length() < sample.size(); i++) {
        boolean twice =
            isFound(form, sample, i)
                && isFound(form, sample, i + form.length())
                && sample.at(i + 2 * form.length()) == STX;
        if (twice) {
          return Optional.of(form);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isFound(ToledoContinuous form, Octets sample, int from) {
    return form.look(sample.slice(from, sample.size())) instanceof Sighting.Found<?>;
  }

  @Override
  public Sighting<Indication> look(Octets bytes) {
    int known = Math.min(bytes.size(), crAt() + 1);
    for (int i = 0; i < known; i++) {
      if (!fits(i, bytes.at(i))) {
        return new Sighting.NotHere<>();
      }
    }
    if (bytes.size() < length()) {
      return new Sighting.MoreNeeded<>();
    }
    if (check && checkOf(bytes.slice(0, crAt() + 1)) != (bytes.at(crAt() + 1) & LOW_SEVEN)) {
      return new Sighting.WrongCheck<>();
    }
    Optional<Indication> said = said(bytes);
    return said.isPresent() ? new Sighting.Found<>(said.get(), length()) : new Sighting.NotHere<>();
  }

  private boolean fits(int index, int value) {
    if (index == 0) {
      return value == STX;
    }
    if (index < FIRST_DIGIT) {
      // Bit 5 of the status bytes is always set, the two above never.
      return (value & 0xE0) == 0x20;
    }
    return index == crAt() ? value == CR : value == ' ' || (value >= '0' && value <= '9');
  }

  /** The check of bytes: the two's complement of the sum of their low seven bits, seven bits. */
  public static int checkOf(Octets bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.size(); i++) {
      sum += bytes.at(i) & LOW_SEVEN;
    }
    return -sum & LOW_SEVEN;
  }

  private static Optional<Indication> said(Octets bytes) {
    String digits =
        new String(
                bytes.slice(FIRST_DIGIT, FIRST_DIGIT + FIELD).toArray(), StandardCharsets.US_ASCII)
            .strip();
    if (!digits.matches("[0-9]*")) {
      return Optional.empty();
    }
    int code = bytes.at(1) & 7;
    int swb = bytes.at(2);
    State state = state(swb, digits.isEmpty());
    return Optional.of(
        new Indication(
            state,
            (swb & (1 << 1)) != 0,
            digits.isEmpty() ? 0 : Long.parseLong(digits),
            Math.max(0, code - 2),
            code == 0 ? Point.FIXED_ZEROS : code == 1 ? Point.FIXED_ZERO : Point.STATED,
            Optional.of((swb & (1 << 4)) != 0 ? Unit.KILOGRAM : Unit.POUND),
            (swb & 1) != 0));
  }

  private static State state(int swb, boolean blank) {
    if ((swb & (1 << 2)) != 0) {
      return (swb & (1 << 1)) != 0 ? State.UNDER : State.OVER;
    }
    if (blank) {
      return State.NOT_READY;
    }
    return (swb & (1 << 3)) != 0 ? State.MOVING : State.STABLE;
  }
}
