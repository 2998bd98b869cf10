package bondgate.events;

import java.util.List;
import java.util.OptionalLong;

/**
 * Other tags than before lie on a till's tray, or their weight is another: a conclusion from many
 * reads. Each says all that lies there, so that the last one alone is enough.
 *
 * @param till the till 无人收银
 * @param epcs upper-case hex, whole 16-bit words, rising, at most 200; none for an empty tray
 * @param weightGrams what a scale under the tray shows, 0 to 100000; {@link #NOT_WEIGHED} without
 *     one, or while it does not stand still
 */
public record TrayChanged(String till, List<String> epcs, long weightGrams) implements EdgeEvent {
  /** The most tags that one tray can say. */
  public static final int MOST = 200;

  /** What stands for the weight where there is none. */
  public static final long NOT_WEIGHED = -1;

  private static final long HEAVIEST_GRAMS = 100_000;

  /** Checks the ranges and takes a copy. */
  public TrayChanged {
    Checks.name("till", till);
    epcs = List.copyOf(Checks.present("epcs", epcs));
    Checks.within("number of epcs", epcs.size(), 0, MOST);
    String before = "";
    for (String epc : epcs) {
      Checks.epc(epc);
      Checks.require(
          before.compareTo(epc) < 0, "the epcs of a tray rise; received two that do not");
      before = epc;
    }
    Checks.require(
        weightGrams >= NOT_WEIGHED && weightGrams <= HEAVIEST_GRAMS,
        "weightGrams must be from 0 to %d, or %d for none; received %d",
        HEAVIEST_GRAMS,
        NOT_WEIGHED,
        weightGrams);
  }

  /** The weight in grams, if there is one. */
  public OptionalLong weight() {
    return weightGrams == NOT_WEIGHED ? OptionalLong.empty() : OptionalLong.of(weightGrams);
  }

  @Override
  public EventKind kind() {
    return EventKind.TRAY_CHANGED;
  }
}
