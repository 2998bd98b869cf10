package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the container's file copies is what {@code mvn package} makes. */
class ContainerContentsTest {
  private static final Path SERVER =
      Path.of(System.getProperty("bondgate.project", "..")).resolve("warehouse-server");

  @Test
  void everythingThatIsCopiedIsThere() throws IOException {
    List<String> copied =
        Files.readAllLines(SERVER.resolve("src/main/dist/Containerfile")).stream()
            .filter(line -> line.startsWith("COPY "))
            .map(line -> line.split(" ", -1)[1])
            .toList();

    assertThat(copied).hasSize(4);
    for (String path : copied) {
      Path source = SERVER.resolve(path);
      assertThat(source).exists();
      if (path.endsWith("/")) {
        assertThat(source).isNotEmptyDirectory();
      }
    }
    try (var made = Files.list(SERVER.resolve("target/quarkus-app"))) {
      assertThat(made.map(path -> path.getFileName().toString()))
          .as("what the server needs, and the build's own note")
          .containsExactlyInAnyOrder(
              "app", "lib", "quarkus", "quarkus-run.jar", "quarkus-app-dependencies.txt");
    }
  }
}
