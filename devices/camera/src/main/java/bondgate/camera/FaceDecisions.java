package bondgate.camera;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a frame to a decision: the largest face is examined, and compared with one person (1:1, at
 * the till) or with all who consented (1:N, at the door). Used by the engine's thread only.
 */
public final class FaceDecisions {
  private final FaceEngine engine;
  private final FaceGallery gallery;
  private final QualityGate gate;
  private final DecisionRule rule;

  /**
   * Decisions of an engine over a gallery.
   *
   * @param gate the least that a face must show
   * @param leastLiveMilli from here on live, 0 to 1000
   */
  public FaceDecisions(
      FaceEngine engine, FaceGallery gallery, QualityGate gate, int leastLiveMilli) {
    this.engine = engine;
    this.gallery = gallery;
    this.gate = gate;
    this.rule = new DecisionRule(engine.thresholds(), leastLiveMilli);
  }

  /** 1:N: who of the gallery stands before the camera. */
  public Decision identify(Frame frame) {
    return decide(frame, (face, live) -> rule.identify(gallery.nearest(face), live));
  }

  /** 1:1: whether this person stands before the camera; someone not held is unknown. */
  public Decision verify(Frame frame, PersonRef claimed) {
    return decide(
        frame,
        (face, live) -> {
          OptionalInt similarity = gallery.similarityMilli(claimed, face);
          return similarity.isPresent()
              ? rule.verify(claimed, similarity.getAsInt(), live)
              : new Decision.Unknown(Nearest.NOBODY);
        });
  }

  private interface Comparison {
    Decision with(Embedding face, int liveMilli);
  }

  private Decision decide(Frame frame, Comparison comparison) {
    FaceEngine.Found found = engine.find(frame);
    if (found instanceof FaceEngine.Found.NoPicture none) {
      return new Decision.NoPicture(none.problem());
    }
    return decide(((FaceEngine.Found.Faces) found).boxes(), comparison);
  }

  private Decision decide(List<FaceBox> faces, Comparison comparison) {
    if (faces.isEmpty()) {
      return new Decision.Refused(List.of(QualityProblem.NO_FACE));
    }
    FaceEngine.Examined examined = engine.examine(faces.get(0), gate);
    if (examined.quality() instanceof Quality.Poor poor) {
      return new Decision.Refused(poor.problems());
    }
    Optional<Embedding> face = examined.embedding();
    if (face.isEmpty()) {
      throw new IllegalStateException("a good face has an embedding; the engine gave none");
    }
    try {
      return comparison.with(face.get(), examined.liveMilli());
    } finally {
      face.get().wipe();
    }
  }
}
