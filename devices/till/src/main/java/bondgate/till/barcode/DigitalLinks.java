package bondgate.till.barcode;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** GS1 Digital Link web addresses, uncompressed (GS1 Digital Link Standard: URI Syntax 1.3). */
final class DigitalLinks {
  private static final Set<String> KEYS =
      Set.of(
          "00", "01", "253", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010",
          "8013", "8017", "8018");

  private DigitalLinks() {}

  /** The scan that a text is, if it is a web address with a GS1 key in its path. */
  static Optional<Scan> read(Symbology symbology, String text) {
    Optional<URI> address = address(text);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    List<String> steps = List.of(address.get().getRawPath().split("/", -1));
    for (int i = 0; i + 1 < steps.size(); i++) {
      if (KEYS.contains(steps.get(i)) && !steps.get(i + 1).isEmpty()) {
        return Optional.of(
            elements(
                symbology,
                text,
                steps.subList(i, steps.size()),
                Optional.ofNullable(address.get().getRawQuery())));
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> address(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      return uri.getRawPath() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      // A text that begins like an address and is none is still a text.
      return Optional.empty();
    }
  }

  private static Scan elements(
      Symbology symbology, String text, List<String> steps, Optional<String> query) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i + 1 < steps.size(); i += 2) {
      elements.add(new Element(steps.get(i), decoded(steps.get(i + 1))));
    }
    for (String pair : query.map(q -> q.split("[&;]", -1)).orElse(new String[0])) {
      int equals = pair.indexOf('=');
      // Other parameters, such as linkType, say nothing about the goods.
      if (equals > 0 && pair.substring(0, equals).matches("[0-9]{2,4}")) {
        elements.add(new Element(pair.substring(0, equals), decoded(pair.substring(equals + 1))));
      }
    }
    return checked(symbology, text, elements);
  }

  private static Scan checked(Symbology symbology, String text, List<Element> elements) {
    List<Element> right = new ArrayList<>();
    for (Element element : elements) {
      Element filled = filled(element);
      int place = Math.max(0, text.indexOf("/" + element.ai() + "/"));
      Optional<AiTable.Known> known = AiTable.ours().exactly(element.ai());
      if (known.isEmpty()) {
        return new Scan.Refused(symbology, Problem.UNKNOWN_AI, place);
      }
      Optional<Problem> problem = known.get().format().problem(filled.value());
      if (problem.isPresent()) {
        return new Scan.Refused(symbology, problem.get(), place);
      }
      right.add(filled);
    }
    return new Scan.DigitalLink(symbology, text, right);
  }

  /** Shorter trade item numbers are allowed in an address. */
  private static Element filled(Element element) {
    boolean shorter = element.ai().equals("01") && element.value().matches("[0-9]{8}|[0-9]{12,13}");
    return shorter
        ? new Element("01", "0".repeat(14 - element.value().length()) + element.value())
        : element;
  }

  private static String decoded(String raw) {
    try {
      // In a path a plus sign is a plus sign.
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Cannot be after java.net.URI took it; the value is then judged as it stands.
      return raw;
    }
  }
}
