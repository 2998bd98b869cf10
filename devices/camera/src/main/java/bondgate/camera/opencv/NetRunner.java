package bondgate.camera.opencv;

import bondgate.camera.model.PictureLayout;
import bondgate.camera.model.PictureLayout.Channels;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import org.opencv.imgproc.Imgproc;

/** An ONNX network with one picture as input, prepared as its layout says, and one output. */
final class NetRunner implements AutoCloseable {
  private final Net net;
  private final PictureLayout layout;
  private final Mat sized = new Mat();
  private final Mat floats = new Mat();

  NetRunner(String modelFile, PictureLayout layout) {
    this.net = Dnn.readNetFromONNX(modelFile);
    this.layout = layout;
  }

  /** The network's numbers for a picture in blue-green-red of any size. */
  float[] run(Mat picture) {
    prepare(picture);
    Mat blob = Dnn.blobFromImage(floats);
    Mat out = null;
    try {
      net.setInput(blob);
      out = net.forward();
      float[] numbers = new float[(int) out.total()];
      flat(out, numbers);
      return numbers;
    } finally {
      blob.release();
      if (out != null) {
        out.release();
      }
    }
  }

  private void prepare(Mat picture) {
    Imgproc.resize(picture, sized, new Size(layout.width(), layout.height()));
    switch (layout.order()) {
      case BLUE_GREEN_RED -> sized.convertTo(floats, CvType.CV_32FC3);
      case RED_GREEN_BLUE -> {
        Imgproc.cvtColor(sized, sized, Imgproc.COLOR_BGR2RGB);
        sized.convertTo(floats, CvType.CV_32FC3);
      }
    }
    if (!layout.mean().equals(Channels.all(0))) {
      Core.subtract(floats, scalar(layout.mean()), floats);
    }
    if (!layout.spread().equals(Channels.all(1))) {
      Core.divide(floats, scalar(layout.spread()), floats);
    }
  }

  private static void flat(Mat out, float[] numbers) {
    Mat row = out.reshape(1, 1);
    try {
      row.get(0, 0, numbers);
    } finally {
      row.release();
    }
  }

  private static Scalar scalar(Channels channels) {
    return new Scalar(channels.first(), channels.second(), channels.third());
  }

  @Override
  public void close() {
    sized.release();
    floats.release();
  }
}
