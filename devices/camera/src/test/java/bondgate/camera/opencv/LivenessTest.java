package bondgate.camera.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bondgate.camera.FaceBox;
import bondgate.camera.FaceEngine;
import bondgate.camera.QualityGate;
import bondgate.camera.SharedFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Printed photographs and screens are not live. The photographs of minivision are named by truth:
 * image_F… is a forgery, image_T… is a person.
 */
class LivenessTest {
  @Test
  void forgeriesAreNotLiveAndPersonsAre() throws IOException {
    List<Path> photos =
        SharedFaces.photos("minivision").stream()
            .filter(p -> p.getFileName().toString().matches("image_[FT].*\\.jpg"))
            .toList();
    assertThat(photos).isNotEmpty();
    try (CvFaceEngine engine = engine()) {
      for (Path photo : photos) {
        int live = liveMilli(engine, photo);
        System.out.println(photo.getFileName() + ": live " + live);
        boolean person = photo.getFileName().toString().startsWith("image_T");
        assertThat(live >= CvFaceEngine.USUAL_LEAST_LIVE_MILLI)
            .as("%s %d", photo, live)
            .isEqualTo(person);
      }
    }
  }

  @Test
  void photographsOfPersonsInAHallAreReportedWithTheirQuality() throws IOException {
    List<Path> photos = SharedFaces.photos("white-house");
    try (CvFaceEngine engine = engine()) {
      for (Path photo : photos) {
        int live = liveMilli(engine, photo);
        FaceEngine.Found found = engine.find(SharedFaces.frame(photo));
        FaceBox largest = ((FaceEngine.Found.Faces) found).boxes().get(0);
        System.out.printf(
            "%s: live %d, %s%n",
            photo.getFileName(), live, engine.examine(largest, QualityGate.usual()).quality());
      }
    }
  }

  @Test
  void sharesAddUpAndGreatLogitsDoNoHarm() {
    float[] logits = {1000f, 1001f, -1000f};
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += LivenessPair.share(logits, i);
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(LivenessPair.share(logits, 1)).isCloseTo(0.731, within(0.001));
  }

  private static CvFaceEngine engine() throws IOException {
    return CvFaceEngine.open(SharedFaces.models(), SharedFaces.MODEL, FinderSettings.usual());
  }

  private static int liveMilli(CvFaceEngine engine, Path photo) throws IOException {
    assertThat(Files.size(photo)).isPositive();
    FaceEngine.Found found = engine.find(SharedFaces.frame(photo));
    assertThat(found).isInstanceOf(FaceEngine.Found.Faces.class);
    List<FaceBox> faces = ((FaceEngine.Found.Faces) found).boxes();
    assertThat(faces).as(photo.toString()).isNotEmpty();
    return engine.liveMilli(faces.get(0));
  }
}
