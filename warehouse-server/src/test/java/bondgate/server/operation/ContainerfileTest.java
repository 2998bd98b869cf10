package bondgate.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of the container's file without building it, which is not done here. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ContainerfileTest {
  private static final Path FILE = Path.of("src/main/dist/Containerfile");
  private static final Pattern CHECK = Pattern.compile("HEALTHCHECK .* CMD (\\[.*])");

  @Test
  void itRunsAsSomebodyWithoutRightsOnThePortOfTheSettings() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    List<String> settings =
        Files.readAllLines(Path.of("src/main/resources/application.properties"));

    assertThat(lines).contains("USER 10001:10001", "EXPOSE 8080", "VOLUME /var/lib/bondgate");
    assertThat(lines.indexOf("USER 10001:10001"))
        .as("nothing is run or copied as the container's user")
        .isGreaterThan(
            lines.lastIndexOf(
                lines.stream()
                    .filter(line -> line.startsWith("COPY ") || line.startsWith("RUN "))
                    .reduce("", (before, last) -> last)));
    assertThat(settings).contains("quarkus.http.port=8080");
    assertThat(lines).anyMatch(line -> line.matches("FROM \\S+:17-jre"));
  }

  @Test
  void itsQuestionForHealthIsAnsweredByThisServerAndNotByNobody() throws Exception {
    // Other tests damage logs on purpose, which this server's health then says; that it lives
    // stays.
    String command = command(actualPort())[2];
    assertThat(command).contains("/q/health ");
    assertThat(run("bash", "-c", command.replace("/q/health ", "/q/health/live "))).isZero();
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    assertThat(asks(nobody)).isNotZero();
  }

  @Test
  void itsQuestionIsNotContentWithAServerThatIsIll() throws Exception {
    String command = command(actualPort())[2].replace("/q/health ", "/q/no-health ");
    assertThat(run("bash", "-c", command)).isNotZero();
  }

  private static int actualPort() {
    return RestAssured.port;
  }

  private static int asks(int port) throws Exception {
    return run(command(port));
  }

  private static String[] command(int port) throws IOException {
    Matcher check = CHECK.matcher(Files.readString(FILE));
    assertThat(check.find()).isTrue();
    String[] command = new ObjectMapper().readValue(check.group(1), String[].class);
    command[2] = command[2].replace("/8080", "/" + port);
    assertThat(command[2]).contains("/" + port);
    return command;
  }

  private static int run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
