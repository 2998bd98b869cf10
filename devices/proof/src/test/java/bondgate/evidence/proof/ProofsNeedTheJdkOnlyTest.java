package bondgate.evidence.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** An officer can take this jar away and read all of it: there is nothing behind it but the JDK. */
class ProofsNeedTheJdkOnlyTest {
  private static final ArchRule THE_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("..evidence.proof..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..evidence.proof..");

  @Test
  void proofsNeedNothingButTheJdk() {
    THE_JDK_ONLY.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bondgate.evidence.proof"));
  }

  @Test
  void thatRuleBites() {
    // this very class knows ArchUnit
    JavaClasses broken = new ClassFileImporter().importClasses(ProofsNeedTheJdkOnlyTest.class);
    assertThatThrownBy(() -> THE_JDK_ONLY.check(broken)).isInstanceOf(AssertionError.class);
  }
}
