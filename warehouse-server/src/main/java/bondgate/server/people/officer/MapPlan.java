package bondgate.server.people.officer;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the settings say of the zone map. Read at the start: a wrong file is told then. */
@Startup
@Singleton
class MapPlan {
  private final MapLayout layout;
  private final Map<String, String> tills;

  @Inject
  MapPlan(
      @ConfigProperty(name = "bondgate.map.layout") Optional<String> file,
      @ConfigProperty(name = "bondgate.checkout.tills") Optional<String> tills) {
    this.layout =
        file.map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(MapPlan::read)
            .orElseGet(MapLayout::usual);
    this.tills = pairs(tills.orElse(""));
  }

  private static MapLayout read(String file) {
    Properties stated = new Properties();
    try (Reader text = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      stated.load(text);
    } catch (IOException e) {
      throw new IllegalStateException(
          "bondgate.map.layout names '%s', which cannot be read: %s".formatted(file, e), e);
    }
    return MapLayout.read(stated);
  }

  /** The checkout has said by now what is wrong with its setting. */
  private static Map<String, String> pairs(String setting) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : setting.split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        pairs.put(part.substring(0, colon).strip(), part.substring(colon + 1).strip());
      }
    }
    return pairs;
  }

  MapLayout layout() {
    return layout;
  }

  /** The tills in the order of the settings, with their sales points. */
  Map<String, String> tills() {
    return tills;
  }

  /** The doors that the layout places. */
  List<String> doors() {
    return layout.spots().keySet().stream()
        .filter(key -> key.startsWith("door."))
        .map(key -> key.substring("door.".length()))
        .sorted()
        .toList();
  }
}
