package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, the answer is a message or {@link MalformedMessageException}, nothing else. */
class StrictReadingTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> aMessageCutAtAnyByteIsMalformed() {
    return eachMessage(
        (name, bytes) -> {
          for (int length = 0; length < bytes.length; length++) {
            malformed(name, Arrays.copyOf(bytes, length));
          }
        });
  }

  /** Without that field the message is one of the format before, which stays readable. */
  private static final Set<String> EARLIER_FORMAT =
      Set.of("answer-accepted-2 consistency", "presence-2 checkpoint");

  @TestFactory
  Stream<DynamicTest> aFieldThatIsMissingIsMalformed() {
    return eachMessage(
        (name, bytes) ->
            eachObject(
                bytes,
                (tree, node) -> {
                  for (String field : fieldNames(node)) {
                    if (EARLIER_FORMAT.contains(name + " " + field)) {
                      continue;
                    }
                    JsonNode removed = node.remove(field);
                    malformed(name, PLAIN.writeValueAsBytes(tree));
                    node.set(field, removed);
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> aFieldThatIsUnknownIsMalformed() {
    return eachMessage(
        (name, bytes) ->
            eachObject(
                bytes,
                (tree, node) -> {
                  node.put("surprise", 1);
                  malformed(name, PLAIN.writeValueAsBytes(tree));
                  node.remove("surprise");
                }));
  }

  @TestFactory
  Stream<DynamicTest> aFieldOfAnotherTypeIsMalformed() {
    List<JsonNode> others =
        List.of(
            PLAIN.nullNode(),
            PLAIN.getNodeFactory().booleanNode(true),
            PLAIN.getNodeFactory().numberNode(1.5),
            PLAIN.getNodeFactory().textNode("?"),
            PLAIN.createObjectNode(),
            PLAIN.createArrayNode().addNull());
    return eachMessage(
        (name, bytes) ->
            eachObject(
                bytes,
                (tree, node) -> {
                  for (String field : fieldNames(node)) {
                    JsonNode before = node.get(field);
                    for (JsonNode other : others) {
                      if (other.getNodeType() != before.getNodeType() || other.isDouble()) {
                        node.set(field, other);
                        malformed(name, PLAIN.writeValueAsBytes(tree));
                      }
                    }
                    node.set(field, before);
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> randomDamageNeverGivesAnotherException() {
    long seed = Long.getLong("bondgate.seed", 20260302L);
    return eachMessage(
        (name, bytes) -> {
          Random random = new Random(seed);
          for (int i = 0; i < 3000; i++) {
            byte[] damaged = bytes.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
              damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Throwable thrown = catchThrowable(() -> Samples.read(name, damaged));
            assertThat(thrown == null || thrown instanceof MalformedMessageException)
                .as("seed %d, %s: %s", seed, Samples.text(damaged), thrown)
                .isTrue();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "{}", "1", "true", "\"x\"", "[null]", "\uFEFF{}"})
  void whatIsNoObjectOfOursIsMalformed(String text) {
    for (String name : Samples.messages().keySet()) {
      malformed(name, Samples.utf8(text));
    }
  }

  @Test
  void aFieldThatStandsTwiceIsMalformed() {
    String text = Samples.text(Samples.messages().get("record-tag-crossing-1"));
    malformed(
        "record-tag-crossing-1",
        Samples.utf8(text.replace("\"epoch\":1,", "\"epoch\":1,\"epoch\":2,")));
    malformed(
        "record-tag-crossing-1",
        Samples.utf8(text.replace("\"portal\":", "\"portal\":\"dock\",\"portal\":")));
  }

  @Test
  void bytesAfterTheMessageAreMalformed() {
    for (String name : Samples.messages().keySet()) {
      malformed(name, Samples.utf8(Samples.text(Samples.messages().get(name)) + "{}"));
    }
  }

  @Test
  void aMessageInAnotherEncodingIsMalformed() {
    String text = Samples.text(Samples.messages().get("presence"));
    malformed("presence", text.getBytes(StandardCharsets.UTF_16BE));
    malformed("presence", text.getBytes(StandardCharsets.UTF_16));
    malformed(
        "record-tag-crossing-1",
        Samples.text(Samples.messages().get("record-tag-crossing-1"))
            .replace("销售单", "ü")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void anUnknownKindOrVersionIsMalformedAndSaysWhich() {
    String text = Samples.text(Samples.messages().get("record-heartbeat-1"));
    assertThatThrownBy(
            () -> SealedRecord.read(Samples.utf8(text.replace("\"version\":1", "\"version\":2"))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("'heartbeat' version 2");
    malformed("record-heartbeat-1", Samples.utf8(text.replace("heartbeat", "levitation")));
  }

  @Test
  void aTimeThatIsNoTimeIsMalformed() {
    String text = Samples.text(Samples.messages().get("record-tag-crossing-1"));
    malformed("record-tag-crossing-1", Samples.utf8(text.replace("2026-03-02T09:15:00", "later")));
    malformed(
        "record-tag-crossing-1",
        Samples.utf8(text.replace("\"2026-03-02T09:14:58Z\"", "1772442898")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"E280117", "e28011700000020a1b2c3d4e", "", "XYZW"})
  void anEpcOutOfRangeIsMalformed(String epc) {
    String text = Samples.text(Samples.messages().get("record-tag-crossing-1"));
    malformed("record-tag-crossing-1", Samples.utf8(text.replace(Samples.EPC, epc)));
  }

  private static void malformed(String name, byte[] bytes) {
    assertThat(catchThrowable(() -> Samples.read(name, bytes)))
        .as("%s read from: %s", name, Samples.text(bytes))
        .isInstanceOf(MalformedMessageException.class);
  }

  private interface OnMessage {
    void look(String name, byte[] bytes) throws Exception;
  }

  private interface OnObject {
    void look(JsonNode tree, ObjectNode node) throws Exception;
  }

  private static Stream<DynamicTest> eachMessage(OnMessage look) {
    return Samples.messages().entrySet().stream()
        .map(
            message ->
                DynamicTest.dynamicTest(
                    message.getKey(), () -> look.look(message.getKey(), message.getValue())));
  }

  private static void eachObject(byte[] bytes, OnObject look) throws Exception {
    JsonNode tree = PLAIN.readTree(bytes);
    for (ObjectNode node : objects(tree, new ArrayList<>())) {
      look.look(tree, node);
    }
  }

  private static List<ObjectNode> objects(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> objects(child, found));
    }
    return found;
  }

  private static List<String> fieldNames(ObjectNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aRecordThatNoLeafCanHoldIsRefused() {
    byte[] record = new byte[SealedRecord.LONGEST + 1];
    assertThatThrownBy(() -> SealedRecord.read(record))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("expected a record of at most 65535 bytes; received 65536");
  }
}
