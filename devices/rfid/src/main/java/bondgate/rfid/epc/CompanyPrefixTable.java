package bondgate.rfid.epc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How long a company prefix (厂商识别代码) is, by the digits with which it begins. Needed where a bar
 * code or Digital Link becomes a tag: only these do not say where the prefix ends.
 *
 * <p>GS1's own list of prefix formats is not in this jar. The table that comes with it ({@code
 * company-prefixes.txt}) says of each line where it is from; a site adds the lines of its own
 * suppliers with {@link #read} and {@link #with}. What is not in the table is an unknown length,
 * never a guess.
 */
public final class CompanyPrefixTable {
  private static final int LONGEST = 12;

  private final Map<String, Integer> lengths;

  private CompanyPrefixTable(Map<String, Integer> lengths) {
    this.lengths = Map.copyOf(lengths);
  }

  /** The table in this jar. */
  public static CompanyPrefixTable supplied() {
    try (InputStream in = CompanyPrefixTable.class.getResourceAsStream("company-prefixes.txt")) {
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("company-prefixes.txt is in this jar and cannot be read", e);
    }
  }

  /**
   * Reads lines {@code first digits, blank, length of the prefix}; what follows a {@code #} is a
   * remark.
   *
   * @throws IllegalArgumentException if a line is not such a line; names it
   */
  public static CompanyPrefixTable read(Reader text) throws IOException {
    Map<String, Integer> lengths = new TreeMap<>();
    BufferedReader lines = new BufferedReader(text);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String facts = line.split("#", 2)[0].strip();
      if (facts.isEmpty()) {
        continue;
      }
      if (!facts.matches("[0-9]{1,12}\\s+(6|7|8|9|10|11|12)")) {
        throw new IllegalArgumentException(
            "expected 'first digits, blank, length 6 to 12'; received '" + line + "'");
      }
      String[] parts = facts.split("\\s+", 2);
      lengths.put(parts[0], Integer.valueOf(parts[1]));
    }
    return new CompanyPrefixTable(lengths);
  }

  /** Both tables; where both have the same first digits, the other's length. */
  public CompanyPrefixTable with(CompanyPrefixTable other) {
    Map<String, Integer> both = new TreeMap<>(lengths);
    both.putAll(other.lengths);
    return new CompanyPrefixTable(both);
  }

  /** The length by the longest entry with which these digits begin; empty if there is none. */
  public OptionalInt prefixLength(String digits) {
    for (int n = Math.min(LONGEST, digits.length()); n > 0; n--) {
      Integer length = lengths.get(digits.substring(0, n));
      if (length != null) {
        return OptionalInt.of(length);
      }
    }
    return OptionalInt.empty();
  }

  /** How many entries it has. */
  public int size() {
    return lengths.size();
  }
}
