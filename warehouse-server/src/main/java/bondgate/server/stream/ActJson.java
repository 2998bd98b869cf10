package bondgate.server.stream;

import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.Opening;
import bondgate.evidence.proof.ProofCheck;
import com.fasterxml.jackson.core.JsonPointer;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

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
   * The act of a leaf, with what its sealed fields say. A leaf from before fields were sealed needs
   * no openings.
   *
   * @throws MalformedActException if the leaf states no act, if an opening does not fit it, or if a
   *     sealed field has none, because it was erased
   */
  public static ZoneAct readLeaf(byte[] leaf, List<Opening> openings) throws MalformedActException {
    try {
      if (!(JSON.readTree(leaf) instanceof ObjectNode node)) {
        throw new MalformedActException("expected the leaf of an act; received no JSON object");
      }
      node.remove(List.of("zone", "committedAt"));
      for (Opening one : openings) {
        if (one.check(leaf) instanceof ProofCheck.Fails fails) {
          throw new MalformedActException(fails.why());
        }
        JsonPointer field =
            JsonPointer.compile("/" + one.path().replaceAll("[.\\[]", "/").replace("]", ""));
        ((ObjectNode) node.at(field.head()))
            .set(field.last().getMatchingProperty(), JSON.readTree(one.value()));
      }
      if (node.findValue(Opening.DIGEST) != null) {
        throw new MalformedActException(
            "a sealed field of act %s has no opening: it was erased"
                .formatted(node.path("id").asText()));
      }
      return read(write(node));
    } catch (IOException | MalformedProofException e) {
      throw new MalformedActException("expected the leaf of an act; " + e.getMessage(), e);
    }
  }

  /** The act's content without time and place: two acts are the same if these bytes are. */
  public static byte[] content(ZoneAct act) {
    return write(JSON.valueToTree(act));
  }

  /** The content as far as it is open, and that something is stated where it is sealed. */
  static byte[] openContent(ZoneAct act) {
    ObjectNode node = JSON.valueToTree(act);
    ActSealing.replace(node, act, (path, kind, value) -> JSON.createObjectNode());
    return write(node);
  }

  /** What the sealed fields of an act say, by path, as it would be hashed. */
  static Map<String, String> sealedValues(ZoneAct act) {
    Map<String, String> values = new HashMap<>();
    ActSealing.replace(
        JSON.valueToTree(act),
        act,
        (path, kind, value) -> {
          values.put(path, text(value));
          return value;
        });
    return values;
  }

  /**
   * The act's leaf in the evidence log: zone, time, and the content; where a field is sealed, a
   * digest with a salt of its own.
   *
   * @param random gives the salts; must be one that nobody can guess
   */
  public static SealedLeaf leaf(
      String zone, Instant committedAt, ZoneAct act, RandomGenerator random) {
    ObjectNode content = JSON.valueToTree(act);
    List<SealedLeaf.Sealed> sealed = new ArrayList<>();
    ActSealing.replace(
        content,
        act,
        (path, kind, value) -> {
          byte[] salt = new byte[Opening.SALT_LENGTH_BYTES];
          random.nextBytes(salt);
          Opening opening = Opening.of(path, salt, text(value));
          sealed.add(new SealedLeaf.Sealed(kind.name(), opening));
          return JSON.createObjectNode().put(Opening.DIGEST, opening.digest().base64());
        });
    ObjectNode node = JSON.createObjectNode();
    node.put("zone", zone);
    node.put("committedAt", committedAt.toString());
    node.setAll(content);
    return new SealedLeaf(new String(write(node), StandardCharsets.UTF_8), sealed);
  }

  /**
   * Through the bytes, because a half of a surrogate pair is stored and hashed as what they are.
   */
  private static String text(JsonNode value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  private static byte[] write(JsonNode node) {
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
