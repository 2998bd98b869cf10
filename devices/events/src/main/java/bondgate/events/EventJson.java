package bondgate.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The only class, with {@link BatchJson}, that knows how our messages are spelled in JSON. Reading
 * is strict: a field that is missing or unknown is an error, because a message that means something
 * else than it says must not move goods.
 */
public final class EventJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantAsText()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private static final char REPLACEMENT = '\uFFFD';

  private EventJson() {}

  static byte[] writeRecord(EdgeRecord record) {
    ObjectNode node = JSON.createObjectNode();
    node.put("zone", record.zone());
    node.put("device", record.device());
    node.put("epoch", record.epoch());
    node.put("seq", record.seq());
    node.put("previous", record.previous());
    node.put("kind", record.body().kind().wireName());
    node.put("version", record.body().kind().version());
    node.put("seenAt", record.seenAt().toString());
    node.put("recordedAt", record.recordedAt().toString());
    node.set("clock", JSON.valueToTree(record.clock()));
    node.set("body", JSON.valueToTree(record.body()));
    return write(node).getBytes(StandardCharsets.UTF_8);
  }

  static EdgeRecord readRecord(byte[] bytes) throws MalformedMessageException {
    WireRecord wire = read(bytes, WireRecord.class, "a record");
    EventKind kind = EventKind.of(wire.kind(), wire.version());
    return guarded(
        "a record",
        () ->
            new EdgeRecord(
                wire.zone(),
                wire.device(),
                wire.epoch(),
                wire.seq(),
                wire.previous(),
                wire.seenAt(),
                wire.recordedAt(),
                wire.clock(),
                JSON.treeToValue(wire.body(), kind.type())));
  }

  /** A batch as it is published; a long one is packed with gzip. */
  public static byte[] writeBatch(Batch batch) {
    return PackedMessage.pack(BatchJson.write(batch));
  }

  /**
   * A batch of any format from the bytes of a message. Neither chain nor signature are checked
   * here.
   *
   * @throws MalformedMessageException if it is not a batch, or a record in it is malformed
   */
  public static Batch readBatch(byte[] message) throws MalformedMessageException {
    return BatchJson.read(PackedMessage.unpack(message));
  }

  /** An answer as it is published. */
  public static byte[] writeAnswer(BatchAnswer answer) {
    ObjectNode node = JSON.valueToTree(answer);
    node.put("answer", answer instanceof BatchAnswer.Accepted ? "accepted" : "refused");
    return write(node).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * An answer from the bytes of a message.
   *
   * @throws MalformedMessageException if it is none
   */
  public static BatchAnswer readAnswer(byte[] message) throws MalformedMessageException {
    JsonNode tree = read(message, JsonNode.class, "an answer");
    if (!(tree instanceof ObjectNode node)) {
      throw new MalformedMessageException("not an answer: a JSON object was expected");
    }
    JsonNode kind = node.remove("answer");
    String name = kind == null ? "" : kind.asText();
    return switch (name) {
      case "accepted" -> {
        if (node.path("consistency").isNull() || node.path("signature").isNull()) {
          throw new MalformedMessageException("an answer whose consistency or signature is null");
        }
        if (node.has("consistency") && !node.has("signature")) {
          throw new MalformedMessageException("an answer with a consistency and no signature");
        }
        withBlank(node, "consistency", NullNode.getInstance());
        withBlank(node, "signature", NullNode.getInstance());
        yield guarded("an answer", () -> JSON.treeToValue(node, BatchAnswer.Accepted.class));
      }
      case "refused" ->
          guarded("an answer", () -> JSON.treeToValue(node, BatchAnswer.Refused.class));
      default ->
          throw new MalformedMessageException(
              "expected answer 'accepted' or 'refused'; received '%s'".formatted(name));
    };
  }

  static String writePermitList(PermitList list) {
    return write(list);
  }

  static PermitList readPermitList(String text) throws MalformedMessageException {
    return read(text.getBytes(StandardCharsets.UTF_8), PermitList.class, "a permit list");
  }

  /** A signed permit list as it is published and stored; a long one is packed with gzip. */
  public static byte[] writeSignedPermits(SignedPermits permits) {
    return PackedMessage.pack(write(permits).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A signed permit list from the bytes of a message; the signature is not checked here.
   *
   * @throws MalformedMessageException if it is none
   */
  public static SignedPermits readSignedPermits(byte[] message) throws MalformedMessageException {
    return read(PackedMessage.unpack(message), SignedPermits.class, "a signed permit list");
  }

  /** A presence message as it is published. */
  public static byte[] writePresence(Presence presence) {
    return write(presence).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A presence message from the bytes of a message.
   *
   * @throws MalformedMessageException if it is none
   */
  public static Presence readPresence(byte[] message) throws MalformedMessageException {
    JsonNode tree = read(message, JsonNode.class, "a presence message");
    if (tree instanceof ObjectNode node) {
      withBlank(node, "checkpoint", TextNode.valueOf(""));
    }
    return guarded("a presence message", () -> JSON.treeToValue(tree, Presence.class));
  }

  /** What a message of an earlier program does not say yet. */
  private static void withBlank(ObjectNode node, String field, JsonNode blank) {
    if (!node.has(field)) {
      node.set(field, blank);
    }
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own types can always be written", e);
    }
  }

  static <T> T read(byte[] bytes, Class<T> type, String what) throws MalformedMessageException {
    return guarded(what, () -> JSON.readValue(strictUtf8(bytes), type));
  }

  /** Jackson alone would guess UTF-16 and UTF-32 too, and then text and bytes would disagree. */
  static String strictUtf8(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // What is no UTF-8 became this letter: only then does it matter whether it was there before.
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
  }

  static <T> T guarded(String what, Reading<T> reading) throws MalformedMessageException {
    try {
      T value = reading.get();
      if (value == null) {
        throw new MalformedMessageException("expected %s; received nothing".formatted(what));
      }
      return value;
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedMessageException("not %s: %s".formatted(what, e.getMessage()), e);
    }
  }

  interface Reading<T> {
    T get() throws IOException;
  }

  private record WireRecord(
      String zone,
      String device,
      long epoch,
      long seq,
      String previous,
      String kind,
      int version,
      Instant seenAt,
      Instant recordedAt,
      ClockReading clock,
      JsonNode body) {}
}
