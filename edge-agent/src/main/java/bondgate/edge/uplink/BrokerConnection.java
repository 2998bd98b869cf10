package bondgate.edge.uplink;

import bondgate.edge.settings.BrokerFile;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.EventJson;
import bondgate.events.Presence;
import bondgate.events.Topics;
import bondgate.events.TrustFile;
import bondgate.uplink.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
 * One connection to the broker, from its making to its loss; it never reconnects by itself. Its
 * callbacks only queue. Nothing is kept for redelivery here: the outbox is what remembers.
 */
final class BrokerConnection implements AutoCloseable {
  private static final int AT_LEAST_ONCE = 1;

  /** Reason codes of MQTT 5 from this one on say no. */
  private static final int FIRST_REFUSAL = 0x80;

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final long SESSION_KEPT_SECONDS = Duration.ofDays(7).toSeconds();

  /**
   * Not at once: Artemis 2.55 keeps a last will without a delay until the session expires, which
   * ours does after a week.
   */
  private static final long WILL_AFTER_SECONDS = 1;

  private final String url;
  private final MqttAsyncClient client;

  private BrokerConnection(String url, MqttAsyncClient client) {
    this.url = url;
    this.client = client;
  }

  /**
   * How to connect.
   *
   * @param broker where it is, who we are there, and whom to believe
   * @param clientId fixed for this device, so that the broker knows its session again
   * @param subscriptions topics to hear
   * @param presence topic of birth and last will
   * @param bootId this run of the agent
   * @param device this agent
   * @param will what the broker says for us when we are gone
   */
  record Plan(
      EdgeSettings.Broker broker,
      String clientId,
      List<String> subscriptions,
      String presence,
      String device,
      UUID bootId,
      Presence will) {

    /** The birth message, with the checkpoint that is held; retained. */
    Presence birth(String checkpoint) {
      return new Presence(device, bootId, true, checkpoint);
    }

    /**
     * The same at the broker that its file names now: that may have come since, or hold another
     * secret.
     */
    Plan now() throws BrokerException {
      if (broker.file().isEmpty()) {
        return this;
      }
      try {
        EdgeSettings.Broker read = BrokerFile.read(broker.file().get());
        return new Plan(read, clientId, subscriptions, presence, device, bootId, will);
      } catch (IOException e) {
        throw new BrokerException(e.getMessage(), e);
      }
    }

    static Plan of(EdgeSettings settings, UUID bootId) {
      String zone = settings.zone();
      String device = settings.device();
      return new Plan(
          settings.broker(),
          Topics.clientId(zone, device),
          Topics.heardBy(zone, device),
          Topics.presence(zone, device),
          device,
          bootId,
          new Presence(device, bootId, false));
    }
  }

  /** Connects, subscribes, and says that we are here. Blocks some seconds at most. */
  static BrokerConnection open(Plan plan, Presence birth, long number, Consumer<Signal> signals)
      throws BrokerException {
    MqttAsyncClient client = null;
    String url = plan.broker().url();
    try {
      client = new MqttAsyncClient(url, plan.clientId(), new MemoryPersistence());
      client.setCallback(new Queueing(number, signals));
      done(client.connect(options(plan)));
      BrokerConnection connection = new BrokerConnection(url, client);
      for (String topic : plan.subscriptions()) {
        done(client.subscribe(topic, AT_LEAST_ONCE));
      }
      done(client.publish(plan.presence(), EventJson.writePresence(birth), AT_LEAST_ONCE, true));
      return connection;
    } catch (IOException e) {
      abandon(client);
      throw new BrokerException("broker %s: %s".formatted(url, e.getMessage()), e);
    } catch (MqttException e) {
      abandon(client);
      String trusted = plan.broker().trust().map(Path::toString).orElse("the Java runtime");
      String tls = TrustFile.explained(e, trusted);
      throw new BrokerException("broker %s: %s".formatted(url, tls.isEmpty() ? said(e) : tls), e);
    }
  }

  /** Hands a message to the broker, without waiting for it. */
  void publish(String topic, byte[] payload) throws BrokerException {
    try {
      client.publish(topic, payload, AT_LEAST_ONCE, false);
    } catch (MqttException e) {
      throw new BrokerException("broker %s: %s".formatted(url, said(e)), e);
    }
  }

  /** Publishes a presence message, retained, without waiting for it; the next birth says it too. */
  void say(String topic, Presence word) {
    try {
      client.publish(topic, EventJson.writePresence(word), AT_LEAST_ONCE, true);
    } catch (MqttException e) {
      // the connection is gone: its loss is told by itself
    }
  }

  /** Says a last word, retained, and leaves politely, so that the will is not spoken. */
  void leave(String topic, Presence lastWord, Duration within) {
    try {
      client
          .publish(topic, EventJson.writePresence(lastWord), AT_LEAST_ONCE, true)
          .waitForCompletion(within.toMillis());
      client.disconnect(within.toMillis()).waitForCompletion(within.toMillis());
    } catch (MqttException e) {
      // the broker is gone or slow: then it speaks the will, which says the same
    }
    close();
  }

  @Override
  public void close() {
    abandon(client);
  }

  private static MqttConnectionOptions options(Plan plan) throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(SESSION_KEPT_SECONDS);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout((int) ANSWER_WITHIN.toSeconds());
    options.setKeepAliveInterval(10);
    EdgeSettings.Broker broker = plan.broker();
    if (!broker.username().isEmpty()) {
      options.setUserName(broker.username());
      options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
    }
    if (broker.trust().isPresent() && broker.url().startsWith("ssl:")) {
      options.setSocketFactory(TrustFile.sockets(broker.trust().get()));
    }
    MqttProperties later = new MqttProperties();
    later.setWillDelayInterval(WILL_AFTER_SECONDS);
    options.setWillMessageProperties(later);
    options.setWill(
        plan.presence(),
        new MqttMessage(EventJson.writePresence(plan.will()), AT_LEAST_ONCE, true, null));
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

  private static void abandon(MqttAsyncClient client) {
    if (client == null) {
      return;
    }
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException | RuntimeException e) {
      // it was not connected
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException e) {
      // its threads end with its socket
    }
  }

  private static String said(MqttException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return "%s (code %d)".formatted(cause, e.getReasonCode());
  }

  /** Runs on the client's threads: queues and returns. */
  private record Queueing(long number, Consumer<Signal> signals) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      // Acknowledged to the broker as soon as this returns. A crash before we act on it loses
      // nothing: permits are retained, and an answer that is missing makes us send again.
      signals.accept(new Signal.Arrived(topic, message.getPayload()));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      String reason = response.getReasonString();
      String why = reason == null ? "code " + response.getReturnCode() : reason;
      signals.accept(new Signal.Lost(number, why));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      // followed by disconnected() where it matters
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // the broker's word is not the server's: only an answer counts
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // open() waits for this on the uplink's own thread
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // no extended authentication
    }
  }
}
