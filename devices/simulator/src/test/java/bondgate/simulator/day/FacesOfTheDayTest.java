package bondgate.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings of faces mean, who is on which photograph, and what a scanner reads. */
class FacesOfTheDayTest {
  @TempDir private Path folder;

  @Test
  void withoutSettingsNoFaceIsLookedAtWhateverMavenMakesOfThem() {
    assertThat(SiteFaces.of("", "")).isEmpty();
    assertThat(SiteFaces.of("${bondgate.faces.models}", "${bondgate.faces.photographs}")).isEmpty();
  }

  @Test
  void halfOfTheSettingsIsRefusedByName() throws IOException {
    assertThatThrownBy(() -> SiteFaces.of(folder.toString(), ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("bondgate.faces.photographs");
    album("a-1.jpg", "a-2.jpg", "b-1.jpg");
    assertThatThrownBy(() -> SiteFaces.of(folder.resolve("no").toString(), folder.toString()))
        .hasMessageContaining("bondgate.faces.models");
  }

  @Test
  void theModelInUseIsSFaceWhereItLies() throws IOException {
    album("a-1.jpg", "a-2.jpg", "b-1.jpg");
    assertThat(SiteFaces.of(folder.toString(), folder.toString()).orElseThrow().model())
        .isEqualTo("stand-in-for-tests");
    album("face_recognition_sface_2021dec.onnx");
    assertThat(SiteFaces.of(folder.toString(), folder.toString()).orElseThrow().model())
        .isEqualTo("sface");
  }

  @Test
  void whoHasTwoPicturesComesByFaceAndAnotherWithdraws() throws IOException {
    album("ann-1.jpg", "bo-lin-1.JPG", "bo-lin-2.jpeg", "carl-1.jpg", "notes.txt");
    Photographs photographs = Photographs.in(folder);
    assertThat(names(photographs.comesByFace())).containsExactly("bo-lin-1.JPG", "bo-lin-2.jpeg");
    assertThat(names(photographs.comesAndWithdraws())).containsExactly("ann-1.jpg");
    assertThat(names(photographs.refuses())).containsExactly("carl-1.jpg");
    assertThat(photographs.toString()).doesNotContain("ann");
  }

  @Test
  void tooFewPicturesAreRefusedWithWhatIsNeeded() throws IOException {
    album("a-1.jpg", "b-1.jpg");
    assertThatThrownBy(() -> Photographs.in(folder)).hasMessageContaining("two of one person");
    assertThatThrownBy(() -> Photographs.in(folder.resolve("no")))
        .hasMessageContaining("somebody-1.jpg");
  }

  @Test
  void aScannerReadsTheCodeOfAPageAndNoneWhereNoneIs() throws Exception {
    String text = "BGD1.guiyang-o2o.1796000000." + "A".repeat(43) + "." + "b".repeat(86);
    assertThat(QrPicture.textOn("<p>a page</p>" + svg(text))).isEqualTo(text);
    assertThatThrownBy(() -> QrPicture.textOn("<p>a page</p>")).hasMessageContaining("no code");
    assertThatThrownBy(() -> QrPicture.textOn(svg(text).replaceAll("M1\\d ", "M5 ")))
        .hasMessageContaining("cannot be read");
  }

  /** As the server's pages draw it. */
  private static String svg(String text) throws Exception {
    ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    int size = modules.getWidth() + 8;
    StringBuilder svg = new StringBuilder("<svg class=\"qr\" viewBox=\"0 0 %d\">".formatted(size));
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          svg.append("M%d %dh1v1h-1z".formatted(x + 4, y + 4));
        }
      }
    }
    return svg.append("</svg>").toString();
  }

  private void album(String... names) throws IOException {
    for (String name : names) {
      Files.write(folder.resolve(name), new byte[] {1});
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
