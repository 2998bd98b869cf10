package bondgate.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bytes on the wire, as files: whoever changes one changes what is stored and proved already,
 * and must make a new version beside the old one. A file is the message and one line end.
 */
class GoldenFilesTest {

  @TestFactory
  Stream<DynamicTest> aMessageIsWrittenInExactlyTheseBytes() {
    return Samples.messages().entrySet().stream()
        .map(
            message ->
                DynamicTest.dynamicTest(
                    message.getKey(),
                    () ->
                        assertThat(Samples.text(message.getValue()))
                            .isEqualTo(Samples.text(golden(message.getKey())))));
  }

  @TestFactory
  Stream<DynamicTest> theBytesAreReadAsTheMessageTheyWereWrittenFrom() {
    return Samples.messages().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Object read = Samples.read(name, golden(name));
                      assertThat(comparable(read)).isEqualTo(comparable(sample(name)));
                    }));
  }

  @Test
  void everyKindHasAGoldenFileOfItsVersion() {
    assertThat(Samples.events().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventKind.values())
                .map(kind -> kind.wireName() + "-" + kind.version())
                .toList());
  }

  @Test
  void theHashIsThatOfTheFilesBytes() throws Exception {
    SealedRecord record = SealedRecord.read(golden("record-heartbeat-1"));
    assertThat(record.bytes()).isEqualTo(golden("record-heartbeat-1"));
    // sha256sum of the file without its line end
    assertThat(record.hash())
        .isEqualTo("d56baa4aeb132eac5b488f6e8f43ee4912369857801082d4d9a647386fa4dc05");
  }

  private static Object sample(String name) {
    Map<String, EdgeEvent> events = Samples.events();
    return switch (name) {
      case "batch-1" -> Samples.batch();
      case "batch-2" -> Samples.showing();
      case "answer-accepted-2" -> Samples.consistent();
      case "presence-2" -> Samples.holding();
      case "answer-accepted" -> Samples.accepted();
      case "answer-refused" -> Samples.refused();
      case "permit-list" -> Samples.permits();
      case "signed-permits" -> Samples.signedPermits();
      case "presence" -> Samples.presence();
      default -> Samples.record(events.get(name.substring("record-".length()))).fields();
    };
  }

  /** Sealed records have no equals of their own: their text stands for them. */
  private static Object comparable(Object message) {
    if (message instanceof Batch batch) {
      return Stream.of(
              Stream.of(batch.zone(), batch.device(), batch.epoch(), batch.previous()),
              batch.records().stream().map(SealedRecord::text),
              Stream.of(batch.keyId(), batch.signature(), batch.checkpoint(), batch.format()))
          .flatMap(part -> part)
          .toList();
    }
    return message;
  }

  static byte[] golden(String name) {
    try (InputStream file =
        GoldenFilesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(file).as("golden/%s.json", name).isNotNull();
      byte[] bytes = file.readAllBytes();
      assertThat(bytes).endsWith('\n');
      return Arrays.copyOf(bytes, bytes.length - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
