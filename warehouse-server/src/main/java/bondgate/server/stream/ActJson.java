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
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The only class that knows how acts are spelled in JSON. Reading is strict: a missing, unknown or
 * doubled field is an error, because an act that means something else than it says must not move
 * goods.
 */
public final class ActJson {
  private static final String APPROVED_BY = "approvedBy";
  private static final String PROPOSED_AT = "proposedAt";

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
   * @throws MalformedActException if the leaf states no act, if an opening does not fit it, or if
   *     for a sealed field there is neither an opening nor a note that it was erased
   */
  public static ZoneAct readLeaf(byte[] leaf, StoredSeals seals) throws MalformedActException {
    try {
      if (!(JSON.readTree(leaf) instanceof ObjectNode node)) {
        throw new MalformedActException("expected the leaf of an act; received no JSON object");
      }
      node.remove(List.of("zone", "committedAt", APPROVED_BY, PROPOSED_AT));
      for (Opening one : seals.openings()) {
        if (one.check(leaf) instanceof ProofCheck.Fails fails) {
          throw new MalformedActException(fails.why());
        }
        set(node, pointer(one.path()), JSON.readTree(one.value()));
      }
      for (String path : seals.erased()) {
        if (!node.at(pointer(path)).has(Opening.DIGEST)) {
          throw new MalformedActException(
              "%s of act %s is not sealed, or was not erased: it has an opening"
                  .formatted(path, node.path("id").asText()));
        }
        set(node, pointer(path), TextNode.valueOf(seals.inPlace()));
      }
      if (node.findValue(Opening.DIGEST) != null) {
        throw new MalformedActException(
            "a sealed field of act %s has no opening, and no note that it was erased"
                .formatted(node.path("id").asText()));
      }
      return read(write(node));
    } catch (IOException | MalformedProofException e) {
      throw new MalformedActException("expected the leaf of an act; " + e.getMessage(), e);
    }
  }

  private static JsonPointer pointer(String path) {
    return JsonPointer.compile("/" + path.replaceAll("[.\\[]", "/").replace("]", ""));
  }

  private static void set(ObjectNode node, JsonPointer field, JsonNode value) {
    ((ObjectNode) node.at(field.head())).set(field.last().getMatchingProperty(), value);
  }

  /**
   * What an act that was read from its leaf has sealed there, as when it took effect. What was
   * erased has a salt of zeros.
   */
  static List<SealedLeaf.Sealed> sealed(ZoneAct act, StoredSeals seals) {
    Map<String, Opening> byPath = new HashMap<>();
    seals.openings().forEach(one -> byPath.put(one.path(), one));
    String inPlace = text(TextNode.valueOf(seals.inPlace()));
    for (String path : seals.erased()) {
      byPath.put(path, Opening.of(path, new byte[Opening.SALT_LENGTH_BYTES], inPlace));
    }
    List<SealedLeaf.Sealed> sealed = new ArrayList<>();
    ActSealing.replace(
        JSON.valueToTree(act),
        act,
        (path, kind, value) -> {
          if (byPath.containsKey(path)) {
            sealed.add(new SealedLeaf.Sealed(kind.name(), byPath.get(path)));
          }
          return value;
        });
    return sealed;
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

  /** The second person that an act's leaf names, if it does. */
  static Optional<SecondPerson> secondPerson(JsonNode leaf) {
    return leaf.has(APPROVED_BY)
        ? Optional.of(
            new SecondPerson(
                leaf.path(APPROVED_BY).asText(), Instant.parse(leaf.path(PROPOSED_AT).asText())))
        : Optional.empty();
  }

  /** The leaf of an act that took effect on the word of who stated it. */
  public static SealedLeaf leaf(
      String zone, Instant committedAt, ZoneAct act, RandomGenerator random) {
    return leaf(zone, committedAt, act, Optional.empty(), random);
  }

  /**
   * The act's leaf in the evidence log: zone, time, the second person if there was one, and the
   * content; where a field is sealed, a digest with a salt of its own.
   *
   * @param random gives the salts; must be one that nobody can guess
   */
  static SealedLeaf leaf(
      String zone,
      Instant committedAt,
      ZoneAct act,
      Optional<SecondPerson> second,
      RandomGenerator random) {
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
    second.ifPresent(
        person -> {
          node.put(APPROVED_BY, person.of(act).actor());
          node.put(PROPOSED_AT, person.proposedAt().toString());
        });
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
