package bondgate.camera.opencv;

import bondgate.camera.Alignment;
import bondgate.camera.Embedding;
import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine;
import bondgate.camera.Frame;
import bondgate.camera.FrameProblem;
import bondgate.camera.GreyPatch;
import bondgate.camera.Quality;
import bondgate.camera.QualityGate;
import bondgate.camera.Thresholds;
import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.FaceModels;
import bondgate.camera.model.ModelFolder;
import java.io.IOException;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * The engine that runs on OpenCV. Its networks keep state, so each thread has an engine of its own;
 * another thread is refused. Pixels live outside of Java's heap, where the collector does not see
 * them: all are given back by name or used again, so that memory stays flat.
 */
public final class CvFaceEngine implements FaceEngine {
  /**
   * Where a face counts as live: more sure than not. The makers take the likeliest of three
   * classes; they claim 97.8 % of persons at one forgery in 100 000 on their own pictures, which
   * nobody has checked on the pictures of this place.
   */
  public static final int USUAL_LEAST_LIVE_MILLI = 500;

  private final EmbeddingModel model;
  private final FaceFinder finder;
  private final FaceEmbedder embedder;
  private final LivenessPair liveness;
  private final Mat aligned = new Mat();
  private final Mat grey = new Mat();
  private final Mat transform = new Mat(2, 3, CvType.CV_64F);
  private Mat picture = new Mat();
  private Thread owner;
  private boolean closed;

  private CvFaceEngine(ModelFolder folder, EmbeddingModel model, FinderSettings settings) {
    this.model = model;
    this.finder = new FaceFinder(folder.file(FaceModels.YUNET).toString(), settings);
    this.embedder = FaceEmbedder.of(folder.file(model.file()).toString(), model);
    this.liveness = new LivenessPair(folder);
  }

  /**
   * An engine with the models of a folder, for the thread that uses it first.
   *
   * @throws IOException if a model is missing or changed, or the libraries do not fit this machine;
   *     the message says what does not work then
   */
  public static CvFaceEngine open(ModelFolder folder, EmbeddingModel model, FinderSettings settings)
      throws IOException {
    ModelFolder.State state = folder.check(FaceModels.needed(model));
    if (state instanceof ModelFolder.State.Incomplete incomplete) {
      throw new IOException(String.join(System.lineSeparator(), incomplete.messages()));
    }
    OpenCv.load();
    try {
      return new CvFaceEngine(folder, model, settings);
    } catch (CvException e) {
      throw new IOException("OpenCV does not read the models in " + folder.folder(), e);
    }
  }

  @Override
  public Found find(Frame frame) {
    requireOwner();
    picture.release();
    picture = PictureReader.read(frame);
    if (picture.empty()) {
      return new Found.NoPicture(FrameProblem.UNREADABLE);
    }
    return new Found.Faces(finder.find(picture));
  }

  @Override
  public Examined examine(FaceBox face, QualityGate gate) {
    requireOwner();
    if (picture.empty()) {
      throw new IllegalStateException("no picture to examine; find faces in a frame first");
    }
    align(face);
    Quality quality = gate.check(face, greyPatch(), picture.cols(), picture.rows());
    if (quality instanceof Quality.Poor) {
      return new Examined(quality, 0, Optional.empty());
    }
    return new Examined(
        quality, liveness.liveMilli(picture, face), Optional.of(embedder.embed(aligned)));
  }

  /** The embedding of a face whatever its quality, for measurements. */
  Embedding embed(FaceBox face) {
    requireOwner();
    align(face);
    return embedder.embed(aligned);
  }

  /** How surely a face is alive whatever its quality, for measurements. */
  int liveMilli(FaceBox face) {
    requireOwner();
    return liveness.liveMilli(picture, face);
  }

  /** The aligned face of last time. */
  Mat aligned() {
    return aligned;
  }

  /** The picture of last time. */
  Mat picture() {
    return picture;
  }

  @Override
  public Thresholds thresholds() {
    return model.thresholds();
  }

  private void align(FaceBox face) {
    Alignment to = Alignment.of(face.landmarks(), model.alignment());
    transform.put(0, 0, to.a(), -to.b(), to.shiftX(), to.b(), to.a(), to.shiftY());
    Size size = new Size(model.layout().width(), model.layout().height());
    Imgproc.warpAffine(picture, aligned, transform, size, Imgproc.INTER_LINEAR);
  }

  private GreyPatch greyPatch() {
    Imgproc.cvtColor(aligned, grey, Imgproc.COLOR_BGR2GRAY);
    byte[] pixels = new byte[grey.rows() * grey.cols()];
    grey.get(0, 0, pixels);
    return GreyPatch.of(pixels, grey.cols(), grey.rows());
  }

  private void requireOwner() {
    if (closed) {
      throw new IllegalStateException("this engine is closed");
    }
    Thread current = Thread.currentThread();
    if (owner == null) {
      owner = current;
    }
    if (!owner.equals(current)) {
      throw new IllegalStateException(
          "this engine belongs to the thread %s; the thread %s needs one of its own"
              .formatted(owner.getName(), current.getName()));
    }
  }

  @Override
  public void close() {
    closed = true;
    finder.close();
    embedder.close();
    liveness.close();
    picture.release();
    aligned.release();
    grey.release();
    transform.release();
  }
}
