package bondgate.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whom the wire contract may know; each rule is shown to bite. */
class EventsKnowNobodyTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("bondgate.events");

  private static final ArchRule KNOWS_ONLY_JDK_JACKSON_BOUNCY_CASTLE =
      classes()
          .that()
          .resideInAPackage("bondgate.events..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "bondgate.events..",
              "com.fasterxml.jackson..",
              "org.bouncycastle..");

  private static final ArchRule TOLD_THE_TIME =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @Test
  void eventsKnowOnlyTheJdkJacksonAndBouncyCastle() {
    KNOWS_ONLY_JDK_JACKSON_BOUNCY_CASTLE.check(MAIN);
  }

  @Test
  void thatRuleBites() {
    // this very class knows ArchUnit
    JavaClasses broken = new ClassFileImporter().importClasses(EventsKnowNobodyTest.class);
    assertThatThrownBy(() -> KNOWS_ONLY_JDK_JACKSON_BOUNCY_CASTLE.check(broken))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void nothingReadsTheClock() {
    TOLD_THE_TIME.check(MAIN);
  }

  @Test
  void theRuleOnTheClockBites() {
    JavaClasses broken = new ClassFileImporter().importClasses(ReadsTheClock.class);
    assertThatThrownBy(() -> TOLD_THE_TIME.check(broken)).isInstanceOf(AssertionError.class);
  }

  static final class ReadsTheClock {
    Instant moment() {
      return Instant.now();
    }
  }
}
