package bondgate.camera.model;

/**
 * A file with weights: which one exactly, from where, and on which terms.
 *
 * @param name short, for messages
 * @param purpose what it is for
 * @param fileName in the folder of models
 * @param sha256 of the file, 64 lower-case hex digits
 * @param source where its makers publish it
 * @param terms its licence, and what else must be known before use
 */
public record FaceModel(
    String name,
    ModelPurpose purpose,
    String fileName,
    String sha256,
    String source,
    String terms) {
  /** Checks the forms. */
  public FaceModel {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a SHA-256 is 64 lower-case hex digits; received '%s' for %s".formatted(sha256, name));
    }
    if (!fileName.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "a model's file is a plain name without folders; received '%s'".formatted(fileName));
    }
  }
}
