package bondgate.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person at the kiosk whose face is taken: several good, live pictures of one and the same face
 * become one template. Consent is asked for before; a session that is given up leaves nothing. Used
 * by the engine's thread only.
 */
public final class EnrolmentSession implements AutoCloseable {
  /**
   * A second face with less than a part of so many of the first one's area is in the background.
   */
  private static final int BACKGROUND_PART = 4;

  private final FaceEngine engine;
  private final QualityGate gate;
  private final int leastLiveMilli;
  private final int wanted;
  private final List<Embedding> taken = new ArrayList<>();

  /**
   * A session.
   *
   * @param gate usually {@link QualityGate#enrolment()}
   * @param leastLiveMilli from here on live, 0 to 1000
   * @param wanted pictures, at least 1; three even out a blink
   */
  public EnrolmentSession(FaceEngine engine, QualityGate gate, int leastLiveMilli, int wanted) {
    if (wanted < 1 || leastLiveMilli < 0 || leastLiveMilli > 1000) {
      throw new IllegalArgumentException(
          "one picture at least is taken and liveness is 0 to 1000; received %d and %d"
              .formatted(wanted, leastLiveMilli));
    }
    this.engine = engine;
    this.gate = gate;
    this.leastLiveMilli = leastLiveMilli;
    this.wanted = wanted;
  }

  /** How far the session has come with a frame. */
  public sealed interface Progress {
    /**
     * The picture does not do.
     *
     * @param problems what the person may do about it; never empty
     */
    record Again(List<QualityProblem> problems) implements Progress {
      /** Copies. */
      public Again {
        problems = List.copyOf(problems);
      }
    }

    /**
     * The frame was no usable picture.
     *
     * @param problem why
     */
    record NoPicture(FrameProblem problem) implements Progress {}

    /**
     * Probably a photograph or a screen.
     *
     * @param liveMilli how surely not
     */
    record NotLive(int liveMilli) implements Progress {}

    /**
     * Another person than in the pictures before: all begins again, so that no template is of two.
     *
     * @param similarityMilli to the first picture
     */
    record AnotherPerson(int similarityMilli) implements Progress {}

    /**
     * Good, more are needed.
     *
     * @param have so far
     * @param wanted of so many
     */
    record OneMore(int have, int wanted) implements Progress {}

    /**
     * All there.
     *
     * @param template to be kept, then wiped by the receiver
     */
    record Complete(Embedding template) implements Progress {}
  }

  /** What a frame adds. */
  public Progress show(Frame frame) {
    FaceEngine.Found found = engine.find(frame);
    if (found instanceof FaceEngine.Found.NoPicture none) {
      return new Progress.NoPicture(none.problem());
    }
    List<FaceBox> faces = ((FaceEngine.Found.Faces) found).boxes();
    if (faces.isEmpty()) {
      return new Progress.Again(List.of(QualityProblem.NO_FACE));
    }
    if (faces.size() > 1 && faces.get(1).area() * BACKGROUND_PART >= faces.get(0).area()) {
      return new Progress.Again(List.of(QualityProblem.MORE_THAN_ONE));
    }
    FaceEngine.Examined examined = engine.examine(faces.get(0), gate);
    if (examined.quality() instanceof Quality.Poor poor) {
      return new Progress.Again(poor.problems());
    }
    Optional<Embedding> face = examined.embedding();
    if (face.isEmpty()) {
      throw new IllegalStateException("a good face has an embedding; the engine gave none");
    }
    if (examined.liveMilli() < leastLiveMilli) {
      face.get().wipe();
      return new Progress.NotLive(examined.liveMilli());
    }
    return add(face.get());
  }

  private Progress add(Embedding face) {
    if (!taken.isEmpty()) {
      int similarity = taken.get(0).similarityMilli(face);
      if (similarity < engine.thresholds().verifyMilli()) {
        face.wipe();
        close();
        return new Progress.AnotherPerson(similarity);
      }
    }
    taken.add(face);
    if (taken.size() < wanted) {
      return new Progress.OneMore(taken.size(), wanted);
    }
    Embedding template = Embedding.mean(taken);
    close();
    return new Progress.Complete(template);
  }

  /** Forgets what was taken. */
  @Override
  public void close() {
    taken.forEach(Embedding::wipe);
    taken.clear();
  }
}
