package bondgate.server.stream;

import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection to the broker that speaks for many devices, and hears what they are answered. */
final class LoadClient implements MqttCallback, AutoCloseable {
  private final MqttAsyncClient client;
  private final Map<String, Long> through = new ConcurrentHashMap<>();
  private final AtomicReference<String> refusal = new AtomicReference<>();
  private volatile Runnable onAnswer = () -> {};

  LoadClient(String zone) throws MqttException {
    client = new MqttAsyncClient(setting("url"), "load", new MemoryPersistence());
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(setting("username"));
    options.setPassword(setting("password").getBytes(StandardCharsets.UTF_8));
    client.connect(options).waitForCompletion(5_000);
    client.subscribe("bondgate/1/" + zone + "/+/answer", 1).waitForCompletion(5_000);
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("bondgate.broker." + name, String.class);
  }

  void publish(String topic, byte[] message) throws MqttException {
    client.publish(topic, message, 1, false);
  }

  /** Number of the device's last record that was accepted. */
  long through(String device) {
    return through.getOrDefault(device, 0L);
  }

  /** Called after each answer, on the client's thread. */
  void onAnswer(Runnable listener) {
    onAnswer = listener;
  }

  void requireNoRefusal() {
    if (refusal.get() != null) {
      throw new IllegalStateException(refusal.get());
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws MalformedMessageException {
    BatchAnswer answer = EventJson.readAnswer(message.getPayload());
    if (answer instanceof BatchAnswer.Accepted accepted) {
      through.merge(accepted.device(), accepted.throughSeq(), Math::max);
    } else {
      refusal.compareAndSet(null, answer.toString());
    }
    onAnswer.run();
  }

  @Override
  public void close() throws MqttException {
    client.disconnect().waitForCompletion(2_000);
    client.close();
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
