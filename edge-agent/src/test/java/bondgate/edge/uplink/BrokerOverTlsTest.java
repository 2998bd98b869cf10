package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.edge.TestSettings;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.SigningKey;
import bondgate.uplink.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent over TLS: whom it believes, and what it says of whom it does not. */
class BrokerOverTlsTest {
  private static final UUID BOOT = new UUID(7, 7);
  private static final String HERE = "ip:127.0.0.1";
  private static final int YEAR = 365;

  @TempDir Path folder;

  @Test
  void theBrokerOfTheAuthorityThatIsNamedIsBelieved() throws Exception {
    TestAuthority authority = new TestAuthority(folder, "own");
    withBroker(
        authority.broker("good", HERE, "-1d", YEAR),
        broker -> open(plan(broker.url(), authority.certificate())).close());
  }

  @Test
  void oneOfAnotherAuthorityIsNot() throws Exception {
    TestAuthority authority = new TestAuthority(folder, "own");
    TestAuthority foreign = new TestAuthority(folder, "foreign");
    withBroker(
        foreign.broker("foreign-broker", HERE, "-1d", YEAR),
        broker ->
            assertRefused(
                broker, authority, "not from an authority in " + authority.certificate()));
  }

  @Test
  void oneThatHasExpiredIsNot() throws Exception {
    TestAuthority authority = new TestAuthority(folder, "own");
    withBroker(
        authority.broker("old", HERE, "-10d", 5),
        broker -> assertRefused(broker, authority, "certificate has expired"));
  }

  @Test
  void oneForAnotherHostIsNot() throws Exception {
    TestAuthority authority = new TestAuthority(folder, "own");
    withBroker(
        authority.broker("elsewhere", "dns:dock.example", "-1d", YEAR),
        broker -> assertRefused(broker, authority, "is for other names"));
  }

  @Test
  void theFileIsReadAnewForEachConnectionAndWaitedFor() throws Exception {
    Path file = folder.resolve("broker.properties");
    EdgeSettings.Broker awaited =
        new EdgeSettings.Broker("", "", "", Optional.empty(), Optional.of(file));
    BrokerConnection.Plan plan = plan(awaited);
    assertThatThrownBy(plan::now)
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("waits for " + file);
    Files.writeString(file, "url=tcp://dock:1884\nusername=u\npassword=first\n");
    assertThat(plan.now().broker().password()).isEqualTo("first");
    Files.writeString(file, "url=tcp://dock:1884\nusername=u\npassword=second\n");
    assertThat(plan.now().broker().password()).isEqualTo("second");
  }

  private interface Use {
    void of(TestBroker broker) throws Exception;
  }

  private void withBroker(Path store, Use use) throws Exception {
    TestBroker broker = new TestBroker(folder.resolve("broker"), Optional.of(store));
    try {
      use.of(broker);
    } finally {
      broker.stop();
    }
  }

  private static void assertRefused(TestBroker broker, TestAuthority authority, String words) {
    assertThatThrownBy(() -> open(plan(broker.url(), authority.certificate())))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining(words);
  }

  private static BrokerConnection open(BrokerConnection.Plan plan) throws BrokerException {
    return BrokerConnection.open(plan, plan.birth(""), 1, new LinkedBlockingQueue<Signal>()::add);
  }

  private static BrokerConnection.Plan plan(String url, Path authority) {
    return plan(new EdgeSettings.Broker(url, "", "", Optional.of(authority), Optional.empty()));
  }

  private static BrokerConnection.Plan plan(EdgeSettings.Broker broker) {
    EdgeSettings any =
        TestSettings.of(
            Path.of("unused"),
            SigningKey.ofSeed(new byte[32]).verifyKey(),
            "tcp://127.0.0.1:1",
            "/dev/null");
    BrokerConnection.Plan plan = BrokerConnection.Plan.of(any, BOOT);
    return new BrokerConnection.Plan(
        broker,
        plan.clientId(),
        plan.subscriptions(),
        plan.presence(),
        plan.device(),
        plan.bootId(),
        plan.will());
  }
}
