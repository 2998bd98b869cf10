package bondgate.edge.settings;

import bondgate.events.SigningKey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The settings' file with what a test gives on top of it, checked as at a start. */
final class GivenSettings {
  static final String KEY = SigningKey.ofSeed(new byte[32]).verifyKey().base64();
  static final String EXIT = "readers.\"exit\".";

  private GivenSettings() {}

  static SettingsResult checkWithReader(Map<String, String> given) throws IOException {
    return check(withReader(given));
  }

  private static Map<String, String> withReader(Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    all.put("bondgate.edge.server-key", KEY);
    all.put("bondgate.edge." + EXIT + "port", "/dev/ttyUSB0");
    all.put("bondgate.edge." + EXIT + "portals.\"exit\".inside", "0,1");
    all.put("bondgate.edge." + EXIT + "portals.\"exit\".outside", "2,3");
    given.forEach((key, value) -> all.put("bondgate.edge." + key, value));
    return all;
  }

  static SettingsResult check(Map<String, String> given) throws IOException {
    Map<String, String> file = new HashMap<>();
    Properties properties = file();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("bondgate."))
        .forEach(name -> file.put(name, properties.getProperty(name)));
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(EdgeConfig.class)
            .withSources(new PropertiesConfigSource(file, "application.properties", 100))
            .withSources(new PropertiesConfigSource(given, "given", 400))
            .withMappingIgnore("bondgate.**")
            .build();
    return SettingsCheck.check(
        config.getConfigMapping(EdgeConfig.class), config.getPropertyNames());
  }

  static Properties file() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = GivenSettings.class.getResourceAsStream("/application.properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
