package bondgate.camera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.FaceModels;
import bondgate.camera.model.ModelFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Models and photographs that lie beside the project; what needs them is skipped without them. */
public final class SharedFaces {
  /** The model of all tests: SFace itself does not lie there. */
  public static final EmbeddingModel MODEL = FaceModels.MOBILE_FACE_NET_STAND_IN;

  public static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

  private SharedFaces() {}

  /** The models, or the test is skipped with the reason. */
  public static ModelFolder models() {
    ModelFolder folder = new ModelFolder(root().resolve("models"));
    boolean there = folder.check(FaceModels.needed(MODEL)) instanceof ModelFolder.State.Ready;
    skipUnless(there, "the models in " + folder.folder());
    return folder;
  }

  /** The files of a folder of photographs, by name; the test is skipped without them. */
  public static List<Path> photos(String folder) {
    Path at = root().resolve("photos").resolve(folder);
    skipUnless(Files.isDirectory(at), at.toString());
    return list(at);
  }

  /** What lies in a folder, by name. */
  public static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A photograph as a frame. */
  public static Frame frame(Path file) {
    try {
      return frame(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file as a frame; empty if it is no picture, for instance a note beside them. */
  public static Optional<Frame> tryFrame(Path file) {
    try {
      return FrameLimits.usual().check(Files.readAllBytes(file), NOON)
              instanceof FrameCheck.Usable usable
          ? Optional.of(usable.frame())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Encoded bytes as a frame. */
  public static Frame frame(byte[] encoded) {
    FrameCheck check = FrameLimits.usual().check(encoded, NOON);
    if (check instanceof FrameCheck.Usable usable) {
      return usable.frame();
    }
    throw new IllegalStateException("no frame: " + check);
  }

  private static void skipUnless(boolean there, String what) {
    if (!there) {
      System.out.println("SKIPPED: needs " + what);
    }
    assumeTrue(there, () -> "SKIPPED: needs " + what);
  }

  private static Path root() {
    return Path.of(System.getProperty("bondgate.shared", "../shared")).resolve("data/face");
  }
}
