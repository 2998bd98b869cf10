package bondgate.simulator.gate;

import java.util.Arrays;
import java.util.Optional;

/** The twelve things that happen at a portal, each by its word in the scenario language. */
public enum Situation {
  /** One tag is carried through, at 0.4 to 1.3 m/s. */
  THROUGH("through", true),
  /** One tag runs through, at 1.5 to 2 m/s. */
  RUN("run", true),
  /** A cart of 2 to 20 tags goes through, at 0.4 to 0.9 m/s. */
  CART("cart", true),
  /** A pallet of 100 tags goes through, at 0.7 to 1.2 m/s. */
  PALLET("pallet", true),
  /** Two people meet in the doorway, each with a tag or some. */
  TWO_FLOWS("two-flows", true),
  /** One tag stands in the doorway for 2 to 8 s on its way through. */
  STOP("stop", true),
  /** One tag goes through in a metal-lined bag 金属衬里袋: few reads. */
  METAL_BAG("metal-bag", true),
  /** One tag comes as far as the middle of the doorway at most, and goes back. */
  TURN_BACK("turn-back", false),
  /** One tag is carried past, 2.5 to 4.5 m in front of the doorway. */
  NEAR("near", false),
  /** One tag is carried along one row of antennas, 0.3 to 1.2 m from it. */
  ALONG("along", false),
  /** Tags lie within earshot while people without tags walk through. */
  STILL("still", false),
  /** Tags behind the wall are heard now and then, while people without tags walk through. */
  STRAY("stray", false);

  private final String word;
  private final boolean crossing;

  Situation(String word, boolean crossing) {
    this.word = word;
    this.crossing = crossing;
  }

  /** Its word in the scenario language and in labels. */
  public String word() {
    return word;
  }

  /** Whether its tags go through. */
  public boolean isCrossing() {
    return crossing;
  }

  /** The situation of a word, if there is one. */
  public static Optional<Situation> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }
}
