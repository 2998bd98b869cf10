package bondgate.edge.settings;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of all settings, as {@link EdgeConfig} has them, so that a misspelt one is refused and
 * not silently without effect.
 */
final class KnownKeys {
  private static final String NAME = "(\"[^\"]+\"|[^.\"]+)";
  private static final Pattern KNOWN =
      Pattern.compile(
          Pattern.quote(SettingsCheck.PREFIX)
              + "("
              + String.join("|", patterns(EdgeConfig.class))
              + ")");

  private KnownKeys() {}

  static void check(Iterable<String> keys, Findings findings) {
    TreeSet<String> unknown = new TreeSet<>();
    for (String key : keys) {
      if (key.startsWith(SettingsCheck.PREFIX) && !KNOWN.matcher(key).matches()) {
        unknown.add(key);
      }
    }
    for (String key : unknown) {
      findings.problem(
          key, "a key that nobody knows", "one of application.properties", "correct its spelling");
    }
  }

  private static List<String> patterns(Class<?> group) {
    List<String> patterns = new ArrayList<>();
    for (Method method : group.getDeclaredMethods()) {
      String name = Pattern.quote(kebab(method.getName()));
      Class<?> type = method.getReturnType();
      if (type.equals(Optional.class)) {
        patterns.add(name);
      } else if (type.equals(Map.class)) {
        Type value =
            ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[1];
        patterns(((Class<?>) value))
            .forEach(inner -> patterns.add(name + "\\." + NAME + "\\." + inner));
      } else {
        patterns(type).forEach(inner -> patterns.add(name + "\\." + inner));
      }
    }
    return patterns;
  }

  /** {@code heartbeatEvery} is spelled {@code heartbeat-every}. */
  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
