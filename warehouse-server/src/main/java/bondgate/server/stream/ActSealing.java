package bondgate.server.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Walks the JSON of an act along its record, and replaces each sealed field that is there. */
final class ActSealing {
  /** What stands in the place of a sealed field. */
  interface Substitute {
    /**
     * The JSON that replaces it.
     *
     * @param path such as {@code details.specification} or {@code lines[0].note}
     * @param value a text or a whole number
     */
    JsonNode of(String path, ActSeals.Kind kind, JsonNode value);
  }

  private final Substitute substitute;

  private ActSealing(Substitute substitute) {
    this.substitute = substitute;
  }

  /** Replaces each sealed field of that act's JSON. What is left out or null stays so. */
  static void replace(ObjectNode json, ZoneAct act, Substitute substitute) {
    new ActSealing(substitute).walk("", json, act.getClass().asSubclass(Record.class));
  }

  private void walk(String prefix, ObjectNode json, Class<? extends Record> type) {
    Map<String, ActSeals.Kind> sealed = ActSeals.of(type);
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      JsonNode field = json.path(name);
      ActSeals.Kind kind = sealed.get(name);
      if (kind == null) {
        open(prefix + name, field, component);
      } else if (field.isTextual() || field.isIntegralNumber()) {
        json.set(name, substitute.of(prefix + name, kind, field));
      } else if (!field.isNull() && !field.isMissingNode()) {
        throw new IllegalStateException(
            "only a text or a whole number can be sealed; %s of %s is neither"
                .formatted(name, type.getName()));
      }
    }
  }

  private void open(String path, JsonNode field, RecordComponent component) {
    if (field instanceof ObjectNode part) {
      walk(path + ".", part, component.getType().asSubclass(Record.class));
    }
    if (field.isArray() && component.getGenericType() instanceof ParameterizedType list) {
      Class<?> type = (Class<?>) list.getActualTypeArguments()[0];
      for (int i = 0; type.isRecord() && i < field.size(); i++) {
        walk(
            "%s[%d].".formatted(path, i), (ObjectNode) field.get(i), type.asSubclass(Record.class));
      }
    }
  }
}
