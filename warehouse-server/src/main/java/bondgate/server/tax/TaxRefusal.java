package bondgate.server.tax;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Why an order gets no quote. Lines count from 1, as in customs' messages (gnum). */
public sealed interface TaxRefusal {

  /** The refusal's name, lowerCamelCase. */
  default String code() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The line that it is about; empty for the whole order. */
  Optional<Integer> line();

  /** What was asked. */
  String received();

  /** What would have been possible. */
  String expected();

  /** What the asking side can do. */
  String todo();

  /** Goods that the positive list of that day does not name. */
  record NotOnPositiveList(Optional<Integer> line, String hsCode, LocalDate day)
      implements TaxRefusal {
    @Override
    public String received() {
      return "HS code %s on %s".formatted(hsCode, day);
    }

    @Override
    public String expected() {
      return "an HS code of the positive list in force on that day";
    }

    @Override
    public String todo() {
      return "take the goods out of the order, or correct their HS code or the positive list";
    }
  }

  /** Goods that are listed for the bonded way only, in an order that comes from abroad. */
  record OnlyBonded(Optional<Integer> line, String hsCode, String tradeMode) implements TaxRefusal {
    @Override
    public String received() {
      return "HS code %s by mode %s".formatted(hsCode, tradeMode);
    }

    @Override
    public String expected() {
      return "a bonded mode, such as 1210: the list's remark says so";
    }

    @Override
    public String todo() {
      return "sell it from the bonded stock, or take it out of the order";
    }
  }

  /** Goods without a rate on that day. */
  record RateUnknown(Optional<Integer> line, String hsCode, LocalDate day) implements TaxRefusal {
    @Override
    public String received() {
      return "HS code %s on %s".formatted(hsCode, day);
    }

    @Override
    public String expected() {
      return "a row of the rate table for it, from that day or earlier";
    }

    @Override
    public String todo() {
      return "correct the HS code, or add the rate to rates.txt and start the server again";
    }
  }

  /** Consumption tax goes by content, and none is stated. */
  record ContentMissing(Optional<Integer> line, String hsCode, String units) implements TaxRefusal {
    @Override
    public String received() {
      return "HS code %s without content".formatted(hsCode);
    }

    @Override
    public String expected() {
      return "the content of one piece, in one of: " + units;
    }

    @Override
    public String todo() {
      return "state the content of one piece";
    }
  }

  /** Consumption tax goes by another measure than the content is stated in. */
  record ContentUnitDiffers(Optional<Integer> line, Content content, String units)
      implements TaxRefusal {
    @Override
    public String received() {
      return "content of %s a piece".formatted(content);
    }

    @Override
    public String expected() {
      return "the content of one piece, in one of: " + units;
    }

    @Override
    public String todo() {
      return "state the content of one piece in such a unit";
    }
  }

  /** A mode of trade that the setting does not name. */
  record TradeModeUnknown(String tradeMode, List<String> known) implements TaxRefusal {
    /** Keeps a copy. */
    public TradeModeUnknown {
      known = List.copyOf(known);
    }

    @Override
    public Optional<Integer> line() {
      return Optional.empty();
    }

    @Override
    public String received() {
      return "mode " + tradeMode;
    }

    @Override
    public String expected() {
      return "one of: " + String.join(", ", known);
    }

    @Override
    public String todo() {
      return "correct the mode, or add it to bondgate.tax.modes";
    }
  }

  /** No limits are in force on that day. */
  record NoLimitsInForce(LocalDate day, LocalDate first) implements TaxRefusal {
    @Override
    public Optional<Integer> line() {
      return Optional.empty();
    }

    @Override
    public String received() {
      return "an order of " + day;
    }

    @Override
    public String expected() {
      return "a day from %s on".formatted(first);
    }

    @Override
    public String todo() {
      return "correct the day, or add the limits of that time to limits.txt";
    }
  }

  /**
   * More than the single limit, and more than one piece (customs: -621005).
   *
   * @param dutiableFen of the order
   * @param pieces of the order
   */
  record SingleLimitExceeded(long dutiableFen, long limitFen, long pieces) implements TaxRefusal {
    @Override
    public Optional<Integer> line() {
      return Optional.empty();
    }

    @Override
    public String received() {
      return "%d fen dutiable, %d pieces".formatted(dutiableFen, pieces);
    }

    @Override
    public String expected() {
      return "at most %d fen, or one piece".formatted(limitFen);
    }

    @Override
    public String todo() {
      return "the buyer takes something out; the order is not split for him";
    }
  }

  /**
   * More than is left of the year (customs: -621018).
   *
   * @param usedFen before this order
   * @param dutiableFen of the order
   */
  record AnnualLimitExceeded(long usedFen, long dutiableFen, long limitFen) implements TaxRefusal {
    @Override
    public Optional<Integer> line() {
      return Optional.empty();
    }

    @Override
    public String received() {
      return "%d fen dutiable, %d fen used this year".formatted(dutiableFen, usedFen);
    }

    @Override
    public String expected() {
      return "at most %d fen: what is left of %d"
          .formatted(Math.max(0, limitFen - usedFen), limitFen);
    }

    @Override
    public String todo() {
      return "the buyer takes something out, waits for the next year, or buys by general trade";
    }
  }
}
