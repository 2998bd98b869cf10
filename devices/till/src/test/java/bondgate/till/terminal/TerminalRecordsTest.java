package bondgate.till.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.till.FeedingCheck;
import bondgate.till.FrameShape;
import bondgate.till.Octets;
import bondgate.till.SharedData;
import bondgate.till.terminal.TerminalRecord.Credential;
import bondgate.till.terminal.TerminalRecord.Passage;
import bondgate.till.terminal.TerminalRecord.Problem;
import bondgate.till.terminal.TerminalRecord.Unreadable;
import bondgate.till.terminal.TerminalRecord.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of the shared files, which may have other entries than today. */
class TerminalRecordsTest {
  private static final Instant NOW = Instant.parse("2026-04-10T02:00:10Z");
  private static final Octets SALT =
      Octets.of("a secret of one site".getBytes(StandardCharsets.UTF_8));
  private static final List<String> PERSONAL =
      List.of(
          "personName",
          "persionName",
          "name",
          "idCard",
          "telnum",
          "customId",
          "cardNo",
          "pic",
          "employeeNoString",
          "CardName",
          "CardNo",
          "temperature");

  private final TerminalSettings settings = TerminalSettings.china(SALT);
  private final FaceTerminals face = new FaceTerminals(settings);
  private final HikvisionEvents hikvision = new HikvisionEvents(settings);

  @Test
  void everyRecordOfTheMqttFamilyIsMappedByItsFields() throws IOException {
    int passages = 0;
    for (Map.Entry<String, JsonNode> sample :
        SharedData.json("face-terminal-mqtt.json").properties()) {
      JsonNode info = sample.getValue().path("info");
      boolean passes = sample.getValue().path("operator").asText().equals("RecPush");
      if (!passes || !info.has("time") || !info.has("VerifyStatus")) {
        continue;
      }
      TerminalRecord record = read(sample.getValue(), "mqtt/face/x/Rec");
      Passage passage = (Passage) record;
      assertThat(passage.terminal()).isEqualTo(info.get("facesluiceId").asText());
      assertThat(passage.verdict()).isEqualTo(verdict(info.get("VerifyStatus").asInt()));
      String local = info.get("time").asText().replace(' ', 'T') + "+08:00";
      assertThat(passage.at()).contains(java.time.OffsetDateTime.parse(local).toInstant());
      if (info.has("similarity1")) {
        assertThat(passage.similarityHundredths().orElseThrow())
            .isEqualTo((int) Math.round(info.get("similarity1").asDouble() * 100));
      }
      assertThat(passage.person()).isPresent();
      assertThat(passage.recordId().isPresent()).isEqualTo(info.has("RecordID"));
      printsNothingPersonal(record, info);
      passages++;
    }
    System.out.println("face-terminal-mqtt.json: " + passages + " records");
  }

  @Test
  void theRecordedOneOfRealFirmwareIsLiveAndItsAcknowledgementNamesItsNumber() throws IOException {
    JsonNode sample = SharedData.json("face-terminal-mqtt.json").path("RecPush_real_firmware");
    Passage passage = (Passage) read(sample, "mqtt/face/1026700/Rec");
    assertThat(passage.replay()).isFalse();
    FaceTerminals.Message ack = FaceTerminals.acknowledgement(passage).orElseThrow();
    assertThat(ack.topic()).isEqualTo("mqtt/face/" + passage.terminal());
    assertThat(ack.payload())
        .isEqualTo(
            "{\"operator\":\"PushAck\",\"info\":{\"PushAckType\":\"2\",\"SnapOrRecordID\":\"%s\"}}"
                .formatted(passage.recordId().orElseThrow()));
  }

  @Test
  void textsOrNumbersAndBothSpellingsGiveTheSameRecord() {
    Passage texts =
        passage("'RecordID':'7','VerifyStatus':'1','similarity1':'83.0','personId':'3'");
    Passage numbers = passage("'recordid':7,'verifystatus':1,'Similarity1':83,'personId':3");
    assertThat(numbers).isEqualTo(texts);
    assertThat(passage("'RecordID':'7','persionName':'N'")).isEqualTo(passage("'RecordID':7"));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, false", "0, 0, true", "1, 2, true", "0, 2, true"})
  void aStoredRecordIsAReplay(int inTime, int type, boolean replay) {
    assertThat(passage("'Sendintime':%d,'PushType':'%d'".formatted(inTime, type)).replay())
        .isEqualTo(replay);
  }

  @Test
  void theKeyIsTheSameForTheSameRecordAndAnotherAfterAFactoryReset() {
    String key = passage("'RecordID':'7','Sendintime':1").key();
    assertThat(passage("'RecordID':7,'Sendintime':0").key()).isEqualTo(key);
    assertThat(passage("'RecordID':'8'").key()).isNotEqualTo(key);
    String later = "{'operator':'RecPush','info':{'facesluiceId':'1','time':'2026-04-10 10:00:08',";
    assertThat(((Passage) read(later + "'RecordID':'7'}}")).key()).isNotEqualTo(key);
    assertThat(passage("'customId':'A'").key()).isNotEqualTo(passage("'customId':'B'").key());
    assertThat(key).isEqualTo("1|7|2026-04-10T02:00:07Z");
  }

  @Test
  void aTimeWithoutZoneIsReadAtTheOffsetThatIsSet() {
    FaceTerminals utc = new FaceTerminals(new TerminalSettings(ZoneOffset.UTC, SALT));
    byte[] json = record("'RecordID':'7'").getBytes(StandardCharsets.UTF_8);
    assertThat(((Passage) utc.read("", json, NOW)).at())
        .contains(Instant.parse("2026-04-10T10:00:07Z"));
  }

  @Test
  void whatIsMissingOrWrongIsNamedWithoutItsValue() {
    assertThat(read("{'operator':'RecPush','info':{'time':'2026-04-10 10:00:07'}}"))
        .isEqualTo(new Unreadable(Problem.FIELD_MISSING, "facesluiceId"));
    assertThat(read("{'operator':'RecPush','info':{'facesluiceId':'1','time':'secret'}}"))
        .isEqualTo(new Unreadable(Problem.FIELD_WRONG, "time"));
    assertThat(read("{'info':{'facesluiceId':'1'}}"))
        .isEqualTo(new Unreadable(Problem.FIELD_MISSING, "time"));
    assertThat(read("[1]")).isEqualTo(new Unreadable(Problem.NOT_JSON, ""));
    assertThat(read("{'name':'secret'")).isEqualTo(new Unreadable(Problem.NOT_JSON, ""));
    assertThat(face.read("", new byte[5_000_000], NOW))
        .isEqualTo(new Unreadable(Problem.TOO_LONG, ""));
  }

  @Test
  void presenceHeartbeatStrangersAndAnswersAreTold() {
    assertThat(read("{'operator':'Online','info':{'facesluiceId':'1'}}"))
        .isEqualTo(new TerminalRecord.Presence("1", true));
    assertThat(
            read("{'operator':'HeartBeat','info':{'facesluiceId':1,'time':'2026-04-10T10:00:07'}}"))
        .isInstanceOf(TerminalRecord.Heartbeat.class);
    byte[] snap =
        "{\"operator\":\"SnapPush\",\"info\":{\"SnapID\":\"3\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(face.read("mqtt/face/9/Snap", snap, NOW))
        .isInstanceOf(TerminalRecord.Stranger.class);
    byte[] ack =
        "{\"operator\":\"EditPersonsNew-Ack\",\"code\":\"410\"}".getBytes(StandardCharsets.UTF_8);
    TerminalRecord answer = face.read("mqtt/face/9/Ack", ack, NOW);
    assertThat(((TerminalRecord.CommandAnswer) answer).code()).hasValue(410);
    assertThat(read("{'operator':'Other'}")).isEqualTo(new TerminalRecord.Ignored("Other"));
  }

  @Test
  void everyEventOfHikvisionIsMappedByItsFields() throws IOException {
    JsonNode file = SharedData.json("hikvision-acs.json");
    Passage pushed = (Passage) hikvision.pushed(bytes(file.get("push")), NOW);
    JsonNode access = file.get("push").get("AccessControllerEvent");
    assertThat(pushed.recordId()).contains(access.get("serialNo").asText());
    assertThat(pushed.replay()).isFalse();
    assertThat(pushed.terminal()).isEqualTo(file.get("push").get("macAddress").asText());
    printsNothingPersonal(pushed, access);
    for (JsonNode item : file.get("search_items")) {
      if (item.get("major").asInt() != 5) {
        continue;
      }
      Passage found = (Passage) hikvision.found(pushed.terminal(), bytes(item), NOW);
      assertThat(found.at())
          .contains(java.time.OffsetDateTime.parse(item.get("time").asText()).toInstant());
      assertThat(found.replay()).isTrue();
      int minor = item.get("minor").asInt();
      assertThat(found.credential() == Credential.FACE).isEqualTo(minor == 75 || minor == 76);
      assertThat(found.verdict() == Verdict.NOT_REGISTERED).isEqualTo(minor == 9);
      printsNothingPersonal(found, item);
    }
  }

  @Test
  void aPushedEventAndTheSameFoundLaterHaveOneKey() throws IOException {
    ObjectNode push = (ObjectNode) SharedData.json("hikvision-acs.json").get("push");
    ObjectNode item = push.get("AccessControllerEvent").deepCopy();
    item.set("time", push.get("dateTime"));
    String key = ((Passage) hikvision.pushed(bytes(push), NOW)).key();
    assertThat(((Passage) hikvision.found("a4:d5:c2:24:dd:74", bytes(item), NOW)).key())
        .isEqualTo(key);
  }

  @Test
  void eventsOfTheAlertStreamAreFoundHoweverItIsCut() throws IOException {
    String push = SharedData.json("hikvision-acs.json").get("push").toString();
    String idle = "{\"eventType\":\"videoloss\",\"eventState\":\"inactive\",\"x\":\"}\"}";
    String stream = "--MIME_boundary\r\nContent-Type: application/json\r\n\r\n%s\r\n".repeat(3);
    Octets bytes = octets(stream.formatted(push, idle, push));
    List<String> events =
        FeedingCheck.cutsChangeNothing(HikvisionEvents.alertStream(), bytes, new Random(1));
    assertThat(events).containsExactly(push, idle, push);
    assertThat(hikvision.pushed(idle.getBytes(StandardCharsets.UTF_8), NOW))
        .isInstanceOf(TerminalRecord.Heartbeat.class);
  }

  @Test
  void theDahuaStreamIsReadHoweverItIsCutAndAnUnclosedEventHidesNoOther() throws IOException {
    String file = Files.readString(SharedData.file("dahua-eventmanager.txt"));
    String sample = file.substring(0, file.indexOf("\nSource:"));
    FrameShape<DahuaStream.Event> shape = DahuaStream.events();
    List<DahuaStream.Event> events =
        FeedingCheck.cutsChangeNothing(shape, octets(sample), new Random(1));
    DahuaStream reader = new DahuaStream("gate-1", settings);
    List<TerminalRecord> records = new ArrayList<>();
    events.forEach(event -> records.add(reader.read(event, NOW)));
    assertThat(records).anyMatch(Passage.class::isInstance);
    assertThat(records).anyMatch(TerminalRecord.Heartbeat.class::isInstance);
    assertThat(records.toString() + events).doesNotContain("TEST", "quoted", "000ABC");
    String unclosed = "Code=AccessControl;action=Pulse;index=0;data={\n \"CardName\": \"x\n";
    List<DahuaStream.Event> after = FeedingCheck.all(shape, List.of(octets(unclosed + sample)));
    assertThat(after).containsAll(events);
  }

  @Test
  void anyBytesGiveARecordAndNoFailure() {
    Random random = new Random(SharedData.seed("TerminalRecordsTest"));
    byte[] known = record("'RecordID':'7','similarity1':'83.0'").getBytes(StandardCharsets.UTF_8);
    int inputs = Integer.getInteger("bondgate.fuzz.inputs", 100_000);
    for (int n = 0; n < inputs; n++) {
      byte[] changed = known.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertThat(face.read("mqtt/face/1/Rec", changed, NOW)).isNotNull();
      if (n % 10 == 0) {
        // The same reader of JSON: what differs is the mapping behind it.
        assertThat(hikvision.pushed(changed, NOW)).isNotNull();
      }
    }
  }

  private static void printsNothingPersonal(TerminalRecord record, JsonNode fields) {
    String printed = record.toString();
    for (String name : PERSONAL) {
      String value = fields.path(name).asText();
      if (value.strip().length() > 2) {
        assertThat(printed).as(name).doesNotContain(value);
      }
    }
  }

  private static Verdict verdict(int status) {
    List<Verdict> known =
        List.of(Verdict.NONE, Verdict.ALLOWED, Verdict.REFUSED, Verdict.NOT_REGISTERED);
    return status >= 0 && status < known.size() ? known.get(status) : Verdict.UNKNOWN;
  }

  private Passage passage(String fields) {
    return (Passage) read(record(fields).replace('"', '\''));
  }

  private static String record(String fields) {
    String begin = "{'operator':'RecPush','info':{'facesluiceId':'1','time':'2026-04-10 10:00:07',";
    return (begin + fields + "}}").replace('\'', '"');
  }

  private TerminalRecord read(String json) {
    return face.read("", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), NOW);
  }

  private TerminalRecord read(JsonNode json, String topic) {
    return face.read(topic, bytes(json), NOW);
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
