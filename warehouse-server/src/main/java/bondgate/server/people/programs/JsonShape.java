package bondgate.server.people.programs;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The JSON schema of what a record's components are, or of what an example shows. */
final class JsonShape {
  private JsonShape() {}

  /**
   * An object with exactly the record's components.
   *
   * @param mayLack whether a field may be left out, by the path to its object ("" for the record
   *     itself) and its name
   */
  static Schema of(Class<?> type, BiPredicate<String, String> mayLack) {
    return object(type, "", mayLack);
  }

  private static Schema object(Class<?> type, String path, BiPredicate<String, String> mayLack) {
    Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
    for (RecordComponent field : type.getRecordComponents()) {
      schema.addProperty(field.getName(), of(field.getGenericType(), field.getName(), mayLack));
      if (!mayLack.test(path, field.getName())) {
        schema.addRequired(field.getName());
      }
    }
    return schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
  }

  private static Schema of(Type type, String path, BiPredicate<String, String> mayLack) {
    if (type instanceof ParameterizedType list && list.getRawType().equals(List.class)) {
      return OASFactory.createSchema()
          .addType(SchemaType.ARRAY)
          .items(of(list.getActualTypeArguments()[0], path, mayLack));
    }
    if (type instanceof Class<?> plain) {
      return plain.isRecord() ? object(plain, path, mayLack) : plain(plain);
    }
    throw new IllegalStateException("no schema for a field of type " + type);
  }

  private static Schema plain(Class<?> type) {
    Schema schema = OASFactory.createSchema();
    if (type.isEnum()) {
      return schema
          .addType(SchemaType.STRING)
          .enumeration(
              Arrays.stream(type.getEnumConstants())
                  .<Object>map(one -> ((Enum<?>) one).name())
                  .toList());
    }
    return switch (type.getName()) {
      case "java.lang.String" -> schema.addType(SchemaType.STRING);
      case "long", "java.lang.Long" -> schema.addType(SchemaType.INTEGER).format("int64");
      case "int", "java.lang.Integer" -> schema.addType(SchemaType.INTEGER).format("int32");
      case "boolean", "java.lang.Boolean" -> schema.addType(SchemaType.BOOLEAN);
      default -> time(schema, type);
    };
  }

  private static Schema time(Schema schema, Class<?> type) {
    if (type.equals(Instant.class)) {
      return schema.addType(SchemaType.STRING).format("date-time");
    }
    if (type.equals(LocalDate.class)) {
      return schema.addType(SchemaType.STRING).format("date");
    }
    throw new IllegalStateException("no schema for a field of type " + type.getName());
  }

  /** What the example is, and nothing about what may be left out. */
  static Schema of(JsonNode example) {
    Schema schema = OASFactory.createSchema();
    if (example.isObject()) {
      example
          .properties()
          .forEach(field -> schema.addProperty(field.getKey(), of(field.getValue())));
      return schema.addType(SchemaType.OBJECT);
    }
    if (example.isArray()) {
      return schema.addType(SchemaType.ARRAY).items(of(example.path(0)));
    }
    if (example.isIntegralNumber()) {
      return schema.addType(SchemaType.INTEGER).format("int64");
    }
    return schema.addType(example.isBoolean() ? SchemaType.BOOLEAN : SchemaType.STRING);
  }
}
