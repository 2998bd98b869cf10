package bondgate.camera.opencv;

import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;

/** OpenCV's native libraries, loaded once for the whole process. */
final class OpenCv {
  private static boolean loaded;

  private OpenCv() {}

  /**
   * Loads the libraries; the first time unpacks some 100 MB into the user's cache folder.
   *
   * @throws IOException if they do not fit this machine
   */
  static synchronized void load() throws IOException {
    if (loaded) {
      return;
    }
    try {
      Loader.load(opencv_java.class);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new IOException(
          "OpenCV's libraries cannot be loaded (%s); they are packed for Linux on x86-64 only. The"
                  .formatted(e.getMessage())
              + " door and the till work with card and code.",
          e);
    }
    // A gateway has two cores, and one of them belongs to readers and doors.
    Core.setNumThreads(1);
    Core.setErrorVerbosity(false);
    loaded = true;
  }
}
