package bondgate.server.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The only class that knows how acts are spelled in JSON. Reading is strict: a missing, unknown or
 * doubled field is an error, because an act that means something else than it says must not move
 * goods.
 */
public final class ActJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ActJson() {}

  /**
   * The act that those bytes state.
   *
   * @throws MalformedActException if they state none
   */
  public static ZoneAct read(byte[] bytes) throws MalformedActException {
    try {
      JsonNode node = JSON.readTree(bytes);
      ActBlanks.fill(node);
      ZoneAct act = JSON.treeToValue(node, ZoneAct.class);
      if (act == null) {
        throw new MalformedActException("expected an act; received nothing");
      }
      return act;
    } catch (IOException e) {
      throw new MalformedActException(firstLine(e), e);
    }
  }

  /**
   * The act of a leaf that {@link #leaf} made, without zone and time.
   *
   * @throws MalformedActException if the leaf states none
   */
  static ZoneAct readLeaf(ObjectNode leaf) throws MalformedActException {
    ObjectNode content = leaf.deepCopy();
    content.remove(List.of("zone", "committedAt"));
    return read(write(content));
  }

  /** The act's content without time and place: two acts are the same if these bytes are. */
  public static byte[] content(ZoneAct act) {
    return write(JSON.valueToTree(act));
  }

  /** The bytes of the act's leaf in the evidence log: zone, time, and the content. */
  public static byte[] leaf(String zone, Instant committedAt, ZoneAct act) {
    ObjectNode node = JSON.createObjectNode();
    node.put("zone", zone);
    node.put("committedAt", committedAt.toString());
    node.setAll(JSON.<ObjectNode>valueToTree(act));
    return write(node);
  }

  private static byte[] write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own types can always be written", e);
    }
  }

  /** Jackson's second line repeats our input; the first says what is wrong. */
  private static String firstLine(IOException e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
  }
}
