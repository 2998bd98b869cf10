package bondgate.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bondgate.camera.EnrolmentSession.Progress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrolmentSessionTest {
  private static final Thresholds THRESHOLDS = new Thresholds(400, 500, 315, 80, "test");
  private static final Frame FRAME = new Frame(new byte[0], 640, 480, SharedFaces.NOON);

  private final Kiosk kiosk = new Kiosk();
  private final EnrolmentSession session =
      new EnrolmentSession(kiosk, QualityGate.enrolment(), 500, 3);

  @Test
  void threeGoodPicturesOfOnePersonBecomeOneTemplate() {
    assertThat(show(-20)).isEqualTo(new Progress.OneMore(1, 3));
    assertThat(show(0)).isEqualTo(new Progress.OneMore(2, 3));
    Progress last = show(20);
    assertThat(last).isInstanceOf(Progress.Complete.class);
    Embedding template = ((Progress.Complete) last).template();
    assertThat(template.similarityMilli(Faces.at(0))).isEqualTo(1000);
    assertThat(kiosk.last.similarityMilli(Faces.at(20))).as("wiped").isZero();
  }

  @Test
  void anotherPersonInBetweenBeginsAgain() {
    assertThat(show(0)).isEqualTo(new Progress.OneMore(1, 3));
    Progress other = show(70);
    assertThat(other).isInstanceOf(Progress.AnotherPerson.class);
    assertThat(((Progress.AnotherPerson) other).similarityMilli()).isCloseTo(342, within(1));
    assertThat(show(70)).isEqualTo(new Progress.OneMore(1, 3));
  }

  @Test
  void photographsPoorPicturesAndSeveralFacesAddNothing() {
    kiosk.liveMilli = 499;
    assertThat(show(0)).isEqualTo(new Progress.NotLive(499));
    kiosk.liveMilli = 500;
    kiosk.quality = new Quality.Poor(List.of(QualityProblem.BLURRED));
    assertThat(show(0)).isEqualTo(new Progress.Again(List.of(QualityProblem.BLURRED)));
    kiosk.quality = new Quality.Good();
    kiosk.faces = List.of(Faces.frontal(80), Faces.frontal(40));
    assertThat(show(0)).isEqualTo(new Progress.Again(List.of(QualityProblem.MORE_THAN_ONE)));
    kiosk.faces = List.of();
    assertThat(show(0)).isEqualTo(new Progress.Again(List.of(QualityProblem.NO_FACE)));
    kiosk.faces = List.of(Faces.frontal(80), Faces.frontal(39));
    assertThat(show(0)).as("somebody far behind").isEqualTo(new Progress.OneMore(1, 3));
  }

  @Test
  void aSessionThatIsGivenUpForgets() {
    assertThat(show(0)).isEqualTo(new Progress.OneMore(1, 3));
    Embedding first = kiosk.last;
    session.close();
    assertThat(first.similarityMilli(Faces.at(0))).isZero();
    assertThat(show(0)).isEqualTo(new Progress.OneMore(1, 3));
  }

  private Progress show(double degrees) {
    kiosk.last = Faces.at(degrees);
    return session.show(FRAME);
  }

  /** Somebody at the kiosk. */
  private static final class Kiosk implements FaceEngine {
    private List<FaceBox> faces = List.of(Faces.frontal(80));
    private Quality quality = new Quality.Good();
    private int liveMilli = 500;
    private Embedding last = Faces.at(0);

    @Override
    public Found find(Frame frame) {
      return new Found.Faces(faces);
    }

    @Override
    public Examined examine(FaceBox face, QualityGate gate) {
      boolean good = quality instanceof Quality.Good;
      return new Examined(
          quality, good ? liveMilli : 0, good ? Optional.of(last) : Optional.empty());
    }

    @Override
    public Thresholds thresholds() {
      return THRESHOLDS;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
