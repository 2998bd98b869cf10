package bondgate.till.terminal;

import bondgate.till.terminal.TerminalRecord.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fields of a JSON object whose firmware is careless: numbers come as texts or numbers, names
 * in either case, blanks instead of nothing.
 */
final class Fields {
  /** A record with a picture of 1080 lines is some hundred thousand characters. */
  private static final int LONGEST = 4_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  static Fields of(JsonNode object) {
    return new Fields(object);
  }

  /** A message's fields, or what is wrong with it; the parser's words would quote the message. */
  static Parsed parse(byte[] message) {
    if (message.length > LONGEST) {
      return new Parsed(Optional.empty(), Problem.TOO_LONG);
    }
    try {
      JsonNode node = JSON.readTree(new String(message, StandardCharsets.UTF_8));
      return node != null && node.isObject()
          ? new Parsed(Optional.of(new Fields(node)), Problem.NOT_JSON)
          : new Parsed(Optional.empty(), Problem.NOT_JSON);
    } catch (JsonProcessingException e) {
      // Named to the caller without the exception's text, which holds a piece of the message.
      return new Parsed(Optional.empty(), Problem.NOT_JSON);
    }
  }

  /**
   * A message as fields.
   *
   * @param fields them, if it is an object
   * @param problem why not, otherwise
   */
  record Parsed(Optional<Fields> fields, Problem problem) {}

  Fields inside(String name) {
    return new Fields(node(name));
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  boolean has(String name) {
    return !node(name).isMissingNode();
  }

  /** The first of these fields that is there and not blank. */
  Optional<String> text(String... names) {
    for (String name : names) {
      JsonNode node = node(name);
      if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
        return Optional.of(node.asText().strip());
      }
    }
    return Optional.empty();
  }

  /** A whole number, written as number or text; empty if it is none. */
  OptionalInt number(String... names) {
    Optional<String> text = text(names);
    return text.isPresent() && text.get().matches("-?[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.get()))
        : OptionalInt.empty();
  }

  /** A percentage in hundredths, cut and not rounded; empty if it is none from 0 to 100. */
  OptionalInt hundredths(String... names) {
    Optional<String> text = text(names);
    if (text.isEmpty() || !text.get().matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
      return OptionalInt.empty();
    }
    BigDecimal value = new BigDecimal(text.get()).movePointRight(2);
    int hundredths = value.setScale(0, RoundingMode.DOWN).intValueExact();
    return hundredths <= 10_000 ? OptionalInt.of(hundredths) : OptionalInt.empty();
  }

  /** A time with zone as it says, without zone at the offset; empty if it is none. */
  Optional<Instant> time(ZoneOffset offset, String... names) {
    Optional<String> text = text(names).map(t -> t.replace(' ', 'T'));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean zoned = text.get().matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text.get()).toInstant()
              : LocalDateTime.parse(text.get()).toInstant(offset));
    } catch (DateTimeException e) {
      // No time of any calendar: the caller names the field.
      return Optional.empty();
    }
  }

  private JsonNode node(String name) {
    JsonNode exact = object.path(name);
    if (!exact.isMissingNode()) {
      return exact;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().toLowerCase(Locale.ROOT).equals(lower)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }
}
