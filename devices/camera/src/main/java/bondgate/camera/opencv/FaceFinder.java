package bondgate.camera.opencv;

import bondgate.camera.FaceBox;
import bondgate.camera.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.FaceDetectorYN;

/**
 * YuNet, run on a picture made no larger than a limit, so that its time and memory are bounded
 * whatever the camera sends.
 */
final class FaceFinder implements AutoCloseable {
  private static final int COLUMNS = 15;
  private static final int MOST_CANDIDATES = 5000;
  private static final float SAME_FACE_OVERLAP = 0.3f;

  /** Pictures smaller than this are enlarged, which makes the landmarks of small faces steadier. */
  private static final int SMALL_SIDE = 160;

  private static final float ENLARGED = 2f;

  /**
   * No narrower picture is searched: on one of a single column the network was seen to report a
   * face of score 1.0 far outside, from memory that it had not written.
   */
  private static final int LEAST_SIDE = 33;

  /** No smaller face is of any use. */
  private static final float LEAST_FACE = 4f;

  private final FaceDetectorYN detector;
  private final FinderSettings settings;
  private final Mat small = new Mat();
  private final Mat rows = new Mat();
  private int width;
  private int height;

  FaceFinder(String modelFile, FinderSettings settings) {
    this.settings = settings;
    this.width = settings.longestSide();
    this.height = settings.longestSide();
    this.detector =
        FaceDetectorYN.create(
            modelFile,
            "",
            new Size(width, height),
            settings.leastScoreMilli() / 1000f,
            SAME_FACE_OVERLAP,
            MOST_CANDIDATES);
  }

  /** The faces in a picture, the largest first. */
  List<FaceBox> find(Mat picture) {
    int longest = Math.max(picture.cols(), picture.rows());
    float fitting = Math.min(1f, settings.longestSide() / (float) longest);
    float factor = longest < SMALL_SIDE ? ENLARGED : fitting;
    Mat input = picture;
    if (factor != 1) {
      Size size =
          new Size(
              Math.max(1, Math.round(picture.cols() * factor)),
              Math.max(1, Math.round(picture.rows() * factor)));
      Imgproc.resize(
          picture, small, size, 0, 0, factor < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
      input = small;
    }
    if (Math.min(input.cols(), input.rows()) < LEAST_SIDE) {
      return List.of();
    }
    if (input.cols() != width || input.rows() != height) {
      width = input.cols();
      height = input.rows();
      detector.setInputSize(new Size(width, height));
    }
    detector.detect(input, rows);
    List<FaceBox> faces = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      FaceBox face = face(row);
      if (credible(face)) {
        faces.add(face.scaled(1 / factor));
      }
    }
    faces.sort(Comparator.comparing(FaceBox::area).reversed());
    return faces.size() > settings.mostFaces() ? faces.subList(0, settings.mostFaces()) : faces;
  }

  /** Whether a box and its landmarks are such as a face in this picture can have. */
  private boolean credible(FaceBox face) {
    float middleX = face.x() + face.width() / 2;
    float middleY = face.y() + face.height() / 2;
    // Written so that numbers which are none fail.
    return face.width() >= LEAST_FACE
        && face.height() >= LEAST_FACE
        && face.width() <= 2f * width
        && face.height() <= 2f * height
        && middleX >= 0
        && middleY >= 0
        && middleX < width
        && middleY < height
        && face.rightEye().distance(face.leftEye()) >= 1
        && face.landmarks().stream().allMatch(this::near);
  }

  private boolean near(Point landmark) {
    return landmark.x() > -width
        && landmark.y() > -height
        && landmark.x() < 2f * width
        && landmark.y() < 2f * height;
  }

  private FaceBox face(int row) {
    float[] v = new float[COLUMNS];
    rows.get(row, 0, v);
    return new FaceBox(
        v[0],
        v[1],
        v[2],
        v[3],
        new Point(v[4], v[5]),
        new Point(v[6], v[7]),
        new Point(v[8], v[9]),
        new Point(v[10], v[11]),
        new Point(v[12], v[13]),
        Math.max(0, Math.min(1000, Math.round(v[14] * 1000))));
  }

  @Override
  public void close() {
    small.release();
    rows.release();
  }
}
