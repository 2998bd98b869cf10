package bondgate.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
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

/** A client of a broker with a session that is kept, and what arrived for it. */
public final class MqttMailbox implements MqttCallback, AutoCloseable {
  private final MqttClient client;
  private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
  private final CountDownLatch lost = new CountDownLatch(1);

  private MqttMailbox(MqttClient client) {
    this.client = client;
  }

  /**
   * What arrived.
   *
   * @param text its payload, which the tests write as UTF-8
   */
  public record Message(String topic, String text) {
    /** Its payload. */
    public byte[] payload() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  public static MqttMailbox open(String url, String id, String user, String secret)
      throws MqttException {
    return open(url, id, options(user, secret));
  }

  /** The same, with options of its own. */
  public static MqttMailbox open(String url, String id, MqttConnectionOptions options)
      throws MqttException {
    MqttClient client = new MqttClient(url, id, new MemoryPersistence());
    MqttMailbox mailbox = new MqttMailbox(client);
    client.setCallback(mailbox);
    client.setTimeToWait(10_000);
    try {
      client.connect(options);
      return mailbox;
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
  }

  public static MqttConnectionOptions options(String user, String secret) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(user);
    options.setPassword(secret.getBytes(StandardCharsets.UTF_8));
    options.setCleanStart(false);
    options.setSessionExpiryInterval(86_400L);
    options.setAutomaticReconnect(false);
    return options;
  }

  public static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public MqttClient client() {
    return client;
  }

  /** Whether the broker takes that from this client, which asks for its word. */
  public boolean mayPublish(String topic, byte[] payload) throws MqttException {
    IMqttToken token = client.getTopic(topic).publish(payload, 1, false);
    token.waitForCompletion(10_000);
    return isGood(token);
  }

  /** Whether the broker lets this client hear that; it does from now on. */
  public boolean mayHear(String topic) throws MqttException {
    return isGood(client.subscribe(topic, 1));
  }

  private static boolean isGood(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null || Arrays.stream(codes).allMatch(code -> code < 0x80);
  }

  /** The next that arrives within 20 seconds. */
  public Message next() throws InterruptedException {
    Message message = arrived.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message within 20 s").isNotNull();
    return message;
  }

  /** Whether nothing more arrives within half a second. */
  public boolean isEmpty() throws InterruptedException {
    Message more = arrived.poll(500, TimeUnit.MILLISECONDS);
    return more == null;
  }

  /** Whether the connection ends within so many seconds. */
  public boolean lost(int seconds) throws InterruptedException {
    return lost.await(seconds, TimeUnit.SECONDS);
  }

  /** Ends it without a word. */
  void cut() throws MqttException {
    client.disconnectForcibly(0, 0, false);
    client.close(true);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close(true);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    arrived.add(new Message(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    lost.countDown();
  }

  @Override
  public void mqttErrorOccurred(MqttException e) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
