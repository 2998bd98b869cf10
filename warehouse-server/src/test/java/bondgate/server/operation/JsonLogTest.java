package bondgate.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.people.ZoneApart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With {@code bondgate.log=json} a line is an object that a program reads. */
@QuarkusTest
@TestProfile(ZoneApart.class)
@QuarkusTestResource(EmbeddedPostgresResource.class)
class JsonLogTest {
  @Test
  void aLineIsAnObjectWithTimeLevelLoggerAndMessage() throws IOException {
    String line = LogLines.of("the \"line\"\nbreaks 断", null);

    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(fields(read))
        .containsExactlyInAnyOrder("time", "level", "logger", "thread", "message");
    assertThat(OffsetDateTime.parse(read.path("time").asText()).toInstant())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(read.path("time").asText()).endsWith("Z");
    assertThat(read.path("level").asText()).isEqualTo("WARN");
    assertThat(read.path("logger").asText()).isEqualTo("bondgate.server.operation");
    assertThat(read.path("message").asText()).isEqualTo("the \"line\"\nbreaks 断");
    // What a library puts beside the message may be anything.
    assertThat(line).doesNotContain("张三");
  }

  @Test
  void aFailureComesWithItsStackInTheSameLine() throws IOException {
    String line = LogLines.of("it failed", new IllegalStateException("why"));

    assertThat(line.strip()).doesNotContain("\n");
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(fields(read)).contains("stack").hasSize(6);
    assertThat(read.path("stack").asText())
        .contains("IllegalStateException: why")
        .contains("aFailureComesWithItsStackInTheSameLine");
  }

  private static List<String> fields(JsonNode node) {
    List<String> fields = new ArrayList<>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
