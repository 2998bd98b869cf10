package bondgate.camera.opencv;

import bondgate.camera.FaceBox;
import bondgate.camera.LivenessCrop;
import bondgate.camera.model.FaceModels;
import bondgate.camera.model.LivenessModel;
import bondgate.camera.model.ModelFolder;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * The two MiniFASNet models together: the mean of what both say. They see printed photographs and
 * screens as their makers had them; masks, and good screens in good light, are beyond them. So a
 * door counts persons as well, and a till asks for the payment of the same person.
 */
final class LivenessPair implements AutoCloseable {
  private final List<LivenessModel> models =
      List.of(FaceModels.MINI_FAS_NET_V2, FaceModels.MINI_FAS_NET_V1SE);
  private final List<NetRunner> nets;

  LivenessPair(ModelFolder folder) {
    this.nets =
        models.stream()
            .map(m -> new NetRunner(folder.file(m.file()).toString(), m.layout()))
            .toList();
  }

  /** How surely a living face, in thousandths. */
  int liveMilli(Mat picture, FaceBox face) {
    double sum = 0;
    for (int i = 0; i < nets.size(); i++) {
      LivenessModel model = models.get(i);
      LivenessCrop crop =
          LivenessCrop.of(face, model.cropPercent(), picture.cols(), picture.rows());
      Mat part = picture.submat(new Rect(crop.x(), crop.y(), crop.width(), crop.height()));
      try {
        sum += share(nets.get(i).run(part), model.liveClass());
      } finally {
        part.release();
      }
    }
    return (int) Math.round(1000 * sum / nets.size());
  }

  /** The share of one class after softmax. */
  static double share(float[] logits, int wanted) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit - highest);
    }
    return Math.exp(logits[wanted] - highest) / total;
  }

  @Override
  public void close() {
    nets.forEach(NetRunner::close);
  }
}
