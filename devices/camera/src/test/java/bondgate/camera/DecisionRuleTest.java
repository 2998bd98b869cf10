package bondgate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRuleTest {
  private static final PersonRef MEI = PersonRef.of(new byte[16], "member", "1");
  private static final Thresholds THRESHOLDS = new Thresholds(400, 500, 315, 80, "test");
  private final DecisionRule rule = new DecisionRule(THRESHOLDS, 500);

  @ParameterizedTest
  @CsvSource({"400, Match", "399, NotSure", "315, NotSure", "314, Unknown", "-1000, Unknown"})
  void oneToOneHasAnUnsureBand(int similarity, String expected) {
    assertThat(name(rule.verify(MEI, similarity, 500))).isEqualTo(expected);
    assertThat(name(rule.verify(MEI, similarity, 499))).isEqualTo("NotLive");
  }

  @ParameterizedTest
  @CsvSource({
    "500, 420, Match, ",
    "500, 421, NotSure, TWO_ARE_LIKE",
    "499, -1000, NotSure, BETWEEN_THE_THRESHOLDS",
    "400, 0, NotSure, BETWEEN_THE_THRESHOLDS",
    "399, 0, Unknown, "
  })
  void oneToManyNeedsMoreAndAMargin(int best, int second, String expected, Decision.Doubt reason) {
    Nearest nearest = new Nearest(Optional.of(MEI), best, second);
    Decision decision = rule.identify(nearest, 1000);
    assertThat(name(decision)).isEqualTo(expected);
    if (decision instanceof Decision.NotSure unsure) {
      assertThat(unsure.reason()).isEqualTo(reason);
    }
    assertThat(name(rule.identify(nearest, 0))).isEqualTo("NotLive");
  }

  @Test
  void anEmptyGalleryKnowsNobody() {
    assertThat(rule.identify(Nearest.none(), 1000)).isEqualTo(new Decision.Unknown(-1000));
  }

  @Test
  void thresholdsInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> new Thresholds(500, 400, 315, 80, ""))
        .hasMessageContaining("500, 400");
    assertThatThrownBy(() -> new DecisionRule(THRESHOLDS, 1001)).hasMessageContaining("1001");
  }

  @Test
  void embeddingsAreDirectionsAndShowNothing() {
    Embedding one = Faces.at(0);
    assertThat(one.similarityMilli(Faces.at(60))).isCloseTo(500, within(1));
    assertThat(one.similarityMilli(one)).isEqualTo(1000);
    assertThat(Embedding.mean(List.of(Faces.at(-20), Faces.at(20))).similarityMilli(one))
        .isEqualTo(1000);
    assertThat(Embedding.fromBytes(one.toBytes()).similarityMilli(one)).isEqualTo(1000);
    assertThat(one).hasToString("embedding of 128 numbers");
    one.wipe();
    assertThat(one.similarityMilli(Faces.at(0))).isZero();
  }

  @Test
  void numbersWithoutADirectionAreRefused() {
    assertThatThrownBy(() -> Embedding.of(new float[4])).hasMessageContaining("layout");
    assertThatThrownBy(() -> Embedding.of(new float[] {Float.NaN, 1}))
        .hasMessageContaining("layout");
    assertThatThrownBy(() -> Embedding.of(new float[] {1}).similarityMilli(Faces.at(0)))
        .hasMessageContaining("one model");
  }

  @Test
  void aReferenceHidesTheNumberAndDependsOnTheSalt() {
    byte[] otherSalt = new byte[16];
    otherSalt[0] = 1;
    assertThat(MEI.hex()).hasSize(64).isNotEqualTo(PersonRef.of(otherSalt, "member", "1").hex());
    assertThat(MEI.hex()).isNotEqualTo(PersonRef.of(new byte[16], "card", "1").hex());
    assertThatThrownBy(() -> PersonRef.of(new byte[15], "member", "1"))
        .hasMessageContaining("15 bytes");
  }

  @Test
  void theLargestFaceIsDecidedOnAndItsEmbeddingWiped() {
    Scene scene = new Scene();
    FaceDecisions decisions = new FaceDecisions(scene, scene, QualityGate.usual(), 500);
    Frame frame = new Frame(new byte[0], 640, 480, SharedFaces.NOON);

    assertThat(name(decisions.identify(frame))).isEqualTo("Match");
    assertThat(scene.shown.similarityMilli(Faces.at(0))).as("wiped").isZero();
    scene.shown = Faces.at(30);
    assertThat(name(decisions.verify(frame, MEI))).isEqualTo("Match");
    assertThat(decisions.verify(frame, PersonRef.of(new byte[16], "member", "2")))
        .isEqualTo(new Decision.Unknown(-1000));
    scene.found = new FaceEngine.Found.Faces(List.of());
    assertThat(decisions.identify(frame))
        .isEqualTo(new Decision.Refused(List.of(QualityProblem.NO_FACE)));
    scene.found = new FaceEngine.Found.NoPicture(FrameProblem.UNREADABLE);
    assertThat(decisions.identify(frame))
        .isEqualTo(new Decision.NoPicture(FrameProblem.UNREADABLE));
  }

  @Test
  void aCurveOfErrorsIsCountedRight() {
    RocCurve curve = new RocCurve(IntStream.of(300, 500, 700, 900), IntStream.of(0, 100, 400, 200));
    assertThat(curve.falseMatches(400)).isEqualTo(0.25);
    assertThat(curve.falseMatches(401)).isZero();
    assertThat(curve.falseNonMatches(300)).isZero();
    assertThat(curve.falseNonMatches(301)).isEqualTo(0.25);
    assertThat(curve.equalError()).isEqualTo(0.25);
    assertThat(curve.thresholdFor(0)).isEqualTo(401);
  }

  private static String name(Decision decision) {
    return decision.getClass().getSimpleName();
  }

  /** One face of one member. */
  private static final class Scene implements FaceEngine, FaceGallery {
    private Found found = new Found.Faces(List.of(Faces.frontal(80), Faces.frontal(40)));
    private Embedding shown = Faces.at(30);

    @Override
    public Found find(Frame frame) {
      return found;
    }

    @Override
    public Examined examine(FaceBox face, QualityGate gate) {
      assertThat(face).isEqualTo(Faces.frontal(80));
      return new Examined(new Quality.Good(), 900, Optional.of(shown));
    }

    @Override
    public Thresholds thresholds() {
      return THRESHOLDS;
    }

    @Override
    public Nearest nearest(Embedding face) {
      return new Nearest(Optional.of(MEI), face.similarityMilli(Faces.at(0)), Nearest.NOBODY);
    }

    @Override
    public OptionalInt similarityMilli(PersonRef person, Embedding face) {
      return person.equals(MEI)
          ? OptionalInt.of(face.similarityMilli(Faces.at(0)))
          : OptionalInt.empty();
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
