package bondgate.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One message of every kind, with fixed keys and times, so that its bytes are always the same. */
final class Samples {
  static final String EPC = "E28011700000020A1B2C3D4E";
  static final Instant SEEN = Instant.parse("2026-03-02T09:15:00.250Z");
  static final Instant RECORDED = Instant.parse("2026-03-02T09:15:00.262Z");
  static final UUID BOOT = UUID.fromString("5f0c7b1e-8a3d-4a77-9d65-0f9f2f7f0b11");
  static final ClockReading CLOCK = new ClockReading(-3L, 12L, 81_000_000_123L, BOOT);
  static final ClockReading CLOCK_WITHOUT_TIME_SERVICE =
      new ClockReading(null, null, 81_000_000_124L, BOOT);
  static final String NOTE = "bondgate.example/guiyang-o2o\n3\nAAAA\n\n— bondgate.example BBBB\n";
  static final String PERSON = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
  static final String TEXT = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
  static final SigningKey AGENT_KEY = key(1);
  static final SigningKey OTHER_KEY = key(2);
  static final SigningKey SERVER_KEY = key(3);

  private Samples() {}

  /** The name of each golden file with the fact of that kind and version. */
  static Map<String, EdgeEvent> events() {
    Map<String, EdgeEvent> events = new TreeMap<>();
    events.put("agent-started-1", new AgentStarted("0.1.0", 7, 3));
    events.put(
        "heartbeat-1",
        new Heartbeat(
            5000,
            7,
            12,
            List.of(
                new Heartbeat.ReaderRow("exit", ReaderState.ONLINE, 250, 1803, 0),
                new Heartbeat.ReaderRow("dock", ReaderState.OFFLINE, 0, 0, 2))));
    events.put(
        "reader-health-1",
        new ReaderHealth(
            "exit",
            ReaderState.OFFLINE,
            ReaderHealth.Reason.PORT_LOST,
            "read returned -1 on '/dev/ttyUSB0'"));
    putTags(events);
    putStream(events);
    putDoors(events);
    return events;
  }

  private static void putDoors(Map<String, EdgeEvent> events) {
    events.put(
        "face-sighting-1",
        new FaceSighting("entrance", FaceSighting.Decision.MATCH, PERSON, 712, 996));
    events.put(
        "door-opened-1", new DoorOpened("entrance", Direction.IN, DoorOpened.Means.FACE, PERSON));
    events.put("face-consent-1", new FaceConsent(FaceConsent.Act.GIVEN, PERSON, 1, TEXT));
  }

  private static void putTags(Map<String, EdgeEvent> events) {
    events.put(
        "tag-crossing-1",
        new TagCrossing(
            "exit",
            "exit",
            EPC,
            Direction.OUT,
            987,
            21,
            19,
            -640,
            -48,
            Instant.parse("2026-03-02T09:14:58Z"),
            EdgeDecision.PERMITTED,
            "销售单-2026-0017",
            7));
    events.put(
        "tag-sighting-1",
        new TagSighting(
            "exit",
            "exit",
            EPC,
            TagSighting.Outcome.TURNED_BACK,
            9,
            2,
            -61,
            Instant.parse("2026-03-02T09:14:57.100Z")));
    events.put("tag-chip-1", new TagChip("exit", "exit", EPC, "E2801105200075CA56BE0935"));
    events.put(
        "alarm-raised-1",
        new AlarmRaised("exit", "exit", EPC, AlarmRaised.Reason.NOT_PERMITTED, 7));
    events.put(
        "tray-changed-1",
        new TrayChanged("till-1", List.of(EPC, "E28011700000020A1B2C3D4F"), 2500));
  }

  private static void putStream(Map<String, EdgeEvent> events) {
    events.put("clock-jumped-1", new ClockJumped(RECORDED, SEEN.plusSeconds(3600), 3599988, true));
    events.put(
        "checkpoint-refused-1",
        new CheckpointRefused(NOTE, NOTE, "the proof leads to another root"));
    events.put("history-lost-1", new HistoryLost(NOTE, "the disk died after the last backup"));
    events.put(
        "disk-changed-1",
        new DiskChanged(DiskChanged.State.ON_RESERVE, "database or disk is full"));
    events.put("epoch-begun-1", new EpochBegun(1, 4217, EdgeRecord.GENESIS, 4200));
    events.put(
        "key-rolled-1", KeyRolled.at(RecordChain.begin("guiyang-o2o", "edge-1", 1), OTHER_KEY));
  }

  static SealedRecord record(EdgeEvent event) {
    return RecordChain.begin("guiyang-o2o", "edge-1", 1).next(event, SEEN, RECORDED, CLOCK);
  }

  /** That many heartbeats and crossings, each chained to the one before. */
  static List<SealedRecord> chained(int count) {
    Map<String, EdgeEvent> kinds = events();
    List<EdgeEvent> events =
        List.of(
            kinds.get("agent-started-1"),
            kinds.get("alarm-raised-1"),
            kinds.get("heartbeat-1"),
            kinds.get("reader-health-1"),
            kinds.get("tag-crossing-1"),
            kinds.get("tag-sighting-1"));
    List<SealedRecord> records = new java.util.ArrayList<>();
    RecordChain chain = RecordChain.begin("guiyang-o2o", "edge-1", 1);
    for (int i = 0; i < count; i++) {
      SealedRecord next =
          chain.next(
              events.get(i % events.size()),
              SEEN.plusMillis(i),
              RECORDED.plusMillis(i),
              i % 2 == 0 ? CLOCK : CLOCK_WITHOUT_TIME_SERVICE);
      records.add(next);
      chain = chain.after(next);
    }
    return records;
  }

  static Batch batch() {
    return Batch.sign(chained(3), AGENT_KEY);
  }

  static BatchAnswer.Accepted accepted() {
    return new BatchAnswer.Accepted("edge-1", 1, 3, NOTE);
  }

  static Batch showing() {
    return Batch.sign(chained(3), AGENT_KEY, NOTE);
  }

  static BatchAnswer.Accepted consistent() {
    return new BatchAnswer.Accepted(
            "edge-1",
            1,
            3,
            NOTE,
            new Consistency(2, List.of("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")))
        .signed("guiyang-o2o", SERVER_KEY);
  }

  static Presence holding() {
    return new Presence("edge-1", BOOT, true, NOTE);
  }

  static BatchAnswer.Refused refused() {
    return new BatchAnswer.Refused(
        "edge-1",
        1,
        4,
        BatchAnswer.Reason.GAP,
        "received records from 9; expected 4; send the records from 4");
  }

  static PermitList permits() {
    return new PermitList(
        "guiyang-o2o",
        7,
        Instant.parse("2026-03-02T09:00:00Z"),
        List.of(
            new Permit(EPC, "exit", Direction.OUT, "销售单-2026-0017"),
            new Permit("E28011700000020A1B2C3D4F", "passage", Direction.IN, "QD-2026-0003")));
  }

  static SignedPermits signedPermits() {
    return SignedPermits.sign(permits(), SERVER_KEY);
  }

  static Presence presence() {
    return new Presence("edge-1", BOOT, true);
  }

  /** The bytes of every message by the name of its golden file. */
  static Map<String, byte[]> messages() {
    Map<String, byte[]> messages = new TreeMap<>();
    events().forEach((name, event) -> messages.put("record-" + name, record(event).bytes()));
    messages.put("batch-1", EventJson.writeBatch(batch()));
    messages.put("batch-2", EventJson.writeBatch(showing()));
    messages.put("answer-accepted-2", EventJson.writeAnswer(consistent()));
    messages.put("presence-2", EventJson.writePresence(holding()));
    messages.put("answer-accepted", EventJson.writeAnswer(accepted()));
    messages.put("answer-refused", EventJson.writeAnswer(refused()));
    messages.put("permit-list", utf8(EventJson.writePermitList(permits())));
    messages.put("signed-permits", EventJson.writeSignedPermits(signedPermits()));
    messages.put("presence", EventJson.writePresence(presence()));
    return messages;
  }

  /** Reads a message with the reader that its golden file's name calls for. */
  static Object read(String name, byte[] bytes) throws MalformedMessageException {
    if (name.startsWith("record-")) {
      return SealedRecord.read(bytes).fields();
    }
    return switch (name) {
      case "batch-1", "batch-2" -> EventJson.readBatch(bytes);
      case "answer-accepted", "answer-accepted-2", "answer-refused" -> EventJson.readAnswer(bytes);
      case "permit-list" -> EventJson.readPermitList(text(bytes));
      case "signed-permits" -> EventJson.readSignedPermits(bytes);
      case "presence", "presence-2" -> EventJson.readPresence(bytes);
      default -> throw new IllegalArgumentException("no reader for " + name);
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static SigningKey key(int fill) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH_BYTES];
    java.util.Arrays.fill(seed, (byte) fill);
    return SigningKey.ofSeed(seed);
  }
}
