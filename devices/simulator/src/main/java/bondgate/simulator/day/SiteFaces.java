package bondgate.simulator.day;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a site needs to compare faces: neither models nor photographs come with this program.
 *
 * @param models the folder of models
 * @param photographs of those who come to the door
 */
public record SiteFaces(Path models, Photographs photographs) {
  /** The settings that bring faces into the demonstration. */
  static final String MODELS = "bondgate.faces.models";

  static final String PHOTOGRAPHS = "bondgate.faces.photographs";

  /** What is said where they are not set. */
  static final String HOW =
      "Members enter by code only. Faces too: -D"
          + MODELS
          + "=<folder of models> -D"
          + PHOTOGRAPHS
          + "=<folder of somebody-1.jpg>";

  private static final String SFACE = "face_recognition_sface_2021dec.onnx";

  /**
   * What the two settings name; empty if neither does.
   *
   * @throws IllegalStateException if only one is set, or a folder has not what is needed
   */
  static Optional<SiteFaces> of(String models, String photographs) {
    if (isUnset(models) && isUnset(photographs)) {
      return Optional.empty();
    }
    if (isUnset(models) || isUnset(photographs)) {
      throw new IllegalStateException(
          "faces need both settings, -D%s and -D%s".formatted(MODELS, PHOTOGRAPHS));
    }
    Path folder = Path.of(models);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("-D%s names no folder: '%s'".formatted(MODELS, models));
    }
    return Optional.of(new SiteFaces(folder, Photographs.in(Path.of(photographs))));
  }

  /** Maven leaves a property that nobody set as it stands in the file. */
  private static boolean isUnset(String setting) {
    return setting.isBlank() || setting.startsWith("${");
  }

  /** SFace where it lies; else the stand-in, which must not see real persons. */
  String model() {
    return Files.exists(models.resolve(SFACE)) ? "sface" : "stand-in-for-tests";
  }
}
