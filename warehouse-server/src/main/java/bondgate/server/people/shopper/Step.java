package bondgate.server.people.shopper;

import java.util.Arrays;
import java.util.List;

/** The steps that stand above a screen, so that a shopper sees how far it is. */
public enum Step {
  /** What lies on the tray. */
  BASKET,
  /** The notice. */
  NOTICE,
  /** Who buys. */
  WHO,
  /** To pay. */
  PAY,
  /** Customs, and out. */
  LEAVE;

  /** All of them, in order. */
  public static List<Step> all() {
    return Arrays.asList(values());
  }

  /** How it stands to the step that is now. */
  public String stateAt(Step now) {
    int place = compareTo(now);
    return place < 0 ? "done" : place == 0 ? "now" : "next";
  }
}
