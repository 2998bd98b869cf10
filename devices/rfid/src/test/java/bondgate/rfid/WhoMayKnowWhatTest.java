package bondgate.rfid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The rules of this module, each with the thing that it stops. */
class WhoMayKnowWhatTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("bondgate.rfid");

  @Test
  void onlyTheSerialPackageKnowsTheNativeLibrary() {
    nativeLibraryOnlyIn("bondgate.rfid.serial..").check(OURS);
  }

  @Test
  void theNativeLibraryRuleBites() {
    ArchRule elsewhere = nativeLibraryOnlyIn("bondgate.rfid.portal..");
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("SerialLine");
  }

  @Test
  void codecAndInferenceAreToldTheTimeAndStartNoThread() {
    isTold(
            "bondgate.rfid.frame..",
            "bondgate.rfid.portal..",
            "bondgate.rfid.epc..",
            "bondgate.rfid.llrp")
        .check(OURS);
  }

  @Test
  void theToldTheTimeRuleBites() {
    ArchRule elsewhere = isTold("bondgate.rfid.serial..");
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("SerialR2000Reader");
  }

  @Test
  void onlyTheLlrpClientOpensASocket() {
    socketsOnlyIn("bondgate.rfid.llrp.client..").check(OURS);
  }

  @Test
  void theSocketRuleBites() {
    ArchRule elsewhere = socketsOnlyIn("bondgate.rfid.portal..");
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Connection");
  }

  private static ArchRule socketsOnlyIn(String packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..");
  }

  private static ArchRule nativeLibraryOnlyIn(String packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fazecast..");
  }

  private static ArchRule isTold(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
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
