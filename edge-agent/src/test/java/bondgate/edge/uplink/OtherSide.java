package bondgate.edge.uplink;

import bondgate.events.Batch;
import bondgate.events.BatchAnswer;
import bondgate.events.BatchCheck;
import bondgate.events.EdgeRecord;
import bondgate.events.EventJson;
import bondgate.events.KeyRolled;
import bondgate.events.MalformedMessageException;
import bondgate.events.Presence;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import bondgate.simulator.log.PlainLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
 * The server's side of the wire contract, as far as an uplink can tell: checks every batch, takes
 * what follows, drops repeats after comparing their hashes, and answers as a test wants.
 */
final class OtherSide implements AutoCloseable, MqttCallback {
  private final String url;
  private final PlainLog log;
  private VerifyKey key;
  private final Map<String, VerifyKey> keys = new HashMap<>();
  private final BlockingQueue<MqttMessage> arrived = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "other side");
  private final List<SealedRecord> committed = new ArrayList<>();
  private final List<Presence> presences = new ArrayList<>();
  private RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
  private int batches;
  private int repeats;
  private int largest;
  private int silentFor;
  private int firstOfEpoch;
  private BatchAnswer.Reason refuseWith;
  private MqttAsyncClient client;
  private volatile boolean stopping;

  OtherSide(String url, VerifyKey key, SigningKey own) throws MqttException {
    this.url = url;
    turnTo(key);
    this.log = new PlainLog("bondgate.test/guiyang-o2o", own);
    connect();
    thread.setDaemon(true);
    thread.start();
  }

  void connect() throws MqttException {
    client = new MqttAsyncClient(url, "other-side", new MemoryPersistence());
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    client.connect(options).waitForCompletion(5000);
    client.subscribe(Topics.allBatches(), 1).waitForCompletion(5000);
    client.subscribe(Topics.allPresence(), 1).waitForCompletion(5000);
  }

  /** Takes and commits the next batches, but says nothing: as a server that dies after a commit. */
  synchronized void staySilentFor(int count) {
    silentFor = count;
  }

  /** Refuses everything with that reason; null to take again. */
  synchronized void refuseWith(BatchAnswer.Reason reason) {
    refuseWith = reason;
  }

  /** From now on it has another log than the one that it showed. */
  synchronized void forkTheLog() {
    log.fork();
  }

  synchronized VerifyKey key() {
    return key;
  }

  synchronized List<SealedRecord> committed() {
    return List.copyOf(committed);
  }

  synchronized List<Presence> presences() {
    return List.copyOf(presences);
  }

  synchronized int batches() {
    return batches;
  }

  /** Most records that came in one batch. */
  synchronized int largestBatch() {
    return largest;
  }

  /** Records that came again after they were committed, and were the same. */
  synchronized int repeats() {
    return repeats;
  }

  void publish(String topic, byte[] payload, boolean retained) throws MqttException {
    client.publish(topic, payload, 1, retained).waitForCompletion(5000);
  }

  private void run() {
    while (!stopping) {
      try {
        take(arrived.take());
      } catch (InterruptedException e) {
        return;
      } catch (MqttException | MalformedMessageException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void take(MqttMessage message) throws MalformedMessageException, MqttException {
    BatchAnswer answer = answer(EventJson.readBatch(message.getPayload()));
    if (answer != null) {
      client.publish(
          Topics.answers("guiyang-o2o", "edge-1"), EventJson.writeAnswer(answer), 1, false);
    }
  }

  private synchronized BatchAnswer answer(Batch batch) {
    batches++;
    largest = Math.max(largest, batch.records().size());
    if (refuseWith != null) {
      return refused(refuseWith, "as the test");
    }
    EdgeRecord first = batch.records().get(0).fields();
    if (first.epoch() == chain.epoch() && first.seq() > chain.lastSeq() + 1) {
      // The embedded broker may turn two messages of one client round.
      return refused(BatchAnswer.Reason.GAP, "%d came first".formatted(first.seq()));
    }
    // What was sent before the key was rolled may come again after it.
    BatchCheck check = batch.check(first.seq() > chain.lastSeq() ? key : named(batch));
    if (!(check instanceof BatchCheck.Sound)) {
      throw new IllegalStateException("a batch that is not sound: " + check);
    }
    for (SealedRecord record : batch.records()) {
      if (record.fields().epoch() > chain.epoch()) {
        chain = RecordChain.begin(chain.zone(), chain.device(), record.fields().epoch());
        firstOfEpoch = committed.size();
      }
      if (record.fields().seq() <= chain.lastSeq()) {
        SealedRecord before = committed.get(firstOfEpoch + (int) record.fields().seq() - 1);
        if (!before.hash().equals(record.hash())) {
          throw new IllegalStateException("two histories");
        }
        repeats++;
      } else {
        chain = chain.after(record);
        committed.add(record);
        log.append(record.bytes());
        if (record.fields().body() instanceof KeyRolled rolled) {
          turnTo(rolled.newKey());
        }
      }
    }
    if (silentFor > 0) {
      silentFor--;
      return null;
    }
    return log.accepted(batch, chain.lastSeq());
  }

  private VerifyKey named(Batch batch) {
    return keys.getOrDefault(batch.keyId(), key);
  }

  private void turnTo(VerifyKey newest) {
    key = newest;
    keys.put(newest.id(), newest);
  }

  private BatchAnswer refused(BatchAnswer.Reason reason, String detail) {
    return new BatchAnswer.Refused("edge-1", chain.epoch(), chain.lastSeq() + 1, reason, detail);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) throws Exception {
    if (topic.endsWith("/presence")) {
      Presence presence = EventJson.readPresence(message.getPayload());
      synchronized (this) {
        presences.add(presence);
      }
    } else {
      arrived.add(message);
    }
  }

  @Override
  public void close() throws MqttException {
    stopping = true;
    thread.interrupt();
    client.disconnectForcibly(0, 0, false);
    client.close(true);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
