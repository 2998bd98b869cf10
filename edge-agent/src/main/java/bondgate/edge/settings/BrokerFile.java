package bondgate.edge.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that the server writes for an agent at its own broker: {@code url}, {@code username},
 * {@code password}, and {@code ca}, the name of a file beside it. It may come after the agent was
 * started, and another may take its place.
 */
public final class BrokerFile {
  private BrokerFile() {}

  /**
   * What it says now.
   *
   * @throws IOException if it is not there or cannot be used; says what to do
   */
  public static EdgeSettings.Broker read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "waits for %s: the server writes it when an operator enrols this device; bring it here"
              .formatted(file));
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
      if (lines.getProperty("for", "").equals("server")) {
        throw new IOException(
            "%s is the server's own; each agent has one below agents/ of the server's data folder"
                .formatted(file));
      }
      String url = lines.getProperty("url", "").strip();
      if (!SettingsCheck.URL.matcher(url).matches()) {
        throw new IOException(
            "url in %s is '%s', expected tcp://host:port or ssl://host:port".formatted(file, url));
      }
      return new EdgeSettings.Broker(
          url,
          lines.getProperty("username", ""),
          lines.getProperty("password", ""),
          Optional.ofNullable(lines.getProperty("ca"))
              .map(name -> file.toAbsolutePath().resolveSibling(name.strip())),
          Optional.of(file));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
