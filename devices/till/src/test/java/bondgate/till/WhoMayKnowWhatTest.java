package bondgate.till;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of this module, each with the thing that it stops. */
class WhoMayKnowWhatTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("bondgate.till");

  @ParameterizedTest
  @CsvSource({
    "com.fazecast.., bondgate.till.serial, SerialLine",
    "com.digitalpetri.., bondgate.till.modbus, RtuFrame",
    "com.github.anastaciocintra.., bondgate.till.printer, ReceiptBytes",
    "com.fasterxml.., bondgate.till.terminal, FaceTerminals"
  })
  void aLibraryIsKnownInOnePackageOnlyAndTheRuleBites(String library, String home, String user) {
    onlyIn(library, home).check(OURS);
    ArchRule elsewhere = onlyIn(library, "bondgate.till.barcode");
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(user);
  }

  @Test
  void onlyTheHolderOfALineStartsThreadsOrKnowsAClock() {
    isTold("bondgate.till.line..", "bondgate.till.serial..").check(OURS);
    ArchRule everywhere = isTold("bondgate.till.barcode..");
    assertThatThrownBy(() -> everywhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("DeviceRunner");
  }

  @Test
  void codecsKnowNoLine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("bondgate.till.line..", "bondgate.till.serial..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("bondgate.till.line..", "bondgate.till.serial..");
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

  private static ArchRule onlyIn(String library, String home) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule isTold(String... except) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(except)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class);
  }
}
