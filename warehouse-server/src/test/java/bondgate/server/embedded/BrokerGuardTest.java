package bondgate.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.events.AccessRefused;
import bondgate.events.AccessRefused.Why;
import bondgate.events.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each user of the embedded broker may do, at the real broker. */
class BrokerGuardTest {
  private static final String ZONE = "zone";
  private static final int AT_LEAST_ONCE = 1;

  @TempDir Path folder;
  private DataFolder data;
  private EmbeddedBroker broker;
  private MqttMailbox server;

  @BeforeEach
  void start() throws Exception {
    data = DataFolder.open(folder);
    users("dock", "exit");
    broker = EmbeddedBroker.start(data, 0);
    server = MqttMailbox.open(broker.url(), "server", broker.username(), broker.password());
    server.client().subscribe(Topics.allBatches(), AT_LEAST_ONCE);
    server.client().subscribe(Topics.allRefused(), AT_LEAST_ONCE);
    server.client().subscribe(Topics.allPresence(), AT_LEAST_ONCE);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    broker.close();
    data.close();
  }

  @Test
  void aDevicePublishesItsOwnAndHearsItsOwnAndWhatIsForAll() throws Exception {
    try (MqttMailbox dock = device("dock")) {
      for (String topic : Topics.heardBy(ZONE, "dock")) {
        assertThat(dock.mayHear(topic)).as(topic).isTrue();
      }
      dock.client().publish(Topics.batches(ZONE, "dock"), bytes("mine"), AT_LEAST_ONCE, false);
      assertThat(server.next().text()).isEqualTo("mine");
      dock.client().publish(Topics.presence(ZONE, "dock"), bytes("here"), AT_LEAST_ONCE, true);
      assertThat(server.next().text()).isEqualTo("here");
      for (String topic : Topics.heardBy(ZONE, "dock")) {
        server.client().publish(topic, bytes(topic), AT_LEAST_ONCE, true);
        assertThat(dock.next().text()).isEqualTo(topic);
      }
    }
    // Its session is known again, with what it had subscribed to.
    server.client().publish(Topics.answers(ZONE, "dock"), bytes("later"), AT_LEAST_ONCE, false);
    try (MqttMailbox dock = device("dock")) {
      assertThat(dock.next().text()).isEqualTo("later");
    }
  }

  @Test
  void aDeviceThatPublishesAsAnotherIsRefusedAndReported() throws Exception {
    try (MqttMailbox dock = device("dock")) {
      assertThat(dock.mayPublish(Topics.batches(ZONE, "exit"), bytes("false"))).isFalse();
      MqttMailbox.Message told = server.next();
      assertThat(told.topic()).isEqualTo(Topics.refused(ZONE, "dock"));
      assertThat(AccessRefused.read(told.payload()))
          .isEqualTo(new AccessRefused(Why.TOPIC, 1, Topics.batches(ZONE, "exit")));
      // Told once, and nothing of what it tried arrived; it may go on with its own.
      for (int i = 0; i < 5; i++) {
        dock.client().publish(Topics.presence(ZONE, "exit"), bytes("false"), 0, true);
      }
      dock.client().publish(Topics.batches(ZONE, "dock"), bytes("mine"), AT_LEAST_ONCE, false);
      assertThat(server.next().text()).isEqualTo("mine");
      assertThat(server.isEmpty()).isTrue();
    }
  }

  @Test
  void aDeviceHearsNothingThatIsAnothers() throws Exception {
    try (MqttMailbox dock = device("dock");
        MqttMailbox exit = device("exit")) {
      exit.client().subscribe(Topics.answers(ZONE, "exit"), AT_LEAST_ONCE);
      for (String topic :
          new String[] {
            Topics.answers(ZONE, "exit"), Topics.allBatches(), "#", "bondgate/1/+/+/answer"
          }) {
        assertThat(dock.mayHear(topic)).as(topic).isFalse();
      }
      assertThat(AccessRefused.read(server.next().payload()).why()).isEqualTo(Why.TOPIC);
      server.client().publish(Topics.answers(ZONE, "exit"), bytes("yours"), AT_LEAST_ONCE, false);
      assertThat(exit.next().text()).isEqualTo("yours");
      assertThat(dock.isEmpty()).isTrue();
    }
  }

  @Test
  void aSubscriptionThatReachesForAnothersQueueEndsTheConnectionAndTheQueueStays()
      throws Exception {
    try (MqttMailbox exit = device("exit")) {
      exit.client().subscribe(Topics.answers(ZONE, "exit"), AT_LEAST_ONCE);
    }
    String another = "$share/" + Topics.clientId(ZONE, "exit") + "/" + Topics.answers(ZONE, "exit");
    try (MqttMailbox dock = device("dock")) {
      assertThatThrownBy(() -> dock.client().subscribe(another, AT_LEAST_ONCE))
          .isInstanceOf(MqttException.class);
    }
    assertThat(AccessRefused.read(server.next().payload()).tried()).isEqualTo(another);
    server.client().publish(Topics.answers(ZONE, "exit"), bytes("kept"), AT_LEAST_ONCE, false);
    try (MqttMailbox exit = device("exit")) {
      assertThat(exit.next().text()).isEqualTo("kept");
    }
  }

  @Test
  void aDeviceUnderAnothersNameIsRefusedAndTheOtherStays() throws Exception {
    try (MqttMailbox exit = device("exit")) {
      assertThatThrownBy(
              () ->
                  MqttMailbox.open(
                      broker.url(), Topics.clientId(ZONE, "exit"), ZONE + "/dock", "secret-dock"))
          .isInstanceOf(MqttException.class);
      AccessRefused told = AccessRefused.read(server.next().payload());
      assertThat(told).isEqualTo(new AccessRefused(Why.NAME, 1, Topics.clientId(ZONE, "exit")));
      exit.client().publish(Topics.batches(ZONE, "exit"), bytes("stays"), AT_LEAST_ONCE, false);
      assertThat(server.next().text()).isEqualTo("stays");
    }
  }

  @Test
  void aLastWillUnderAnothersNameIsNotSpoken() throws Exception {
    MqttConnectionOptions options = MqttMailbox.options(ZONE + "/dock", "secret-dock");
    options.setWillMessageProperties(inASecond());
    options.setWill(
        Topics.presence(ZONE, "exit"), new MqttMessage(bytes("gone"), AT_LEAST_ONCE, true, null));
    MqttMailbox dock = MqttMailbox.open(broker.url(), Topics.clientId(ZONE, "dock"), options);
    dock.cut();
    MqttMailbox.Message told = server.next();
    assertThat(told.topic()).isEqualTo(Topics.refused(ZONE, "dock"));
    assertThat(AccessRefused.read(told.payload()).tried()).isEqualTo(Topics.presence(ZONE, "exit"));
    assertThat(server.isEmpty()).isTrue();
  }

  @Test
  void aWrongSecretOpensNothingAndIsReportedForAKnownDeviceOnly() throws Exception {
    assertRefused("dock", ZONE + "/dock", "guess");
    MqttMailbox.Message told = server.next();
    assertThat(told.topic()).isEqualTo(Topics.refused(ZONE, "dock"));
    assertThat(AccessRefused.read(told.payload()).why()).isEqualTo(Why.SECRET);
    assertRefused("dock", ZONE + "/dock", "guess");
    assertRefused("nobody", ZONE + "/nobody", "guess");
    assertRefused("dock", "server", "secret-dock");
    // Artemis knows a user for clusters, with a password that everybody can look up.
    assertRefused("dock", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!");
    assertRefused("dock", "", "");
    assertThat(server.isEmpty()).isTrue();
  }

  @Test
  void whoIsCutOffSpeaksItsLastWill() throws Exception {
    MqttMailbox dock =
        MqttMailbox.open(broker.url(), Topics.clientId(ZONE, "dock"), withWill("dock"));
    dock.cut();
    MqttMailbox.Message told = server.next();
    assertThat(told.topic()).isEqualTo(Topics.presence(ZONE, "dock"));
    assertThat(told.text()).isEqualTo("gone");
  }

  private static MqttProperties inASecond() {
    MqttProperties later = new MqttProperties();
    later.setWillDelayInterval(1L);
    return later;
  }

  private static MqttConnectionOptions withWill(String device) {
    MqttConnectionOptions options = MqttMailbox.options(ZONE + "/" + device, "secret-" + device);
    options.setWillMessageProperties(inASecond());
    options.setWill(
        Topics.presence(ZONE, device), new MqttMessage(bytes("gone"), AT_LEAST_ONCE, true, null));
    return options;
  }

  @Test
  void aClosedSecretIsOutAtOnceAndAnotherOneIsIn() throws Exception {
    try (MqttMailbox dock =
            MqttMailbox.open(broker.url(), Topics.clientId(ZONE, "dock"), withWill("dock"));
        MqttMailbox exit = device("exit")) {
      long from = System.nanoTime();
      users("exit");
      assertThat(dock.lost(5)).as("the connection ends").isTrue();
      assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(3));
      // Longer than the will's delay and the broker's next look together.
      TimeUnit.MILLISECONDS.sleep(2_500);
      assertThat(server.isEmpty()).as("a closed device says nothing more").isTrue();
      assertRefused("dock", ZONE + "/dock", "secret-dock");
      assertThat(exit.client().isConnected()).isTrue();
    }
    users("dock", "exit");
    assertThat(eventually(() -> device("dock").close())).isTrue();
  }

  private interface Try {
    void once() throws Exception;
  }

  private static boolean eventually(Try what) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < until) {
      try {
        what.once();
        return true;
      } catch (MqttException e) {
        TimeUnit.MILLISECONDS.sleep(100); // the file is looked at a few times a second
      }
    }
    return false;
  }

  private void assertRefused(String device, String user, String secret) {
    assertThatThrownBy(
            () -> MqttMailbox.open(broker.url(), Topics.clientId(ZONE, device), user, secret))
        .as("%s with '%s'", user, secret)
        .isInstanceOfSatisfying(
            MqttException.class,
            e ->
                assertThat(e.getReasonCode())
                    .isIn(
                        MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED,
                        MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD));
  }

  private MqttMailbox device(String name) throws MqttException {
    return MqttMailbox.open(
        broker.url(), Topics.clientId(ZONE, name), ZONE + "/" + name, "secret-" + name);
  }

  private void users(String... devices) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String device : devices) {
      lines.append("%s/%s=%s%n".formatted(ZONE, device, MqttMailbox.sha256("secret-" + device)));
    }
    DataFolder.writePrivately(folder.resolve(BrokerUsers.FILE), lines.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
