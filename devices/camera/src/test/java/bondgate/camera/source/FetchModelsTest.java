package bondgate.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.model.FaceModel;
import bondgate.camera.model.ModelFolder;
import bondgate.camera.model.ModelPurpose;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchModelsTest {
  /** The SHA-256 of "abc" (FIPS 180-4, appendix). */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/right.onnx", 200, "abc");
    serve("/wrong.onnx", 200, "abd");
    serve("/gone.onnx", 404, "not found");
    server.start();
  }

  @AfterEach
  void shut() {
    server.stop(0);
  }

  @Test
  void theKnownFileIsKeptAndOthersAreThrownAway() throws IOException, InterruptedException {
    FetchModels command = new FetchModels(new ModelFolder(folder));
    List<FaceModel> models =
        List.of(model("right.onnx"), model("wrong.onnx"), model("gone.onnx"), model("page"));
    List<String> missing = command.fetch(models);
    assertThat(missing).hasSize(3);
    assertThat(missing.get(0)).contains("wrong.onnx", "not the known one");
    assertThat(missing.get(1)).contains("gone.onnx", "404");
    assertThat(missing.get(2)).contains("by hand", "free");
    assertThat(folder).isDirectoryContaining("glob:**/right.onnx");
    assertThat(folder.toFile().list()).containsExactly("right.onnx");
    server.stop(0);
    assertThat(command.fetch(List.of(model("right.onnx")))).as("nothing to fetch").isEmpty();
  }

  private FaceModel model(String name) {
    String source = "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name);
    return new FaceModel(name, ModelPurpose.DETECTION, name, ABC, source, "free");
  }

  private void serve(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
