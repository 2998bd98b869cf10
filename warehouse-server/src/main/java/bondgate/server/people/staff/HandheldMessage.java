package bondgate.server.people.staff;

import bondgate.server.handling.ScanMessage;
import bondgate.server.handling.ScanVerb;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a handheld sent.
 *
 * @param by the account that was signed in at the keystroke
 */
record HandheldMessage(ScanMessage message, String by) {
  /** What reading it came to. */
  sealed interface Reading {
    /** It is a message. */
    record Read(HandheldMessage message) implements Reading {}

    /** It is none. */
    record Not(ZoneViews.Refusal why) implements Reading {}
  }

  private static final Set<String> FIELDS = Set.of("key", "verb", "text", "at", "by");
  private static final String TEXT = "text";
  private static final int MOST_BYTES = 16_384;
  private static final int LONGEST_TEXT = 2_048;
  private static final int LONGEST_QUOTE = 60;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Reads it strictly. What was scanned is never quoted: it may be something of a person. */
  static Reading read(byte[] body) {
    if (body.length > MOST_BYTES) {
      return not("tooLarge", body.length + " bytes", "at most " + MOST_BYTES + " bytes");
    }
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      return not("noJson", body.length + " bytes", "a JSON object");
    }
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    if (!names.equals(FIELDS)) {
      return not("fieldsWrong", quoted(names.toString()), new TreeSet<>(FIELDS).toString());
    }
    return fields(json);
  }

  private static Reading fields(JsonNode json) {
    for (Field field : EACH) {
      JsonNode value = json.get(field.name);
      if (!value.isTextual() || !field.fits.test(value.textValue())) {
        return not(
            field.name + "Wrong",
            field.name.equals(TEXT) ? "(not quoted)" : quoted(value.asText()),
            field.expected);
      }
    }
    return new Reading.Read(
        new HandheldMessage(
            new ScanMessage(
                json.get("key").textValue(),
                ScanVerb.valueOf(json.get("verb").textValue()),
                json.get("text").textValue(),
                Instant.parse(json.get("at").textValue())),
            json.get("by").textValue()));
  }

  /** A field, and what fits into it. */
  private record Field(String name, String expected, Predicate<String> fits) {}

  private static final List<Field> EACH =
      List.of(
          new Field(
              "key",
              "8 to 64 of A-Z, a-z, 0-9 and '-'",
              text -> text.matches("[A-Za-z0-9-]{8,64}")),
          new Field(
              "verb", "one of " + Arrays.toString(ScanVerb.values()), HandheldMessage::isVerb),
          new Field(TEXT, "at most " + LONGEST_TEXT + " characters", HandheldMessage::isText),
          new Field("at", "a time of this century in UTC", HandheldMessage::isTime),
          new Field(
              "by", "the name of an account", text -> text.matches("[a-z0-9][a-z0-9-]{1,39}")));

  /** Half a character, as a cut text ends with, is none that could be kept. */
  private static boolean isText(String text) {
    return text.length() <= LONGEST_TEXT && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static boolean isVerb(String text) {
    return Arrays.stream(ScanVerb.values()).anyMatch(verb -> verb.name().equals(text));
  }

  /** Times of another century are a broken clock, and some are more than a database can hold. */
  private static boolean isTime(String text) {
    try {
      Instant.parse(text);
      return text.matches("20\\d\\d-.{1,40}");
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String quoted(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }

  private static Reading not(String code, String received, String expected) {
    return new Reading.Not(
        ZoneViews.Refusal.of(code, received, expected, "scan again; nothing was kept of this one"));
  }
}
