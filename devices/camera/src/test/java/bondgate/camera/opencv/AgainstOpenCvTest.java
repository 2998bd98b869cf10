package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.camera.Embedding;
import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine.Found;
import bondgate.camera.Point;
import bondgate.camera.SharedFaces;
import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.EmbeddingModel.Runner;
import bondgate.camera.model.FaceModels;
import bondgate.camera.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.objdetect.FaceRecognizerSF;

/** Our steps against OpenCV's own face class, run with the stand-in model: SFace is not at hand. */
class AgainstOpenCvTest {
  private final ModelFolder models = SharedFaces.models();
  private final String file = models.file(SharedFaces.MODEL.file()).toString();

  @Test
  void ourAlignmentIsThatOfOpenCv() throws IOException {
    try (CvFaceEngine engine =
        CvFaceEngine.open(models, SharedFaces.MODEL, FinderSettings.usual())) {
      FaceRecognizerSF theirs = FaceRecognizerSF.create(file, "");
      for (Path photo : SharedFaces.photos("white-house")) {
        FaceBox face = ((Found.Faces) engine.find(SharedFaces.frame(photo))).boxes().get(0);
        assertThat(engine.embed(face).size()).isEqualTo(128);
        Mat row = row(face);
        Mat aligned = new Mat();
        theirs.alignCrop(engine.picture(), row, aligned);
        double mean = Core.norm(aligned, engine.aligned(), Core.NORM_L1) / (112 * 112 * 3);
        System.out.printf("%s: differs by %.3f grey values a pixel%n", photo.getFileName(), mean);
        assertThat(mean).isLessThan(1.0);
        row.release();
        aligned.release();
      }
    }
  }

  @Test
  void theLayoutDeclaredForSfaceIsWhatItsRunnerFeeds() throws IOException {
    EmbeddingModel sface = withStandIn(Runner.FACE_RECOGNIZER_SF);
    EmbeddingModel plain = withStandIn(Runner.PLAIN_ONNX);
    Path photo = SharedFaces.photos("white-house").get(0);
    assertThat(embedding(sface, photo).similarityMilli(embedding(plain, photo)))
        .isGreaterThanOrEqualTo(999);
  }

  private Embedding embedding(EmbeddingModel model, Path photo) throws IOException {
    try (CvFaceEngine engine = CvFaceEngine.open(models, model, FinderSettings.usual())) {
      FaceBox face = ((Found.Faces) engine.find(SharedFaces.frame(photo))).boxes().get(0);
      return engine.embed(face);
    }
  }

  private static EmbeddingModel withStandIn(Runner runner) {
    EmbeddingModel sface = FaceModels.SFACE;
    return new EmbeddingModel(
        SharedFaces.MODEL.file(),
        runner,
        sface.layout(),
        sface.alignment(),
        sface.length(),
        sface.thresholds());
  }

  private static Mat row(FaceBox face) {
    float[] values = new float[15];
    values[0] = face.x();
    values[1] = face.y();
    values[2] = face.width();
    values[3] = face.height();
    int at = 4;
    for (Point point : face.landmarks()) {
      values[at++] = point.x();
      values[at++] = point.y();
    }
    Mat row = new Mat(1, 15, CvType.CV_32F);
    row.put(0, 0, values);
    return row;
  }
}
