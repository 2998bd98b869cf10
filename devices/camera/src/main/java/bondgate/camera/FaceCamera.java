package bondgate.camera;

import java.util.Optional;

/** A camera, of which only the newest frame counts: what came before has gone. */
public interface FaceCamera extends AutoCloseable {
  /** The newest frame if there is one that has not been taken yet; each frame is given once. */
  Optional<Frame> newest();

  /** Stops the camera. */
  @Override
  void close();
}
