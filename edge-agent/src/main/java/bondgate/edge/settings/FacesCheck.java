package bondgate.edge.settings;

import bondgate.camera.Thresholds;
import bondgate.camera.model.EmbeddingModel;
import bondgate.camera.model.FaceModels;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The part of the check that looks at how faces are compared and kept. */
final class FacesCheck {
  private static final String KEY = SettingsCheck.PREFIX + "faces.";

  /** The longest that may be set: a member who does not come for so long is asked anew. */
  private static final int MOST_DAYS = 3 * 366;

  private final Findings findings;

  FacesCheck(Findings findings) {
    this.findings = findings;
  }

  /** Empty if no folder of models is named: then no face is looked at. */
  Optional<FaceSettings> check(FacesConfig faces) {
    if (faces.models().orElse("").isBlank()) {
      return Optional.empty();
    }
    EmbeddingModel model = model(faces.model());
    return Optional.of(
        new FaceSettings(
            path("models", faces.models()),
            withThresholds(model, faces),
            path("gallery", faces.gallery()),
            path("key", faces.key()),
            Duration.ofDays(whole("keep-days", faces.keepDays(), 365, 1, MOST_DAYS)),
            whole("least-live-permille", faces.leastLivePermille(), 500, 1, 1000),
            whole("agree", faces.agree(), 2, 1, 20)));
  }

  private EmbeddingModel model(Optional<String> text) {
    String said = text.orElse("sface").strip();
    if (!said.equals("sface") && !said.equals("stand-in-for-tests")) {
      findings.problem(
          KEY + "model", Findings.shown(text), "sface, or stand-in-for-tests", "give one of them");
    }
    return said.equals("stand-in-for-tests")
        ? FaceModels.MOBILE_FACE_NET_STAND_IN
        : FaceModels.SFACE;
  }

  private EmbeddingModel withThresholds(EmbeddingModel model, FacesConfig faces) {
    Thresholds usual = model.thresholds();
    int verify = permille("verify-permille", faces.verifyPermille(), usual.verifyMilli());
    int identify = permille("identify-permille", faces.identifyPermille(), usual.identifyMilli());
    int stranger = permille("stranger-permille", faces.strangerPermille(), usual.strangerMilli());
    int margin = permille("margin-permille", faces.marginPermille(), usual.marginMilli());
    if (stranger > verify || verify > identify) {
      findings.problem(
          KEY + "identify-permille",
          "stranger %d, verify %d, identify %d".formatted(stranger, verify, identify),
          "thresholds that rise in this order",
          "correct them");
      return model;
    }
    boolean same = new Thresholds(verify, identify, stranger, margin, usual.origin()).equals(usual);
    return same
        ? model
        : new EmbeddingModel(
            model.file(),
            model.runner(),
            model.layout(),
            model.alignment(),
            model.length(),
            new Thresholds(verify, identify, stranger, margin, "the settings of this agent"));
  }

  private int permille(String name, Optional<String> text, int usual) {
    return whole(name, text, usual, 0, 1000);
  }

  private int whole(String name, Optional<String> text, int usual, int least, int most) {
    return (int)
        findings.whole(
            KEY + name, text.or(() -> Optional.of(Integer.toString(usual))), least, most);
  }

  private Path path(String name, Optional<String> text) {
    String value = findings.present(KEY + name, text, "the path of a folder or file", "give one");
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      findings.problem(KEY + name, Findings.shown(text), "a path", "correct it");
      return Path.of("");
    }
  }
}
