package bondgate.server.tax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The only class that knows how a question for a quote is spelled. Strict: a missing, unknown or
 * doubled field is an error, because a misspelled one would be taxed as if it were not there.
 */
final class QuoteJson {
  private static final int MOST_BYTES = 100_000;
  private static final int MOST_LINES = 99;
  private static final long MOST_PIECES = 100_000;
  private static final long MOST_PRICE_FEN = 10_000_000_000L;
  private static final long MOST_FEN = 1_000_000_000_000L;
  private static final Pattern HS = Pattern.compile("\\d{10}");
  private static final Pattern TRADE_MODE = Pattern.compile("\\d{4}");
  private static final Pattern UNIT = Pattern.compile(String.join("|", ContentUnit.codes()));
  private static final List<String> REQUEST =
      List.of("orderDay", "mode", "freightFen", "insuranceFen", "usedThisYearFen", "lines");
  private static final List<String> LINE = List.of("hsCode", "quantity", "unitPriceFen", "content");
  private static final List<String> CONTENT = List.of("perPiece", "unit");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private QuoteJson() {}

  /**
   * The question that those bytes state.
   *
   * @param today in China, the order's day if none is stated
   */
  static QuoteRequest read(byte[] bytes, LocalDate today) throws MalformedQuoteException {
    JsonFields fields = new JsonFields(tree(bytes), "", REQUEST);
    List<QuoteLine> lines = new ArrayList<>();
    LocalDate day = fields.has("orderDay") ? fields.day("orderDay") : today;
    String mode =
        fields.matching("mode", TRADE_MODE, "a mode of trade, 4 digits, such as \"1210\"");
    long freightFen = fields.whole("freightFen", 0, MOST_FEN);
    long insuranceFen = fields.whole("insuranceFen", 0, MOST_FEN);
    long usedFen = fields.whole("usedThisYearFen", 0, MOST_FEN);
    for (JsonFields line : fields.objects("lines", MOST_LINES, LINE)) {
      lines.add(
          new QuoteLine(
              line.matching("hsCode", HS, "10 digits as text"),
              line.whole("quantity", 1, MOST_PIECES),
              line.whole("unitPriceFen", 0, MOST_PRICE_FEN),
              content(line)));
    }
    return new QuoteRequest(day, mode, freightFen, insuranceFen, usedFen, lines);
  }

  private static Optional<Content> content(JsonFields line) throws MalformedQuoteException {
    Optional<JsonFields> stated = line.object("content", CONTENT);
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    JsonFields fields = stated.get();
    String unit =
        fields.matching("unit", UNIT, "one of: " + String.join(", ", ContentUnit.codes()));
    return Optional.of(
        new Content(fields.positive("perPiece"), ContentUnit.ofCode(unit).orElseThrow()));
  }

  private static JsonNode tree(byte[] bytes) throws MalformedQuoteException {
    String expected = "a JSON object with the fields " + String.join(", ", REQUEST);
    if (bytes.length > MOST_BYTES) {
      throw new MalformedQuoteException(
          "", bytes.length + " bytes", "at most " + MOST_BYTES + " bytes");
    }
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new MalformedQuoteException("", firstLine(e.getOriginalMessage()), expected);
    } catch (IOException e) {
      throw new MalformedQuoteException("", "bytes that are no JSON", expected);
    }
  }

  private static String firstLine(String message) {
    return message == null ? "no JSON" : message.lines().findFirst().orElse("no JSON");
  }
}
