package bondgate.till.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GS1 element strings in the text of one symbol. */
final class Gs1Elements {
  /** The separator behind an element of variable length (FNC1 as the scanner sends it). */
  static final char GS = 0x1D;

  /** The longest list that one symbol can hold by any symbology, with room to spare. */
  private static final int LONGEST_VALUE = 90;

  private Gs1Elements() {}

  /**
   * Reads all elements.
   *
   * @param separators characters that stand for FNC1
   */
  static Scan read(Symbology symbology, String text, Set<Character> separators) {
    List<Element> elements = new ArrayList<>();
    int place = 0;
    while (place < text.length()) {
      if (separators.contains(text.charAt(place))) {
        // First of all, doubled, or behind a fixed length: allowed and without meaning.
        place++;
        continue;
      }
      Optional<AiTable.Known> known = AiTable.ours().at(text, place);
      if (known.isEmpty()) {
        return new Scan.Refused(symbology, Problem.UNKNOWN_AI, place);
      }
      int from = place + known.get().ai().length();
      int to = end(text, from, known.get().format(), separators);
      String value = text.substring(from, to);
      Optional<Problem> problem = known.get().format().problem(value);
      if (problem.isPresent()) {
        return new Scan.Refused(symbology, problem.get(), place);
      }
      elements.add(new Element(known.get().ai(), value));
      place = to;
    }
    return elements.isEmpty()
        ? new Scan.Refused(symbology, Problem.EMPTY, 0)
        : new Scan.Gs1(symbology, elements);
  }

  private static int end(String text, int from, AiFormat format, Set<Character> separators) {
    int most = format.isFixed() ? format.most() : LONGEST_VALUE + 1;
    int to = from;
    while (to < text.length() && to - from < most && !separators.contains(text.charAt(to))) {
      to++;
    }
    return to;
  }
}
