package bondgate.camera;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module, each with the thing that it stops. */
class WhoMayKnowWhatTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("bondgate.camera");

  @Test
  void onlyOnePackageKnowsOpenCvAndTheRuleBites() {
    pictureLibraryOnlyIn("bondgate.camera.opencv").check(OURS);
    bites(pictureLibraryOnlyIn("bondgate.camera.gallery"), "CvFaceEngine");
  }

  @Test
  void onlySourcesKnowAClockOrTheNetworkAndTheRuleBites() {
    toldTheTime("bondgate.camera.source").check(OURS);
    bites(toldTheTime("bondgate.camera.gallery"), "MjpegCamera");
  }

  @Test
  void theGalleryHasNoWayOutAndKnowsNoPictures() {
    noClasses()
        .that()
        .resideInAPackage("bondgate.camera.gallery")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "bondgate.camera.source", "bondgate.camera.opencv")
        .check(OURS);
  }

  @Test
  void nothingIsLoggedAndOnlyTheCommandPrints() {
    noClasses()
        .that()
        .doNotHaveSimpleName("FetchModels")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging", "org.slf4j..", "org.jboss.logging..")
        .check(OURS);
  }

  @Test
  void theCoreKnowsNoneOfThePackagesBelow() {
    noClasses()
        .that()
        .resideInAPackage("bondgate.camera")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("bondgate.camera.*", "java.nio.file", "java.net..")
        .check(OURS);
  }

  @Test
  void nothingThatIsSaidOfAPersonIsFloating() {
    ArchRule rule =
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Decision.class)
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);
    rule.check(OURS);
  }

  @Test
  void noFileIsLongerThan300LinesAndEveryPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> java = files.filter(f -> f.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      for (Path file : java) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(300);
        if (file.startsWith("src/main")) {
          assertThat(file.resolveSibling("package-info.java")).exists();
        }
      }
    }
  }

  private static void bites(ArchRule rule, String offender) {
    assertThatThrownBy(() -> rule.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(offender);
  }

  private static ArchRule pictureLibraryOnlyIn(String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.opencv..", "org.bytedeco..");
  }

  private static ArchRule toldTheTime(String except) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(except)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HttpClient.class);
  }
}
