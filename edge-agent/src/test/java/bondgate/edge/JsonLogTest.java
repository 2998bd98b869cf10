package bondgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/** With {@code bondgate.log=json} a line of the agent's log is an object that a program reads. */
@QuarkusTest
@TestProfile(JsonLogTest.Json.class)
class JsonLogTest {
  /** An agent whose log programs collect. */
  public static final class Json implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.log", "json");
    }
  }

  @Test
  void aLineIsAnObjectWithTimeLevelLoggerAndMessage() throws IOException {
    ExtLogRecord record = new ExtLogRecord(Level.WARN, "siren\nfailed", "x");
    record.setLoggerName("bondgate.edge");
    record.putMdc("name", "张三");

    String line = console().getFormatter().format(record);

    assertThat(line.strip()).doesNotContain("\n").doesNotContain("张三");
    JsonNode read = new ObjectMapper().readTree(line);
    List<String> fields = new ArrayList<>();
    read.fieldNames().forEachRemaining(fields::add);
    assertThat(fields).containsExactlyInAnyOrder("time", "level", "logger", "thread", "message");
    assertThat(read.path("message").asText()).isEqualTo("siren\nfailed");
  }

  private static Handler console() {
    return Arrays.stream(LogManager.getLogManager().getLogger("").getHandlers())
        .flatMap(JsonLogTest::within)
        .filter(ConsoleHandler.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Handler> within(Handler handler) {
    return handler instanceof ExtHandler more
        ? Stream.concat(
            Stream.of(handler), Arrays.stream(more.getHandlers()).flatMap(JsonLogTest::within))
        : Stream.of(handler);
  }
}
