package bondgate.camera.model;

import bondgate.camera.Point;
import bondgate.camera.Thresholds;
import java.util.List;

/**
 * A model that makes embeddings, with all that is needed to run it.
 *
 * @param file its weights
 * @param runner how it is run
 * @param layout how it wants the aligned face
 * @param alignment where the five landmarks go in that picture, in the order of {@link
 *     bondgate.camera.FaceBox#landmarks()}
 * @param length how many numbers it gives
 * @param thresholds its own
 */
public record EmbeddingModel(
    FaceModel file,
    Runner runner,
    PictureLayout layout,
    List<Point> alignment,
    int length,
    Thresholds thresholds) {
  /** How a model is run. */
  public enum Runner {
    /** By OpenCV's FaceRecognizerSF, which aligns and prepares by itself. */
    FACE_RECOGNIZER_SF,
    /** As any ONNX network, prepared as the layout says. */
    PLAIN_ONNX
  }

  /** Checks the landmarks. */
  public EmbeddingModel {
    alignment = List.copyOf(alignment);
    if (alignment.size() != 5) {
      throw new IllegalArgumentException(
          "five landmarks are aligned; received " + alignment.size() + " places");
    }
  }
}
