package bondgate.edge.terminal;

import bondgate.edge.settings.EdgeSettings;
import bondgate.till.terminal.FaceTerminals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection to the terminals' broker, from its making to its loss; it never reconnects by
 * itself. Its callbacks only queue. Terminals publish with QoS 0: what is lost on the way is sent
 * again only by a terminal that waits for its confirmation.
 */
final class TerminalLink implements AutoCloseable {
  private static final int AT_MOST_ONCE = 0;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int FIRST_REFUSAL = 0x80;

  /** Longer than a record with a picture of 1080 lines; the broker keeps longer ones back. */
  private static final long MOST_BYTES = 4_000_000;

  private static final String[] TOPICS = {
    "mqtt/face/+/Rec", "mqtt/face/+/Snap", "mqtt/face/basic", "mqtt/face/heartbeat"
  };

  private final MqttAsyncClient client;
  private volatile String lost = "";

  private TerminalLink(MqttAsyncClient client) {
    this.client = client;
  }

  /** A message of a terminal. Whoever took it wipes it: it may hold a picture. */
  static final class Heard {
    private final String topic;
    private final byte[] payload;

    /**
     * A message.
     *
     * @param payload kept, not copied, and wiped in the end
     */
    Heard(String topic, byte[] payload) {
      this.topic = topic;
      this.payload = payload;
    }

    String topic() {
      return topic;
    }

    /** Not a copy: a picture is not to be in two places. */
    byte[] payload() {
      return payload;
    }

    int size() {
      return payload.length;
    }

    void wipe() {
      Arrays.fill(payload, (byte) 0);
    }
  }

  /**
   * Connects and subscribes. Blocks some seconds at most.
   *
   * @param clientId fixed for this agent
   * @throws MqttException if the broker is not there or refuses
   */
  static TerminalLink open(EdgeSettings.Broker broker, String clientId, Consumer<Heard> listener)
      throws MqttException {
    MqttAsyncClient client = new MqttAsyncClient(broker.url(), clientId, new MemoryPersistence());
    TerminalLink link = new TerminalLink(client);
    client.setCallback(link.new Queueing(listener));
    try {
      done(client.connect(options(broker)));
      for (String topic : TOPICS) {
        done(client.subscribe(topic, AT_MOST_ONCE));
      }
      return link;
    } catch (MqttException e) {
      link.close();
      throw e;
    }
  }

  private static MqttConnectionOptions options(EdgeSettings.Broker broker) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    // Terminals say anew what matters; what was published while nobody listened is theirs to
    // repeat.
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) ANSWER_WITHIN.toSeconds());
    options.setKeepAliveInterval(10);
    options.setMaximumPacketSize(MOST_BYTES);
    if (!broker.username().isEmpty()) {
      options.setUserName(broker.username());
      options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
    }
    return options;
  }

  /** Why the connection is gone; empty while it stands. */
  String lost() {
    return lost;
  }

  /** Hands a message to the broker, without waiting for it. */
  void publish(FaceTerminals.Message message) {
    try {
      client.publish(
          message.topic(), message.payload().getBytes(StandardCharsets.UTF_8), AT_MOST_ONCE, false);
    } catch (MqttException e) {
      // The connection is gone, which is told by itself; the terminal asks again.
      lost = said(e);
    }
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 200, false);
    } catch (MqttException | RuntimeException e) {
      // it was not connected
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException e) {
      // its threads end with its socket
    }
  }

  /** Waits for the broker's word. The client itself takes a refused topic for a success. */
  private static void done(IMqttToken token) throws MqttException {
    token.waitForCompletion(ANSWER_WITHIN.toMillis());
    int[] codes = token.getReasonCodes();
    for (int code : codes == null ? new int[0] : codes) {
      if (code >= FIRST_REFUSAL) {
        throw new MqttException(code);
      }
    }
  }

  static String said(MqttException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "%s (code %d)".formatted(cause, e.getReasonCode());
  }

  /** Runs on the client's threads: queues and returns. */
  private final class Queueing implements MqttCallback {
    private final Consumer<Heard> listener;

    Queueing(Consumer<Heard> listener) {
      this.listener = listener;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      listener.accept(new Heard(topic, message.getPayload()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      String reason = response.getReasonString();
      lost = reason == null ? "code " + response.getReturnCode() : reason;
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      // followed by disconnected() where it matters
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // a confirmation that does not arrive is asked for again
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // open() waits for this
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // no extended authentication
    }
  }
}
