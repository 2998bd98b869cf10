package bondgate.rfid.epc;

import java.util.Optional;

/** The bits of the "+" schemes, both ways. */
final class PlusBits {
  private static final int DELIMITER = 0b1110;
  private static final int TERMINATOR = 0b1111;
  private static final int LONGEST_GIAI = 30;

  private PlusBits() {}

  static PlusEpc decode(PlusScheme scheme, BitInput in) throws EpcFaultException {
    boolean moreData = in.takeInt(1) == 1;
    if (moreData) {
      throw new EpcFaultException(
          EpcFault.Kind.NOT_IMPLEMENTED, in.hex(), "toggle 0: no further data after the EPC");
    }
    int filter = in.takeInt(3);
    Optional<PlusEpc.PrioritisedDate> date =
        scheme.hasDate() ? Optional.of(date(in)) : Optional.empty();
    PlusEpc epc;
    if (scheme.keyDigits() == 0) {
      epc = giai(scheme, filter, in);
    } else {
      String key = digits(in, scheme.keyDigits());
      checkKey(scheme, key);
      Optional<CodedText> serial =
          scheme.kind().hasSerial() ? Optional.of(CodedText.take(in)) : Optional.empty();
      checkSerial(scheme, serial);
      epc = new PlusEpc(scheme, false, filter, date, key, serial);
    }
    in.takeZerosToTheEnd();
    return epc;
  }

  private static PlusEpc.PrioritisedDate date(BitInput in) throws EpcFaultException {
    int kind = in.takeInt(4);
    int year = in.takeInt(7);
    int month = in.takeInt(4);
    int day = in.takeInt(5);
    if (kind > 6 || year > 99 || month < 1 || month > 12) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS,
          "%d: %d-%d-%d".formatted(kind, year, month, day),
          "date kind 0 to 6, year 0 to 99, month 1 to 12, day 0 to 31");
    }
    return new PlusEpc.PrioritisedDate(kind, "%02d%02d%02d".formatted(year, month, day));
  }

  private static String digits(BitInput in, int count) throws EpcFaultException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int digit = in.takeInt(4);
      if (digit > 9) {
        throw new EpcFaultException(
            EpcFault.Kind.DIGITS, out + Integer.toHexString(digit), count + " decimal digits");
      }
      out.append(digit);
    }
    return out.toString();
  }

  private static void checkKey(PlusScheme scheme, String key) throws EpcFaultException {
    if (scheme == PlusScheme.GRAI_PLUS) {
      if (key.charAt(0) != '0') {
        throw new EpcFaultException(EpcFault.Kind.DIGITS, key, "0 before the asset's 13 digits");
      }
      CheckDigit.without(key.substring(1));
    } else {
      CheckDigit.without(key);
    }
  }

  private static void checkSerial(PlusScheme scheme, Optional<CodedText> serial)
      throws EpcFaultException {
    int longest = scheme.kind().longestSerial(0);
    if (serial.isPresent()
        && (serial.get().text().isEmpty() || serial.get().text().length() > longest)) {
      throw new EpcFaultException(
          EpcFault.Kind.SERIAL, serial.get().text(), "1 to %d characters".formatted(longest));
    }
  }

  private static PlusEpc giai(PlusScheme scheme, int filter, BitInput in) throws EpcFaultException {
    StringBuilder key = new StringBuilder();
    int next = in.takeInt(4);
    while (next <= 9) {
      key.append(next);
      next = in.takeInt(4);
    }
    if (next != DELIMITER && next != TERMINATOR) {
      throw new EpcFaultException(
          EpcFault.Kind.DIGITS, Integer.toHexString(next), "a digit, E before text, F at the end");
    }
    Optional<CodedText> text =
        next == DELIMITER ? Optional.of(CodedText.take(in)) : Optional.empty();
    int length = key.length() + text.map(t -> t.text().length()).orElse(0);
    if (key.length() < 6 || length > LONGEST_GIAI) {
      throw new EpcFaultException(
          EpcFault.Kind.SERIAL,
          key + text.map(CodedText::text).orElse(""),
          "at least 6 digits at the beginning, at most 30 characters");
    }
    return new PlusEpc(scheme, false, filter, Optional.empty(), key.toString(), text);
  }

  static String encode(PlusEpc epc) {
    BitOutput out =
        new BitOutput()
            .put(epc.scheme().header(), 8)
            .put(epc.moreData() ? 1 : 0, 1)
            .put(epc.filter(), 3);
    epc.date()
        .ifPresent(
            date -> {
              int yymmdd = Integer.parseInt(date.yymmdd());
              out.put(date.kind(), 4)
                  .put(yymmdd / 10_000, 7)
                  .put(yymmdd / 100 % 100, 4)
                  .put(yymmdd % 100, 5);
            });
    epc.key().chars().forEach(c -> out.put(c - '0', 4));
    if (epc.scheme() == PlusScheme.GIAI_PLUS) {
      out.put(epc.serial().isPresent() ? DELIMITER : TERMINATOR, 4);
    }
    epc.serial().ifPresent(serial -> serial.put(out));
    return out.toWords();
  }
}
