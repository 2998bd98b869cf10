package bondgate.till.barcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The application identifiers (应用标识符) that we know, from our own data file {@code ai.txt}, and the
 * generic rule for those that we do not: by its first two digits an identifier has its number of
 * digits and, for some, a fixed length (GS1 General Specifications, figures 7.8.5-2 and 3.2-1).
 */
final class AiTable {
  private static final AiTable OURS = read();

  private final Map<String, AiFormat> byAi;
  private final Map<String, Integer> aiDigits;

  /**
   * An identifier at the start of some text, and how its value is built.
   *
   * @param ai the identifier
   * @param format the format
   */
  record Known(String ai, AiFormat format) {}

  private AiTable(Map<String, AiFormat> byAi, Map<String, Integer> aiDigits) {
    this.byAi = Map.copyOf(byAi);
    this.aiDigits = Map.copyOf(aiDigits);
  }

  static AiTable ours() {
    return OURS;
  }

  /** The identifier with which a text begins, if there is one. */
  Optional<Known> at(String text, int place) {
    if (text.length() < place + 2) {
      return Optional.empty();
    }
    Integer digits = aiDigits.get(text.substring(place, place + 2));
    if (digits == null || text.length() < place + digits) {
      return Optional.empty();
    }
    String ai = text.substring(place, place + digits);
    return ai.matches("[0-9]+") ? Optional.of(new Known(ai, format(ai))) : Optional.empty();
  }

  /** The identifier that a whole text is. */
  Optional<Known> exactly(String ai) {
    return at(ai, 0).filter(known -> known.ai().length() == ai.length());
  }

  private AiFormat format(String ai) {
    AiFormat exact = byAi.get(ai);
    if (exact != null) {
      return exact;
    }
    AiFormat anyDecimals = byAi.get(ai.substring(0, ai.length() - 1) + "n");
    return anyDecimals != null ? anyDecimals : AiFormat.parse("X..90", "-");
  }

  private static AiTable read() {
    Map<String, AiFormat> byAi = new HashMap<>();
    Map<String, Integer> aiDigits = new HashMap<>();
    try (InputStream in = AiTable.class.getResourceAsStream("ai.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.strip().split("\\s+", 4);
        if (fields.length >= 3 && fields[0].equals("digits")) {
          range(fields[1], Integer.parseInt(fields[2]), aiDigits);
        } else if (fields.length >= 3 && !fields[0].startsWith("#")) {
          byAi.put(fields[0], AiFormat.parse(fields[1], fields[2]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AiTable(byAi, aiDigits);
  }

  private static void range(String fromTo, int digits, Map<String, Integer> into) {
    int from = Integer.parseInt(fromTo.substring(0, 2));
    int to = Integer.parseInt(fromTo.substring(fromTo.length() - 2));
    for (int first = from; first <= to; first++) {
      into.put("%02d".formatted(first), digits);
    }
  }
}
