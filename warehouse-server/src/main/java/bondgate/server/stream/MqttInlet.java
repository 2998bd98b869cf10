package bondgate.server.stream;

import bondgate.events.AccessRefused;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.events.Topics;
import bondgate.events.TrustFile;
import bondgate.server.stream.BrokerConnection.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jboss.logging.Logger;

/**
 * Where the agents' messages come in: one thread that keeps the connection to the broker, with a
 * fixed client id and a session that is kept. What arrives is queued for its zone and acknowledged
 * to the broker only when it is done with.
 */
@ApplicationScoped
class MqttInlet {
  private static final Logger LOG = Logger.getLogger(MqttInlet.class);
  private static final long STOP_WITHIN_MS = 1_500;

  /** Echoes that may stay away before the connection is held for deaf. */
  private static final int MOST_UNHEARD = 3;

  private final Optional<Plan> plan;
  private final Duration echoEvery;
  private final String zone;
  private final ZoneWriter writer;
  private final BrokerLink link;
  private final PermitPublisher permits;
  private final Event<BrokerReached> reached;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "mqtt-inlet");
  private volatile Queue queue;

  @Inject
  MqttInlet(
      ZoneWriter writer,
      BrokerLink link,
      PermitPublisher permits,
      Event<BrokerReached> reached,
      @ConfigProperty(name = "bondgate.broker.url") Optional<String> url,
      @ConfigProperty(name = "bondgate.broker.username") Optional<String> username,
      @ConfigProperty(name = "bondgate.broker.password") Optional<String> password,
      @ConfigProperty(name = "bondgate.broker.client-id", defaultValue = "bondgate-server")
          String clientId,
      @ConfigProperty(name = "bondgate.broker.trust") Optional<Path> trust,
      @ConfigProperty(name = "bondgate.broker.users") Optional<Path> users,
      @ConfigProperty(name = "bondgate.broker.echo-every", defaultValue = "PT2S")
          Duration echoEvery,
      @ConfigProperty(name = "bondgate.zone") String zone) {
    this.echoEvery = echoEvery;
    this.zone = zone;
    this.plan =
        url.map(
            value ->
                new Plan(
                    value,
                    username.orElse(""),
                    password.orElse(""),
                    clientId,
                    trust.filter(file -> value.startsWith("ssl:")),
                    users.isPresent()));
    this.writer = writer;
    this.link = link;
    this.permits = permits;
    this.reached = reached;
  }

  void start() {
    if (plan.isEmpty()) {
      LOG.warn("bondgate.broker.url is empty: no agent can reach this server");
      return;
    }
    thread.start();
  }

  void stop() throws InterruptedException {
    stopping.countDown();
    Queue now = queue;
    if (now != null) {
      now.lost("the server stops");
    }
    thread.join(STOP_WITHIN_MS);
  }

  private void run() {
    BackOff backOff = new BackOff();
    String failure = "";
    try {
      while (stopping.getCount() > 0) {
        try {
          serve();
          backOff = new BackOff();
          failure = "";
        } catch (MqttException | IOException e) {
          String now = said(e);
          if (!now.equals(failure)) {
            LOG.warnf("broker %s: %s; tries again and on", plan.orElseThrow().url(), now);
          }
          failure = now;
        }
        if (stopping.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String said(Exception failure) {
    String trusted = plan.flatMap(Plan::trust).map(Path::toString).orElse("the Java runtime");
    String tls = TrustFile.explained(failure, trusted);
    if (!tls.isEmpty()) {
      return tls;
    }
    return failure instanceof MqttException mqtt
        ? "%s (code %d)".formatted(mqtt.getMessage(), mqtt.getReasonCode())
        : failure.getMessage();
  }

  /** One connection, from its making to its loss. */
  private void serve() throws MqttException, IOException, InterruptedException {
    Queue own = new Queue();
    queue = own;
    if (stopping.getCount() == 0) {
      return;
    }
    BrokerConnection connection = BrokerConnection.open(plan.orElseThrow(), own);
    link.use(Optional.of(connection));
    LOG.infof("connected to the broker %s", plan.orElseThrow().url());
    permits.publishAll();
    reached.fire(new BrokerReached(zone));
    // Their answers are presence messages, with the checkpoints that they hold.
    connection.publish(Topics.questions(zone), new byte[0], false);
    try {
      listen(connection, own);
    } finally {
      link.use(Optional.empty());
      if (stopping.getCount() == 0) {
        connection.leave();
      } else {
        // What was not acknowledged is delivered again by the next connection.
        LOG.warn("connection to the broker lost");
        connection.abandon();
      }
    }
  }

  /**
   * Until the connection is lost. A broker may keep the connection and have lost a subscription,
   * when another client used our id in between; then our own echo through it stays away, and we
   * connect anew.
   */
  private void listen(BrokerConnection connection, Queue own) throws InterruptedException {
    int unheard = 0;
    do {
      unheard = own.heard.containsAll(plan.orElseThrow().echoes()) ? 1 : unheard + 1;
      own.heard.clear();
      if (unheard > MOST_UNHEARD) {
        LOG.warn("the broker does not send us what we subscribed to: connects anew");
        return;
      }
      connection.sayEchoes(plan.orElseThrow());
    } while (!own.lost.await(echoEvery.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** On the client's threads. */
  private final class Queue implements BrokerConnection.Listener {
    private final CountDownLatch lost = new CountDownLatch(1);
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    @Override
    public void arrived(String topic, byte[] message, Runnable acknowledge) {
      try {
        Topics.Source source = Topics.source(topic);
        if (BrokerConnection.isEcho(source)) {
          heard.add(topic);
          return;
        }
        if (!queued(topic, source, message, acknowledge)) {
          // Nothing is lost: a new connection delivers it again.
          lost("the queue of zone %s is full".formatted(source.zone()));
        }
      } catch (MalformedMessageException e) {
        LOG.warnf("on %s: %s", topic, e.getMessage());
        acknowledge.run();
      }
    }

    private boolean queued(String topic, Topics.Source source, byte[] message, Runnable acknowledge)
        throws MalformedMessageException {
      if (topic.equals(Topics.presence(source.zone(), source.device()))) {
        return writer.offer(source, EventJson.readPresence(message), acknowledge);
      }
      if (topic.equals(Topics.refused(source.zone(), source.device()))) {
        return writer.offer(source, AccessRefused.read(message), acknowledge);
      }
      return writer.offer(new ArrivedBatch(source, message, acknowledge));
    }

    @Override
    public void lost(String why) {
      LOG.debugf("connection lost: %s", why);
      lost.countDown();
    }
  }
}
