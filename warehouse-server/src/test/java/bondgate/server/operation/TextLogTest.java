package bondgate.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without the setting the log is for people, as it always was. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TextLogTest {
  private static final String JSON = "quarkus.log.console.json.enabled";

  @Test
  void aLineIsForPeople() {
    assertThat(LogLines.of("said", null))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  \\[b?[a-z.]*operation] said\\n");
  }

  @Test
  void anotherWordThanTheTwoStopsTheStartByName() throws IOException {
    assertThat(settings("text").getValue(JSON, Boolean.class)).isFalse();
    assertThat(settings("json").getValue(JSON, Boolean.class)).isTrue();
    assertThatThrownBy(() -> settings("xml").getValue(JSON, Boolean.class))
        .hasMessageContaining("bondgate.log-is.xml");
  }

  private static SmallRyeConfig settings(String log) throws IOException {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(
                Path.of("src/main/resources/application.properties").toUri().toURL(), 100),
            new PropertiesConfigSource(Map.of("bondgate.log", log), "test", 200))
        .build();
  }
}
