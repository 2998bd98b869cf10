package bondgate.server.people.staff;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A return that the staff put together, as the page carries it along.
 *
 * @param key of this return: stated twice, it takes effect once
 * @param saleNo the order of the pieces on the list; empty while there are none
 * @param epcs the pieces on the list
 * @param applied the day of the application as it was typed; empty for today
 */
public record ReturnForm(String key, String saleNo, List<String> epcs, String applied) {
  /** Takes a copy. */
  public ReturnForm {
    epcs = List.copyOf(epcs);
  }

  /** With one more piece of that order. */
  ReturnForm with(String ofSaleNo, String epc) {
    List<String> more = new ArrayList<>(epcs);
    more.add(epc);
    return new ReturnForm(key, ofSaleNo, more, applied);
  }

  /** Whether another order has the pieces on the list. */
  boolean isOfAnother(String ofSaleNo) {
    return !epcs.isEmpty() && !saleNo.equals(ofSaleNo);
  }

  /** The day of the application; empty for today, and for what is no day. */
  Optional<LocalDate> appliedOn() {
    try {
      return applied.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(applied.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
