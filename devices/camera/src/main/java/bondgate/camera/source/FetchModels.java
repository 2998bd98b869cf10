package bondgate.camera.source;

import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.FaceModel;
import bondgate.camera.model.FaceModels;
import bondgate.camera.model.ModelFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that fetches models from where their makers publish them; a file with another SHA-256
 * than the known one is thrown away. Models that are published in another form must be brought by
 * hand.
 */
public final class FetchModels {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ModelFolder folder;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  /** A command that fills a folder. */
  public FetchModels(ModelFolder folder) {
    this.folder = folder;
  }

  /** Fetches the models of a camera with SFace into the folder named by the only argument. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      System.err.println("give the folder of models as the only argument");
      System.exit(2);
    }
    EmbeddingModel embedding = FaceModels.SFACE;
    FetchModels command = new FetchModels(new ModelFolder(Path.of(args[0])));
    List<String> missing = command.fetch(FaceModels.needed(embedding));
    missing.forEach(System.out::println);
    System.exit(missing.isEmpty() ? 0 : 1);
  }

  /**
   * Fetches what is missing or changed.
   *
   * @return a message for each model that is still missing; empty if all are there
   * @throws IOException if the folder cannot be written
   */
  public List<String> fetch(List<FaceModel> needed) throws IOException, InterruptedException {
    Files.createDirectories(folder.folder());
    List<String> missing = new ArrayList<>();
    for (FaceModel model : needed) {
      if (ready(model, folder)) {
        continue;
      }
      if (!model.source().endsWith(".onnx")) {
        missing.add(
            "%s: bring %s by hand from %s (%s)"
                .formatted(model.name(), model.fileName(), model.source(), model.terms()));
        continue;
      }
      try {
        fetch(model);
      } catch (IOException e) {
        missing.add("%s from %s: %s".formatted(model.name(), model.source(), e.getMessage()));
      }
    }
    return missing;
  }

  private void fetch(FaceModel model) throws IOException, InterruptedException {
    // A folder of its own, so that a half or wrong file never has the name of a model here.
    Path arriving = Files.createTempDirectory(folder.folder(), "arriving");
    Path file = arriving.resolve(model.fileName());
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(model.source())).timeout(PATIENCE).build();
      HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
      if (response.statusCode() != 200) {
        throw new IOException("answered %d, expected 200".formatted(response.statusCode()));
      }
      if (!ready(model, new ModelFolder(arriving))) {
        throw new IOException("the file that came is not the known one (SHA-256); left out");
      }
      Files.move(file, folder.file(model), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(arriving);
    }
  }

  private static boolean ready(FaceModel model, ModelFolder where) {
    return where.check(List.of(model)) instanceof ModelFolder.State.Ready;
  }
}
