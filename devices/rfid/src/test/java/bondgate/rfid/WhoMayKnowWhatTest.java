package bondgate.rfid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
            "bondgate.rfid.dialect..",
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
  void noProtocolKnowsAnother() {
    slices().matching("bondgate.rfid.frame.(*)..").should().notDependOnEachOther().check(OURS);
  }

  @Test
  void theProtocolsRuleBites() {
    ArchRule elsewhere = slices().matching("bondgate.rfid.(*)..").should().notDependOnEachOther();
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReaderProtocols");
  }

  @Test
  void onlyTheRegistryNamesTheProtocolsOfTheDriver() {
    protocolsOnlyIn("bondgate.rfid.serial.ReaderProtocols").check(OURS);
  }

  @Test
  void theRegistryRuleBites() {
    ArchRule elsewhere = protocolsOnlyIn("bondgate.rfid.serial.ReaderSession");
    assertThatThrownBy(() -> elsewhere.check(OURS))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReaderProtocols");
  }

  private static ArchRule protocolsOnlyIn(String className) {
    return noClasses()
        .that()
        .resideInAPackage("bondgate.rfid.serial..")
        .and()
        .doNotHaveFullyQualifiedName(className)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "bondgate.rfid.frame.m100", "bondgate.rfid.frame.uhf18", "bondgate.rfid.frame.mercury");
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
