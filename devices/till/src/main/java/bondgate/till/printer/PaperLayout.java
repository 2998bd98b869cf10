package bondgate.till.printer;

import java.util.ArrayList;
import java.util.List;

/**
 * How text lies on the paper: a Chinese character is two columns wide.
 *
 * @param columns 24 to 64; 32 on 58 mm paper, 48 on 80 mm
 */
record PaperLayout(int columns) {
  PaperLayout {
    if (columns < 24 || columns > 64) {
      throw new IllegalArgumentException("columns must be from 24 to 64; received " + columns);
    }
  }

  static int width(String text) {
    return text.codePoints().map(PaperLayout::width).sum();
  }

  private static int width(int codePoint) {
    return codePoint < 0x80 ? 1 : 2;
  }

  /** The text in lines that fit. */
  List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int codePoint : text.codePoints().toArray()) {
      if (used + width(codePoint) > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(codePoint);
      used += width(codePoint);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Text left and amount right, on one line if both fit, otherwise the amount on its own. */
  List<String> leftAndRight(String left, String right) {
    List<String> lines = new ArrayList<>(lines(left));
    String last = lines.get(lines.size() - 1);
    int gap = columns - width(last) - width(right);
    if (gap >= 1) {
      lines.set(lines.size() - 1, last + " ".repeat(gap) + right);
    } else {
      lines.add(" ".repeat(Math.max(0, columns - width(right))) + right);
    }
    return lines;
  }

  String rule() {
    return "-".repeat(columns);
  }
}
