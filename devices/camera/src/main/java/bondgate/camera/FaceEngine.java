package bondgate.camera;

import java.util.List;
import java.util.Optional;

/** What finds faces in a frame and tells of them; used by one thread only. */
public interface FaceEngine extends AutoCloseable {
  /**
   * All faces of a frame, the largest first, none of them compared yet.
   *
   * @param frame a picture within the limits
   */
  Found find(Frame frame);

  /**
   * One face of the frame that was found last, examined: poor ones are not embedded.
   *
   * @param face one of the last answer of {@link #find}
   * @param gate the least that it must show
   * @throws IllegalStateException if nothing has been found before
   */
  Examined examine(FaceBox face, QualityGate gate);

  /** The thresholds of the model that embeds. */
  Thresholds thresholds();

  /** Gives back what it holds. */
  @Override
  void close();

  /** What a frame shows. */
  sealed interface Found {
    /**
     * Faces.
     *
     * @param boxes the largest first; empty if nobody is there
     */
    record Faces(List<FaceBox> boxes) implements Found {
      /** Copies. */
      public Faces {
        boxes = List.copyOf(boxes);
      }
    }

    /**
     * No picture.
     *
     * @param problem why
     */
    record NoPicture(FrameProblem problem) implements Found {}
  }

  /**
   * What is told of one face.
   *
   * @param quality whether it is good enough
   * @param liveMilli how surely no photograph or screen, in thousandths; 0 for a poor face
   * @param embedding empty for a poor face
   */
  record Examined(Quality quality, int liveMilli, Optional<Embedding> embedding) {}
}
