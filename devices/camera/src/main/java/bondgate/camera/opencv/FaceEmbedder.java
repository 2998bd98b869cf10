package bondgate.camera.opencv;

import bondgate.camera.Embedding;
import bondgate.camera.model.EmbeddingModel;
import java.util.Arrays;
import org.opencv.core.Mat;
import org.opencv.objdetect.FaceRecognizerSF;

/** Aligned faces made into embeddings. */
interface FaceEmbedder extends AutoCloseable {
  /**
   * The embedding of an aligned face.
   *
   * @throws IllegalStateException if the model gives another number of values than declared
   */
  Embedding embed(Mat aligned);

  @Override
  void close();

  /** The embedder for a model whose file is there and unchanged. */
  static FaceEmbedder of(String modelFile, EmbeddingModel model) {
    return switch (model.runner()) {
      case FACE_RECOGNIZER_SF -> new Sface(FaceRecognizerSF.create(modelFile, ""), model);
      case PLAIN_ONNX -> new Plain(new NetRunner(modelFile, model.layout()), model);
    };
  }

  private static Embedding wrapped(float[] numbers, EmbeddingModel model) {
    if (numbers.length != model.length()) {
      throw new IllegalStateException(
          "the model %s gave %d numbers, declared are %d; it is another model"
              .formatted(model.file().name(), numbers.length, model.length()));
    }
    Embedding embedding = Embedding.of(numbers);
    Arrays.fill(numbers, 0);
    return embedding;
  }

  /** SFace by OpenCV's own class, which swaps channels itself. */
  final class Sface implements FaceEmbedder {
    private final FaceRecognizerSF recognizer;
    private final EmbeddingModel model;
    private final Mat feature = new Mat();

    Sface(FaceRecognizerSF recognizer, EmbeddingModel model) {
      this.recognizer = recognizer;
      this.model = model;
    }

    @Override
    public Embedding embed(Mat aligned) {
      recognizer.feature(aligned, feature);
      float[] numbers = new float[(int) feature.total()];
      feature.get(0, 0, numbers);
      return wrapped(numbers, model);
    }

    @Override
    public void close() {
      feature.release();
    }
  }

  /** Any network with a declared layout. */
  final class Plain implements FaceEmbedder {
    private final NetRunner net;
    private final EmbeddingModel model;

    Plain(NetRunner net, EmbeddingModel model) {
      this.net = net;
      this.model = model;
    }

    @Override
    public Embedding embed(Mat aligned) {
      return wrapped(net.run(aligned), model);
    }

    @Override
    public void close() {
      net.close();
    }
  }
}
