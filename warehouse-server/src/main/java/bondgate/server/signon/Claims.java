package bondgate.server.signon;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a sign-on says of a person, as nested names and values. */
final class Claims {
  private Claims() {}

  /**
   * The value under a name, or under names with dots between them such as {@code
   * realm_access.roles}; a name that itself has dots goes first.
   */
  static Optional<Object> at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return Optional.ofNullable(claims.get(path));
    }
    Object here = claims;
    for (String name : path.split("\\.", -1)) {
      if (!(here instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      here = map.get(name);
    }
    return Optional.ofNullable(here);
  }

  /** The text there. */
  static Optional<String> text(Map<String, Object> claims, String path) {
    return at(claims, path)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The texts there: a list, or one text with spaces between them. */
  static Set<String> texts(Map<String, Object> claims, String path) {
    Object there = at(claims, path).orElse(List.of());
    if (there instanceof String text) {
      return Set.of(text.strip().split("\\s+"));
    }
    return there instanceof Collection<?> all
        ? all.stream()
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
