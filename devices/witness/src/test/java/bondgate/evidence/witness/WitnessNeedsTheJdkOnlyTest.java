package bondgate.evidence.witness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Another party must be able to read all of what it runs in our stead. */
class WitnessNeedsTheJdkOnlyTest {
  private static final ArchRule THE_JDK_AND_PROOFS =
      classes()
          .that()
          .resideInAPackage("..evidence.witness..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "com.sun.net.httpserver..", "..evidence.proof..", "..evidence.witness..");

  @Test
  void aWitnessNeedsNothingButTheJdkAndTheProofs() {
    THE_JDK_AND_PROOFS.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bondgate.evidence.witness"));
  }

  @Test
  void thatRuleBites() {
    var broken = new ClassFileImporter().importClasses(WitnessNeedsTheJdkOnlyTest.class);
    assertThatThrownBy(() -> THE_JDK_AND_PROOFS.check(broken)).isInstanceOf(AssertionError.class);
  }
}
