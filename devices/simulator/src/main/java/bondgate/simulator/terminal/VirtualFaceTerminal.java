package bondgate.simulator.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A terminal of the family "face sluice" with "resume from break": it publishes a record for each
 * face, with a picture, keeps it until it is confirmed, and sends what it keeps again. The fields
 * are those of a recorded message of real firmware; the confirmation's form was never verified
 * against a terminal.
 */
public final class VirtualFaceTerminal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));
  private static final int KEEP_ALIVE_SECONDS = 60;

  private final String id;
  private final InstantSource clock;
  private final Socket socket;
  private final OutputStream out;
  private final Thread listening;
  // Guarded by this.
  private final Map<String, ObjectNode> kept = new LinkedHashMap<>();
  private int lastRecord;

  /**
   * A terminal that is connected to a broker and has said that it is there.
   *
   * @param id the number that it goes by
   * @param clock of the terminal, which may be wrong
   * @throws IOException if the broker is not there or refuses
   */
  public VirtualFaceTerminal(String host, int port, String id, InstantSource clock)
      throws IOException {
    this.id = id;
    this.clock = clock;
    this.socket = new Socket(host, port);
    this.out = socket.getOutputStream();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    send(
        MqttPackets.connect(
            "face-" + id,
            "mqtt/face/basic",
            bytes(message("Offline", presence())),
            KEEP_ALIVE_SECONDS));
    MqttPackets.Packet answer = MqttPackets.read(in);
    if (answer.type() != MqttPackets.CONNACK || answer.returnCode() != 0) {
      throw new IOException("the broker refused: packet type %d".formatted(answer.type()));
    }
    send(MqttPackets.subscribe(1, "mqtt/face/" + id));
    listening = new Thread(() -> listen(in), "virtual terminal " + id);
    listening.setDaemon(true);
    listening.start();
    publish("mqtt/face/basic", message("Online", presence()));
  }

  private ObjectNode presence() {
    return JsonNodeFactory.instance.objectNode().put("facesluiceId", id).put("ip", "10.0.0.31");
  }

  /**
   * Somebody stands before it.
   *
   * @param personId as this terminal calls the person
   * @param name of the person, which goes along with every record
   * @param verifyStatus 1 let in, 2 refused, 3 not registered
   * @param similarity 0 to 100, as text
   * @return the number of the record
   */
  public String sees(String personId, String name, int verifyStatus, String similarity)
      throws IOException {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    String record;
    synchronized (this) {
      record = Integer.toString(++lastRecord);
      info.put("customId", "").put("personId", personId).put("RecordID", record);
      info.put("VerifyStatus", Integer.toString(verifyStatus)).put("PersonType", "0");
      info.put("similarity1", similarity).put("Sendintime", 1).put("personName", name);
      info.put("facesluiceId", id).put("idCard", "000000199001010000").put("telnum", " ");
      info.put("time", LOCAL.format(clock.instant())).put("isNoMask", "1").put("PushType", 0);
      info.set("targetPosInScene", JSON.valueToTree(List.of(346, 0, 1572, 1080)));
      info.put("pic", "data:image/jpeg;base64," + "/9j/4AAQSkZJRgABAQ".repeat(2000));
      kept.put(record, info);
    }
    publish("mqtt/face/" + id + "/Rec", message("RecPush", info));
    return record;
  }

  /** Somebody whom it does not know stands before it. */
  public void seesStranger() throws IOException {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    synchronized (this) {
      info.put("facesluiceId", id).put("SnapID", Integer.toString(++lastRecord));
    }
    info.put("time", LOCAL.format(clock.instant())).put("pic", "data:image/jpeg;base64,/9j/4AAQ");
    publish("mqtt/face/" + id + "/Snap", message("SnapPush", info));
  }

  /** Sends again, as kept, what was not confirmed. */
  public void resumes() throws IOException {
    List<ObjectNode> all;
    synchronized (this) {
      all = kept.values().stream().map(ObjectNode::deepCopy).toList();
    }
    for (ObjectNode info : all) {
      publish("mqtt/face/" + id + "/Rec", message("RecPush", info.put("Sendintime", 0)));
    }
  }

  /** How many records nobody has confirmed. */
  public synchronized int unconfirmed() {
    return kept.size();
  }

  /** Says that it lives. */
  public void beats() throws IOException {
    publish(
        "mqtt/face/heartbeat",
        message(
            "HeartBeat",
            JsonNodeFactory.instance
                .objectNode()
                .put("facesluiceId", id)
                .put("time", LOCAL.format(clock.instant()))));
  }

  /** Says whatever a test wants, in its name or another's. */
  public void publish(String topic, byte[] payload) throws IOException {
    send(MqttPackets.publish(topic, payload));
  }

  private void publish(String topic, ObjectNode message) throws IOException {
    publish(topic, bytes(message));
  }

  private static ObjectNode message(String operator, ObjectNode info) {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("operator", operator);
    message.set("info", info);
    return message;
  }

  private static byte[] bytes(ObjectNode message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("our own tree can always be written", e);
    }
  }

  private synchronized void send(byte[] packet) throws IOException {
    out.write(packet);
    out.flush();
  }

  private void listen(DataInputStream in) {
    try {
      while (true) {
        MqttPackets.Packet packet = MqttPackets.read(in);
        if (packet.type() == MqttPackets.PUBLISH) {
          commanded(packet.payload());
        }
      }
    } catch (IOException e) {
      // the connection is gone, by us or by the broker
    }
  }

  private synchronized void commanded(byte[] payload) throws IOException {
    JsonNode message = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
    if (message.path("operator").asText().equals("PushAck")) {
      kept.remove(message.path("info").path("SnapOrRecordID").asText());
    }
  }

  /** Cuts the line without a word: the broker speaks the last will. */
  public void pullCable() throws IOException {
    socket.close();
  }

  /** Says goodbye. */
  @Override
  public void close() throws IOException {
    try {
      send(MqttPackets.disconnect());
    } catch (IOException e) {
      // it was cut before
    }
    socket.close();
  }
}
