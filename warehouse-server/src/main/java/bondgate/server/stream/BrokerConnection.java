package bondgate.server.stream;

import bondgate.events.Topics;
import bondgate.events.TrustFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jboss.logging.Logger;

/**
 * One connection to the broker, from its making to its loss; it never reconnects by itself. The
 * session outlives it, so that the broker keeps what arrives in between. Its callbacks only queue.
 */
final class BrokerConnection {
  /** The most messages that the broker sends us before we acknowledge one. */
  static final int MOST_UNACKNOWLEDGED = 32;

  private static final Logger LOG = Logger.getLogger(BrokerConnection.class);
  private static final String ECHO_ZONE = "server-echo";
  private static final int AT_MOST_ONCE = 0;
  private static final int AT_LEAST_ONCE = 1;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final int FIRST_REFUSAL = 0x80;
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(500);
  private static final long SESSION_KEPT_SECONDS = Duration.ofDays(7).toSeconds();

  private final MqttAsyncClient client;

  private BrokerConnection(MqttAsyncClient client) {
    this.client = client;
  }

  /**
   * How to connect.
   *
   * @param url broker
   * @param username empty for none
   * @param password empty for none
   * @param clientId fixed, so that the broker knows the session again
   * @param trust for {@code ssl://}, the file with the authority to believe; empty for the JDK's
   *     own
   * @param ours whether it is the embedded one, which tells what it refused
   */
  record Plan(
      String url,
      String username,
      String password,
      String clientId,
      Optional<Path> trust,
      boolean ours) {
    /** Where this server hears itself: once through each of its subscriptions. */
    List<String> echoes() {
      return List.of(Topics.batches(ECHO_ZONE, echoName()), Topics.presence(ECHO_ZONE, echoName()));
    }

    private String echoName() {
      return "x" + Integer.toHexString(clientId.hashCode());
    }
  }

  /** What a connection tells; called on the client's threads, and must only queue. */
  interface Listener {
    void arrived(String topic, byte[] message, Runnable acknowledge);

    void lost(String why);
  }

  /**
   * Connects and subscribes. Blocks some seconds at most; messages may arrive before it returns.
   *
   * @throws MqttException if there is no broker, or it refuses
   * @throws IOException if the file of whom to believe cannot be used
   */
  static BrokerConnection open(Plan plan, Listener listener) throws MqttException, IOException {
    MqttAsyncClient client =
        new MqttAsyncClient(plan.url(), plan.clientId(), new MemoryPersistence());
    BrokerConnection connection = new BrokerConnection(client);
    try {
      client.setManualAcks(true);
      client.setCallback(connection.new Queueing(listener));
      done(client.connect(options(plan)));
      done(client.subscribe(Topics.allBatches(), AT_LEAST_ONCE));
      done(client.subscribe(Topics.allPresence(), AT_LEAST_ONCE));
      if (plan.ours()) {
        done(client.subscribe(Topics.allRefused(), AT_LEAST_ONCE));
      }
      return connection;
    } catch (MqttException | IOException e) {
      connection.abandon();
      throw e;
    }
  }

  /** Hands a message to the broker; false if that was not possible. */
  boolean publish(String topic, byte[] message, boolean retained) {
    try {
      client.publish(topic, message, AT_LEAST_ONCE, retained);
      return true;
    } catch (MqttException e) {
      LOG.debugf("cannot publish on %s: %s", topic, e.getMessage());
      return false;
    }
  }

  /**
   * Says something that only we hear. At most once, so that it comes also while everything that is
   * counted waits for our acknowledgements.
   */
  void sayEchoes(Plan plan) {
    try {
      for (String topic : plan.echoes()) {
        client.publish(topic, new byte[0], AT_MOST_ONCE, false);
      }
    } catch (MqttException e) {
      LOG.debugf("cannot say an echo: %s", e.getMessage());
    }
  }

  /** Whether a server says so only to hear itself. */
  static boolean isEcho(Topics.Source source) {
    return source.zone().equals(ECHO_ZONE);
  }

  /** Leaves politely; the session stays. */
  void leave() {
    try {
      client.disconnect(LEAVE_WITHIN.toMillis()).waitForCompletion(LEAVE_WITHIN.toMillis());
    } catch (MqttException e) {
      LOG.debugf("the broker is gone or slow: %s", e.getMessage());
    }
    abandon();
  }

  /** Ends it at once. */
  void abandon() {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException | RuntimeException e) {
      LOG.debugf("was not connected: %s", e.getMessage());
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException e) {
      LOG.debugf("does not close: %s", e.getMessage());
    }
  }

  private void acknowledge(int messageId) {
    try {
      client.messageArrivedComplete(messageId, AT_LEAST_ONCE);
    } catch (MqttException | RuntimeException e) {
      // The connection is gone: the next one delivers the message again, and it is known then.
      LOG.debugf("cannot acknowledge: %s", e.getMessage());
    }
  }

  private static MqttConnectionOptions options(Plan plan) throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_KEPT_SECONDS);
    options.setReceiveMaximum(MOST_UNACKNOWLEDGED);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) ANSWER_WITHIN.toSeconds());
    options.setKeepAliveInterval(10);
    if (!plan.username().isEmpty()) {
      options.setUserName(plan.username());
      options.setPassword(plan.password().getBytes(StandardCharsets.UTF_8));
    }
    if (plan.trust().isPresent()) {
      options.setSocketFactory(TrustFile.sockets(plan.trust().get()));
    }
    return options;
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

  /** Runs on the client's threads: queues and returns. */
  private final class Queueing implements MqttCallback {
    private final Listener listener;

    Queueing(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int id = message.getId();
      boolean counted = message.getQos() == AT_LEAST_ONCE;
      listener.arrived(topic, message.getPayload(), counted ? () -> acknowledge(id) : () -> {});
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      listener.lost(String.valueOf(response.getReasonString()));
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
      // Followed by disconnected() where it matters.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // The broker's word is not the agent's.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // open() waits for this on the inlet's own thread.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // No extended authentication.
    }
  }
}
