package bondgate.camera.opencv;

import bondgate.camera.Frame;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** Encoded pictures made into pixels, blue-green-red. */
final class PictureReader {
  private PictureReader() {}

  /**
   * The pixels; empty if the picture is damaged. The caller releases them.
   *
   * @param frame checked against the limits before
   */
  static Mat read(Frame frame) {
    MatOfByte encoded = new MatOfByte(frame.encoded());
    try {
      Mat pixels = Imgcodecs.imdecode(encoded, Imgcodecs.IMREAD_COLOR);
      if ((long) pixels.rows() * pixels.cols() != (long) frame.width() * frame.height()) {
        // Another size than the head says: the check of limits was deceived.
        pixels.release();
      }
      return pixels;
    } catch (CvException e) {
      return new Mat();
    } finally {
      encoded.release();
    }
  }
}
