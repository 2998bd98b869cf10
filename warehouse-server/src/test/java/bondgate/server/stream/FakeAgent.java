package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.ClockReading;
import bondgate.events.EdgeEvent;
import bondgate.events.EventJson;
import bondgate.events.Heartbeat;
import bondgate.events.MalformedMessageException;
import bondgate.events.Presence;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * An edge agent as the server sees it: a key, a chain of records, and a connection to the broker.
 */
final class FakeAgent implements MqttCallback, AutoCloseable {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final UUID BOOT = UUID.fromString("5f0c3c1e-58a4-4c8b-9a9d-4b8d2a6f7c10");

  final String zone;
  final String device;
  final SigningKey key = SigningKey.generate(new SecureRandom());
  RecordChain chain;
  private final MqttClient client;
  private final BlockingQueue<BatchAnswer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> permits = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> forgotten = new LinkedBlockingQueue<>();

  FakeAgent(String zone, String device) throws MqttException {
    this.zone = zone;
    this.device = device;
    this.chain = RecordChain.begin(zone, device, 1);
    this.client = new MqttClient(setting("url"), "agent-" + device, new MemoryPersistence());
    client.setCallback(this);
    client.connect(options());
    client.subscribe(Topics.answers(zone, device), 1);
    client.subscribe(Topics.permits(zone), 1);
    client.subscribe(Topics.forgotten(zone), 1);
  }

  /** Connects with that client id, which throws out whoever had it, and leaves again. */
  static void takeOver(String clientId) throws MqttException {
    MqttConnectionOptions options = options();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(600L);
    MqttClient thief = new MqttClient(setting("url"), clientId, new MemoryPersistence());
    thief.connect(options);
    // Until the server is back and throws the thief out in its turn.
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (thief.isConnected() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    thief.close();
  }

  private static MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(setting("username"));
    options.setPassword(setting("password").getBytes(StandardCharsets.UTF_8));
    return options;
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("bondgate.broker." + name, String.class);
  }

  ZoneAct.EnrolDevice enrolment() {
    return new ZoneAct.EnrolDevice(
        "enrol-" + device, "staff:test", device, key.verifyKey().base64());
  }

  /** The next heartbeats of this agent, chained. */
  List<SealedRecord> heartbeats(int count) {
    List<SealedRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(new Heartbeat(1_000, 0, 0, List.of())));
    }
    return records;
  }

  SealedRecord record(EdgeEvent event) {
    Instant at = NOON.plusSeconds(chain.lastSeq());
    SealedRecord record =
        chain.next(event, at, at, new ClockReading(null, null, chain.lastSeq(), BOOT));
    chain = chain.after(record);
    return record;
  }

  void send(List<SealedRecord> records) throws MqttException {
    send(EventJson.writeBatch(Batch.sign(records, key)));
  }

  void send(List<SealedRecord> records, SigningKey signer, String checkpoint) throws MqttException {
    send(EventJson.writeBatch(Batch.sign(records, signer, checkpoint)));
  }

  void send(byte[] message) throws MqttException {
    client.publish(Topics.batches(zone, device), message, 1, false);
  }

  /** As an agent does it: what is not answered in time is sent again, the same bytes. */
  BatchAnswer.Accepted sendUntilAccepted(List<SealedRecord> records) throws Exception {
    BatchAnswer answer = null;
    for (int tries = 0; answer == null && tries < 10; tries++) {
      send(records);
      answer = answers.poll(3, TimeUnit.SECONDS);
    }
    assertThat(answer).as("an answer to one of ten tries").isInstanceOf(BatchAnswer.Accepted.class);
    return (BatchAnswer.Accepted) answer;
  }

  void say(Presence presence) throws MqttException {
    client.publish(Topics.presence(zone, device), EventJson.writePresence(presence), 1, true);
  }

  BatchAnswer answer() throws InterruptedException {
    BatchAnswer answer = answers.poll(20, TimeUnit.SECONDS);
    assertThat(answer).as("an answer within 20 s").isNotNull();
    return answer;
  }

  BatchAnswer.Accepted accepted() throws InterruptedException {
    BatchAnswer answer = answer();
    assertThat(answer).isInstanceOf(BatchAnswer.Accepted.class);
    return (BatchAnswer.Accepted) answer;
  }

  BatchAnswer.Refused refused() throws InterruptedException {
    BatchAnswer answer = answer();
    assertThat(answer).isInstanceOf(BatchAnswer.Refused.class);
    return (BatchAnswer.Refused) answer;
  }

  byte[] permits() throws InterruptedException {
    byte[] message = permits.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a permit list within 20 s").isNotNull();
    return message;
  }

  byte[] forgotten() throws InterruptedException {
    byte[] message = forgotten.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a list of those forgotten within 20 s").isNotNull();
    return message;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws MalformedMessageException {
    if (topic.equals(Topics.permits(zone))) {
      permits.add(message.getPayload());
    } else if (topic.equals(Topics.forgotten(zone))) {
      forgotten.add(message.getPayload());
    } else {
      answers.add(EventJson.readAnswer(message.getPayload()));
    }
  }

  @Override
  public void close() throws MqttException {
    client.disconnect();
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
