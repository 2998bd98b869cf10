package bondgate.server.payment;

import java.time.LocalDate;
import java.util.List;

/**
 * A day of a provider as we have it and as its bill has it.
 *
 * @param day the day in China
 * @param matched how many lines agree
 * @param differences by number, refunds after payments
 */
public record ReconciliationReport(
    String zone, LocalDate day, String provider, int matched, List<Difference> differences) {
  public ReconciliationReport {
    differences = List.copyOf(differences);
  }

  /** Whether money came or went. */
  public enum Way {
    PAID,
    REFUNDED
  }

  /** One thing on which the two sides do not agree. */
  public sealed interface Difference {
    /** Money came or went. */
    Way way();

    /** The payment's number, or the refund's. */
    String number();

    /** We have it, the bill does not. */
    record OursOnly(Way way, String number, long oursFen) implements Difference {}

    /** The bill has it, we do not. */
    record TheirsOnly(Way way, String number, long theirsFen) implements Difference {}

    /** Both have it, with other amounts. */
    record AmountsDiffer(Way way, String number, long oursFen, long theirsFen)
        implements Difference {}
  }

  /** True if both sides agree on everything. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /** The differences as CSV (RFC 4180): finding, way, number, oursFen, theirsFen. */
  public String csv() {
    StringBuilder csv = new StringBuilder("finding,way,number,oursFen,theirsFen\r\n");
    for (Difference difference : differences) {
      csv.append(line(difference)).append("\r\n");
    }
    return csv.toString();
  }

  private static String line(Difference difference) {
    if (difference instanceof Difference.OursOnly ours) {
      return "oursOnly,%s,%s,%d,".formatted(ours.way(), quoted(ours.number()), ours.oursFen());
    }
    if (difference instanceof Difference.TheirsOnly theirs) {
      return "theirsOnly,%s,%s,,%d"
          .formatted(theirs.way(), quoted(theirs.number()), theirs.theirsFen());
    }
    Difference.AmountsDiffer both = (Difference.AmountsDiffer) difference;
    return "amountsDiffer,%s,%s,%d,%d"
        .formatted(both.way(), quoted(both.number()), both.oursFen(), both.theirsFen());
  }

  private static String quoted(String text) {
    // A number of theirs is foreign text: no formula for whoever opens it in a spreadsheet.
    String safe = text.matches("[=+\\-@\\t].*") ? "'" + text : text;
    return safe.matches("[0-9A-Za-z_]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
