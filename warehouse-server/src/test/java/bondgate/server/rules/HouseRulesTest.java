package bondgate.server.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules of the house about code, each shown to bite on something written to break it. */
class HouseRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("bondgate.server");

  private static final ArchRule DECISIONS_ARE_TOLD_THE_TIME =
      noClasses()
          .that()
          // Where the clock is made; and the parts that wait for processes, which decide nothing.
          .doNotHaveFullyQualifiedName("bondgate.server.ServerClock")
          .and()
          .resideOutsideOfPackage("bondgate.server.embedded..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  private static final ArchRule MONEY_AND_QUANTITIES_ARE_NEVER_FLOATING =
      noFields()
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class)
          .orShould()
          .haveRawType(Double.class)
          .orShould()
          .haveRawType(Float.class);

  private static final ArchRule NO_NAME_THAT_SAYS_NOTHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("DTO");

  private static final ArchRule THE_MQTT_CLIENT_STAYS_IN_STREAM =
      noClasses()
          .that()
          .resideOutsideOfPackage("bondgate.server.stream..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..");

  private static final ArchRule THE_BROKER_STAYS_IN_EMBEDDED =
      noClasses()
          .that()
          .resideOutsideOfPackage("bondgate.server.embedded..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.activemq..");

  private static ArchRule sdkStaysInItsAdapter(String sdk, String adapter) {
    return noClasses()
        .that()
        .haveNameNotMatching("bondgate\\.server\\.payment\\." + adapter + "\\w*(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(sdk);
  }

  /** Rows and pages stay inside of their slice. */
  private static ArchRule staysInside(Class<? extends Annotation> mark) {
    return classes().that().areAnnotatedWith(mark).should().bePackagePrivate();
  }

  /** Quarkus only warns, then answers 404, when an endpoint's method is not public. */
  private static ArchRule canBeReached(List<Class<? extends Annotation>> marks) {
    return methods()
        .that()
        .areAnnotatedWith(marks.get(0))
        .or()
        .areAnnotatedWith(marks.get(1))
        .should()
        .bePublic();
  }

  @Test
  void decisionsAreToldTheTime() {
    DECISIONS_ARE_TOLD_THE_TIME.check(CLASSES);
    bites(DECISIONS_ARE_TOLD_THE_TIME, ReadsTheClock.class);
  }

  @Test
  void moneyAndQuantitiesAreNeverFloating() {
    MONEY_AND_QUANTITIES_ARE_NEVER_FLOATING.check(CLASSES);
    bites(MONEY_AND_QUANTITIES_ARE_NEVER_FLOATING, FloatingMoney.class);
  }

  @Test
  void noNameSaysNothing() {
    NO_NAME_THAT_SAYS_NOTHING.check(CLASSES);
    bites(NO_NAME_THAT_SAYS_NOTHING, MoneyUtils.class);
  }

  @Test
  void theMqttClientStaysInStreamAndTheBrokerInEmbedded() {
    THE_MQTT_CLIENT_STAYS_IN_STREAM.check(CLASSES);
    THE_BROKER_STAYS_IN_EMBEDDED.check(CLASSES);
    bites(THE_MQTT_CLIENT_STAYS_IN_STREAM, KnowsTheMqttClient.class);
  }

  @Test
  void theSdksOfPaymentProvidersStayInTheirAdapters() {
    ArchRule weChat = sdkStaysInItsAdapter("com.wechat.pay..", "WeChat");
    ArchRule alipay = sdkStaysInItsAdapter("com.alipay..", "Alipay");
    weChat.check(CLASSES);
    alipay.check(CLASSES);
    bites(weChat, KnowsAnSdk.class);
    bites(alipay, KnowsAnSdk.class);
  }

  @Test
  void rowsAndPagesStayInsideTheirSlice() {
    staysInside(Entity.class).check(CLASSES);
    staysInside(Path.class).check(CLASSES);
    bites(staysInside(Mark.class), PublicRow.class);
  }

  @Test
  void endpointsCanBeReached() {
    canBeReached(List.of(GET.class, POST.class)).check(CLASSES);
    bites(canBeReached(List.of(Mark.class, Deprecated.class)), HiddenEndpoint.class);
  }

  private static void bites(ArchRule rule, Class<?> breaksIt) {
    JavaClasses bad = new ClassFileImporter().importClasses(breaksIt);
    assertThat(rule.allowEmptyShould(true).evaluate(bad).hasViolation())
        .as("'%s' must not pass: %s", breaksIt.getSimpleName(), rule.getDescription())
        .isTrue();
  }

  @Retention(RetentionPolicy.RUNTIME)
  private @interface Mark {}

  static final class ReadsTheClock {
    Instant when() {
      return Instant.now();
    }
  }

  static final class FloatingMoney {
    double yuan;
  }

  static final class MoneyUtils {}

  static final class KnowsTheMqttClient {
    org.eclipse.paho.mqttv5.client.MqttClient client;
  }

  static final class KnowsAnSdk {
    com.wechat.pay.java.core.Config weChat;
    com.alipay.api.AlipayClient alipay;
  }

  @Mark
  public static final class PublicRow {}

  static final class HiddenEndpoint {
    @Mark
    void get() {}
  }
}
