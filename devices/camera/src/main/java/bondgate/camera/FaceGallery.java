package bondgate.camera;

import java.util.OptionalInt;

/** Those who consented, as far as a decision needs them. */
public interface FaceGallery {
  /** The most like person and how like the next one is. */
  Nearest nearest(Embedding face);

  /** How like a face is to one person, in thousandths; empty if the person is not held. */
  OptionalInt similarityMilli(PersonRef person, Embedding face);
}
