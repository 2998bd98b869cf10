package bondgate.evidence.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the JSON of a record (RFC 8259) into flat names: {@code body.portal} for the field {@code
 * portal} of the object {@code body}, {@code body.readers[0].state} inside of a list. Strict: no
 * name twice, nothing after the end. Numbers, {@code true} and {@code false} stay the text they
 * are; {@code null} is left out.
 */
final class JsonText {
  private static final int DEEPEST = 32;
  private static final String WHITE = " \t\r\n";

  private final String text;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /**
   * The fields of an object by their flat names.
   *
   * @throws MalformedProofException if the bytes are no JSON object in UTF-8
   */
  static Map<String, String> fields(byte[] json) throws MalformedProofException {
    JsonText reading;
    try {
      reading =
          new JsonText(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedProofException("a record is JSON in UTF-8; received other bytes", e);
    }
    if (reading.next() != '{') {
      throw reading.unexpected("an object");
    }
    reading.object("", 0);
    reading.skipWhite();
    if (reading.at != reading.text.length()) {
      throw reading.unexpected("the end");
    }
    return reading.fields;
  }

  private void value(String name, int depth) throws MalformedProofException {
    if (depth > DEEPEST) {
      throw unexpected("at most " + DEEPEST + " levels");
    }
    switch (next()) {
      case '{' -> object(name + ".", depth);
      case '[' -> list(name, depth);
      case '"' -> put(name, string());
      default -> {
        String word = word();
        if (!word.equals("null")) {
          put(name, word);
        }
      }
    }
  }

  private void object(String prefix, int depth) throws MalformedProofException {
    at++;
    if (next() == '}') {
      at++;
      return;
    }
    do {
      if (next() != '"') {
        throw unexpected("a name");
      }
      String name = string();
      expect(':');
      value(prefix + name, depth + 1);
    } while (another('}'));
  }

  private void list(String name, int depth) throws MalformedProofException {
    at++;
    if (next() == ']') {
      at++;
      return;
    }
    int number = 0;
    do {
      value(name + "[" + number + "]", depth + 1);
      number++;
    } while (another(']'));
  }

  private boolean another(char end) throws MalformedProofException {
    char found = next();
    if (found != ',' && found != end) {
      throw unexpected("',' or '" + end + "'");
    }
    at++;
    return found == ',';
  }

  private void put(String name, String value) throws MalformedProofException {
    if (fields.put(name, value) != null) {
      throw new MalformedProofException("a record states '%s' twice".formatted(name));
    }
  }

  private String word() throws MalformedProofException {
    int from = at;
    while (at < text.length()
        && ("+-.".indexOf(text.charAt(at)) >= 0 || Character.isLetterOrDigit(text.charAt(at)))) {
      at++;
    }
    String word = text.substring(from, at);
    if (!word.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = from;
      throw unexpected("a value");
    }
    return word;
  }

  private String string() throws MalformedProofException {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw unexpected("no control character in a text");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    if (at >= text.length()) {
      throw unexpected("a quotation mark");
    }
    at++;
    return value.toString();
  }

  private char escaped() throws MalformedProofException {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> fourDigits();
      default -> throw unexpected("an escape");
    };
  }

  private char fourDigits() throws MalformedProofException {
    String digits = text.substring(at, Math.min(at + 4, text.length()));
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw unexpected("four hex digits");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private void expect(char wanted) throws MalformedProofException {
    if (next() != wanted) {
      throw unexpected("'" + wanted + "'");
    }
    at++;
  }

  private char next() throws MalformedProofException {
    skipWhite();
    if (at >= text.length()) {
      throw unexpected("more");
    }
    return text.charAt(at);
  }

  private void skipWhite() {
    while (at < text.length() && WHITE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private MalformedProofException unexpected(String expected) {
    return new MalformedProofException(
        "not the JSON of a record: expected %s at character %d; received '%s'"
            .formatted(expected, at, text.substring(at, Math.min(text.length(), at + 20))));
  }
}
