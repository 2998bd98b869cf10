package bondgate.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom inside the agent, as data; and each rule shown to bite. */
class WhoMayKnowWhomTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("bondgate.edge");

  /** The empty name is the agent's own package; every package may know itself. */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("settings", Set.of()),
          Map.entry("command", Set.of("settings", "line")),
          Map.entry("outbox", Set.of()),
          Map.entry("line", Set.of("settings")),
          Map.entry("portal", Set.of("outbox", "settings", "line")),
          Map.entry("uplink", Set.of("outbox", "settings")),
          Map.entry("till", Set.of("outbox", "settings", "portal", "line")),
          Map.entry("door", Set.of("outbox", "settings", "till", "line")),
          Map.entry("terminal", Set.of("outbox", "settings")),
          Map.entry(
              "",
              Set.of(
                  "outbox", "settings", "portal", "till", "door", "terminal", "uplink", "command")),
          Map.entry(
              "status",
              Set.of("", "outbox", "portal", "till", "door", "terminal", "uplink", "settings")));

  private static final ArchRule ONLY_UPLINK_AND_TERMINAL_KNOW_MQTT =
      noClasses()
          .that()
          .resideOutsideOfPackages("bondgate.edge.uplink", "bondgate.edge.terminal")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.paho..");

  private static final ArchRule ONLY_OUTBOX_KNOWS_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("bondgate.edge.outbox")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..");

  private static final ArchRule NOBODY_KNOWS_THE_SERIAL_LIBRARY =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("com.fazecast..");

  private static final ArchRule TOLD_THE_TIME =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(EdgeAgent.class.getName())
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID");

  private static final ArchRule NEVER_FLOATING =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhomItMay() {
    return MAY_KNOW.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    "bondgate.edge " + name, () -> check(name, MAY_KNOW.get(name))));
  }

  @Test
  void theTableNamesEveryPackage() {
    assertThat(
            MAIN.stream()
                .map(JavaClass::getPackageName)
                .map(WhoMayKnowWhomTest::shortName)
                .collect(Collectors.toSet()))
        .isEqualTo(MAY_KNOW.keySet());
  }

  @Test
  void theTableBites() {
    assertThatThrownBy(() -> check("portal", Set.of("settings")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check("status", Set.of())).isInstanceOf(AssertionError.class);
  }

  @Test
  void theRulesHold() {
    for (ArchRule rule : rules()) {
      rule.check(MAIN);
    }
  }

  @Test
  void eachRuleBites() {
    JavaClasses broken = new ClassFileImporter().importClasses(BreaksEveryRule.class);
    for (ArchRule rule : rules()) {
      assertThatThrownBy(() -> rule.check(broken)).isInstanceOf(AssertionError.class);
    }
  }

  private static List<ArchRule> rules() {
    return List.of(
        ONLY_UPLINK_AND_TERMINAL_KNOW_MQTT,
        ONLY_OUTBOX_KNOWS_SQL,
        NOBODY_KNOWS_THE_SERIAL_LIBRARY,
        TOLD_THE_TIME,
        NEVER_FLOATING);
  }

  private static void check(String name, Set<String> known) {
    List<String> allowed = new ArrayList<>();
    allowed.add(name);
    allowed.addAll(known);
    DescribedPredicate<JavaClass> forbidden =
        DescribedPredicate.describe(
            "of ours outside " + allowed,
            type ->
                type.getPackageName().startsWith("bondgate.edge")
                    && !allowed.contains(shortName(type.getPackageName())));
    classes()
        .that()
        .resideInAPackage(("bondgate.edge." + name).replaceAll("\\.$", ""))
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(forbidden))
        .check(MAIN);
  }

  private static String shortName(String packageName) {
    return packageName.replaceFirst("^bondgate\\.edge\\.?", "");
  }

  static final class BreaksEveryRule {
    double dbm;
    MqttMessage message;
    Connection connection;
    com.fazecast.jSerialComm.SerialPort port;

    Instant now() {
      return Instant.now();
    }
  }
}
