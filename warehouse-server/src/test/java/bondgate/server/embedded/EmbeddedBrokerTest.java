package bondgate.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final String TOPIC = "bondgate/1/zone/edge/batch";

  @TempDir Path folder;

  @Test
  void aMessageAsLargeAsAFullBatchArrives() throws Exception {
    byte[] batch = new byte[600_000];
    batch[599_999] = 7;
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      Listener listener = new Listener(broker, "server");
      listener.client.subscribe(TOPIC, 1);
      publish(broker, batch, false);
      assertThat(listener.next()).isEqualTo(batch);
      listener.client.disconnect();
    }
  }

  @Test
  void whatIsQueuedForASessionSurvivesARestartAndSoDoesWhatIsRetained() throws Exception {
    String password;
    try (DataFolder data = DataFolder.open(folder)) {
      try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
        password = broker.password();
        Listener listener = new Listener(broker, "server");
        listener.client.subscribe(TOPIC, 1);
        listener.client.disconnect();
        publish(broker, bytes("while it was away"), false);
        publish(broker, bytes("retained"), true);
      }
      try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
        assertThat(broker.password()).isEqualTo(password);
        Listener listener = new Listener(broker, "server");
        assertThat(listener.next()).isEqualTo(bytes("while it was away"));
        assertThat(listener.next()).isEqualTo(bytes("retained"));
        listener.client.disconnect();
        Listener late = new Listener(broker, "late");
        late.client.subscribe(TOPIC, 1);
        assertThat(late.next()).isEqualTo(bytes("retained"));
        late.client.disconnect();
      }
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() throws Exception {
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
      assertThatThrownBy(() -> connect(broker.url(), "guest", broker.username(), "guess"))
          .isInstanceOf(MqttException.class);
      assertThatThrownBy(() -> connect(broker.url(), "guest", "guest", broker.password()))
          .isInstanceOf(MqttException.class);
      connect(broker.url(), "guest", broker.username(), broker.password()).disconnect();

      Path access = folder.resolve("broker.properties");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
          .isEqualTo("rw-------");
      Properties properties = new Properties();
      properties.load(Files.newBufferedReader(access));
      assertThat(properties)
          .containsEntry("url", broker.url())
          .containsEntry("username", broker.username())
          .containsEntry("password", broker.password());
    }
  }

  @Test
  void aPortThatIsTakenIsNamedWithTheSettingThatChangesIt() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(data, other.getLocalPort()))
          .isInstanceOf(EmbeddedServiceException.class)
          .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
          .hasMessageContaining("bondgate.broker.port");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void publish(EmbeddedBroker broker, byte[] payload, boolean retained)
      throws MqttException {
    MqttClient client = connect(broker.url(), "agent", broker.username(), broker.password());
    client.publish(TOPIC, payload, 1, retained);
    client.disconnect();
  }

  private static MqttClient connect(String url, String id, String user, String password)
      throws MqttException {
    MqttClient client = new MqttClient(url, id, new MemoryPersistence());
    client.connect(options(user, password));
    return client;
  }

  private static MqttConnectionOptions options(String user, String password) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(user);
    options.setPassword(bytes(password));
    options.setCleanStart(false);
    options.setSessionExpiryInterval(86_400L);
    return options;
  }

  /** A client with a session that is kept, and what arrives for it. */
  private static final class Listener implements MqttCallback {
    final MqttClient client;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();

    Listener(EmbeddedBroker broker, String id) throws MqttException {
      client = new MqttClient(broker.url(), id, new MemoryPersistence());
      client.setCallback(this);
      client.connect(options(broker.username(), broker.password()));
    }

    byte[] next() throws InterruptedException {
      byte[] message = arrived.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("a message within 20 s").isNotNull();
      return message;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      arrived.add(message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException e) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
