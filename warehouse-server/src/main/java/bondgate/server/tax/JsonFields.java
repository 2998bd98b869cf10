package bondgate.server.tax;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a JSON object from outside, each read with its range. */
final class JsonFields {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

  private final JsonNode node;
  private final String path;

  /**
   * Checks that it is an object with no other fields than those.
   *
   * @param path where it stands, {@code lines[0].}; empty for the whole
   */
  JsonFields(JsonNode node, String path, List<String> known) throws MalformedQuoteException {
    this.node = node;
    this.path = path;
    if (!node.isObject()) {
      throw new MalformedQuoteException(
          path.isEmpty() ? "" : path.substring(0, path.length() - 1),
          node.isMissingNode() ? "nothing" : node.toString(),
          "an object with the fields " + String.join(", ", known));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new MalformedQuoteException(
            path + name,
            node.get(name).toString(),
            "no other fields than " + String.join(", ", known));
      }
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  long whole(String name, long least, long most) throws MalformedQuoteException {
    JsonNode field = node.path(name);
    if (!field.isIntegralNumber()
        || !field.canConvertToLong()
        || field.longValue() < least
        || field.longValue() > most) {
      throw wrong(name, "a whole number from %d to %d".formatted(least, most));
    }
    return field.longValue();
  }

  String matching(String name, Pattern pattern, String expected) throws MalformedQuoteException {
    JsonNode field = node.path(name);
    if (!field.isTextual() || !pattern.matcher(field.textValue()).matches()) {
      throw wrong(name, expected);
    }
    return field.textValue();
  }

  BigDecimal positive(String name) throws MalformedQuoteException {
    String expected = "a decimal above 0 as text, at most 6 places, such as \"30\" or \"0.75\"";
    BigDecimal value = new BigDecimal(matching(name, DECIMAL, expected));
    if (value.signum() == 0) {
      throw wrong(name, expected);
    }
    return value;
  }

  LocalDate day(String name) throws MalformedQuoteException {
    try {
      return LocalDate.parse(node.path(name).asText());
    } catch (DateTimeParseException e) {
      throw wrong(name, "a day such as \"2026-03-01\"");
    }
  }

  Optional<JsonFields> object(String name, List<String> known) throws MalformedQuoteException {
    return has(name)
        ? Optional.of(new JsonFields(node.get(name), path + name + ".", known))
        : Optional.empty();
  }

  List<JsonFields> objects(String name, int most, List<String> known)
      throws MalformedQuoteException {
    JsonNode array = node.path(name);
    if (!array.isArray() || array.isEmpty() || array.size() > most) {
      throw array.isArray()
          ? new MalformedQuoteException(
              path + name, array.size() + " entries", "1 to " + most + " entries")
          : wrong(name, "an array of 1 to " + most);
    }
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new JsonFields(array.get(i), "%s%s[%d].".formatted(path, name, i), known));
    }
    return objects;
  }

  MalformedQuoteException wrong(String name, String expected) {
    JsonNode field = node.path(name);
    return new MalformedQuoteException(
        path + name, field.isMissingNode() ? "nothing" : field.toString(), expected);
  }
}
