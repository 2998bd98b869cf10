package bondgate.story;

import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.MalformedMessageException;
import bondgate.evidence.proof.Checkpoint;
import bondgate.evidence.proof.MalformedProofException;
import bondgate.evidence.proof.ProofCheck;
import bondgate.evidence.proof.SignedNote;
import bondgate.evidence.proof.TreeHead;
import bondgate.evidence.proof.VerifierKey;
import bondgate.simulator.day.ServerApi;
import bondgate.simulator.day.SiteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * Somebody who never stops asking for the checkpoint, and listens to every answer that the agents
 * get. What it saw is handed to the checker at the end: no server may ever take any of it back.
 */
final class Onlooker implements AutoCloseable {
  private static final int ASK_EVERY_MILLIS = 100;
  private static final int AT_LEAST_ONCE = 1;

  private final ServerApi server;
  private final Supplier<Broker> broker;
  private final Set<String> checkpoints = ConcurrentHashMap.newKeySet();
  private final Queue<BatchAnswer> answers = new ConcurrentLinkedQueue<>();
  private final Thread asking = new Thread(this::ask, "onlooker-http");
  private final Thread listening = new Thread(this::listen, "onlooker-mqtt");

  /** Where the broker is and how to get in. */
  record Broker(String url, String username, String password) {}

  Onlooker(ServerApi server, Supplier<Broker> broker) {
    this.server = server;
    this.broker = broker;
  }

  void start() {
    asking.start();
    listening.start();
  }

  private void ask() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          checkpoints.add(server.text("/evidence/" + SiteSettings.ZONE + "/checkpoint"));
        } catch (IOException e) {
          // It is down: it is asked again.
        }
        TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        hear();
        TimeUnit.MILLISECONDS.sleep(2L * ASK_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection, until it is lost. */
  private void hear() throws InterruptedException {
    MqttAsyncClient client = null;
    try {
      Broker now = broker.get();
      client = new MqttAsyncClient(now.url(), "onlooker", new MemoryPersistence());
      client.setCallback(new Hearing());
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setCleanStart(true);
      options.setConnectionTimeout(3);
      options.setKeepAliveInterval(5);
      if (!now.username().isEmpty()) {
        options.setUserName(now.username());
        options.setPassword(now.password().getBytes(StandardCharsets.UTF_8));
      }
      client.connect(options).waitForCompletion(3_000);
      client
          .subscribe("bondgate/1/" + SiteSettings.ZONE + "/+/answer", AT_LEAST_ONCE)
          .waitForCompletion(3_000);
      while (client.isConnected()) {
        TimeUnit.MILLISECONDS.sleep(ASK_EVERY_MILLIS);
      }
    } catch (MqttException e) {
      // It is down: it is tried again.
    } finally {
      close(client);
    }
  }

  private static void close(MqttAsyncClient client) {
    try {
      if (client != null) {
        client.disconnectForcibly(0, 0, false);
        client.close(true);
      }
    } catch (MqttException | RuntimeException e) {
      // It was not connected.
    }
  }

  /** How many answers it heard that accept a batch. */
  long accepted() {
    return answers.stream().filter(BatchAnswer.Accepted.class::isInstance).count();
  }

  /** How many different checkpoints it saw. */
  int checkpoints() {
    return checkpoints.size();
  }

  /** The refusals among the answers, each once. */
  Set<String> refusals() {
    Set<String> refusals = new LinkedHashSet<>();
    for (BatchAnswer answer : answers) {
      if (answer instanceof BatchAnswer.Refused refused) {
        refusals.add("%s %s %s".formatted(refused.device(), refused.reason(), refused.detail()));
      }
    }
    return refusals;
  }

  /** Tells the checker, after checking each signature. */
  void tell(StreamCheck check) throws IOException, InterruptedException, MalformedProofException {
    VerifierKey key =
        VerifierKey.parse(server.text("/evidence/" + SiteSettings.ZONE + "/vkey").strip());
    for (String note : checkpoints) {
      TreeHead head = head(note, key);
      check.seen(head.size(), head.root().base64());
    }
    for (BatchAnswer answer : answers) {
      if (answer instanceof BatchAnswer.Accepted accepted) {
        TreeHead head = head(accepted.checkpoint(), key);
        check.seen(head.size(), head.root().base64());
        check.answered(accepted.device(), accepted.throughSeq(), head.size());
      }
    }
  }

  private static TreeHead head(String text, VerifierKey key) throws MalformedProofException {
    SignedNote note = SignedNote.parse(text);
    if (!(note.check(key) instanceof ProofCheck.Holds)) {
      throw new IllegalStateException("a checkpoint with another signature: " + text);
    }
    return Checkpoint.parse(note.text()).head();
  }

  @Override
  public void close() {
    asking.interrupt();
    listening.interrupt();
    try {
      asking.join(TimeUnit.SECONDS.toMillis(5));
      listening.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Hearing implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      try {
        answers.add(EventJson.readAnswer(message.getPayload()));
      } catch (MalformedMessageException e) {
        throw new IllegalStateException("an answer that nobody can read", e);
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      // hear() looks whether it is connected
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      // followed by disconnected()
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // it says nothing
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // hear() waits for it
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // no extended authentication
    }
  }
}
