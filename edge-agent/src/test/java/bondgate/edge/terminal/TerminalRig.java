package bondgate.edge.terminal;

import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.outbox.ToldOnce;
import bondgate.edge.outbox.WaitingFacts;
import bondgate.edge.settings.EdgeSettings;
import bondgate.edge.settings.TerminalsSettings;
import bondgate.events.EdgeEvent;
import bondgate.events.EdgeRecord;
import bondgate.events.SealedRecord;
import bondgate.till.Octets;
import bondgate.till.terminal.FaceTerminals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A desk of terminals over a real outbox, without a broker; time stands still unless moved. */
final class TerminalRig implements AutoCloseable {
  static final String ID = "1026700";
  static final String PERSON = "ab".repeat(32);
  static final Instant START = Instant.parse("2026-04-10T02:00:07Z");

  final List<FaceTerminals.Message> confirmed = new ArrayList<>();
  private final AgentDatabase database;
  final Outbox outbox;
  final TerminalDesk desk;
  private final WaitingFacts later;
  Instant now = START;

  TerminalRig(Path folder) throws Exception {
    this(folder, settings(Optional.of(table(folder)), true));
  }

  TerminalRig(Path folder, TerminalsSettings settings) throws Exception {
    database = AgentDatabase.open(folder);
    outbox =
        Outbox.open(
            database,
            new RecordClock(InstantSource.system(), System::nanoTime, UUID.randomUUID()),
            "guiyang-o2o",
            "edge-1",
            1);
    later = new WaitingFacts(outbox, 100);
    desk =
        new TerminalDesk(
            settings,
            Octets.of("a secret of one site".getBytes(StandardCharsets.UTF_8)),
            new ToldOnce(database, outbox),
            later,
            confirmed::add,
            START);
    turn();
  }

  static TerminalsSettings settings(Optional<Path> persons, boolean acknowledge) {
    return settings("tcp://127.0.0.1:1", persons, acknowledge);
  }

  static TerminalsSettings settings(String url, Optional<Path> persons, boolean acknowledge) {
    return new TerminalsSettings(
        new EdgeSettings.Broker(url, "", ""),
        persons,
        ZoneOffset.ofHours(8),
        acknowledge,
        Duration.ofSeconds(95),
        80,
        Map.of(ID, "gate-lamp"));
  }

  /** A table in which the terminal's person 3 and the place's own STU-1 are one member. */
  static Path table(Path folder) throws Exception {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("persons.properties"),
        "%s/3=%s\nown/STU-1=%s\n".formatted(ID, PERSON, PERSON));
  }

  /** A record with these fields beside terminal and time. */
  static String record(String fields) {
    return "{'operator':'RecPush','info':{'facesluiceId':'%s','time':'2026-04-10 10:00:07',%s}}"
        .formatted(ID, fields)
        .replace('\'', '"');
  }

  static String allowed(String record) {
    return record(
        "'RecordID':'%s','personId':'3','VerifyStatus':'1','similarity1':'83.000000'"
            .formatted(record));
  }

  void hears(String json) {
    hears("mqtt/face/" + ID + "/Rec", json.getBytes(StandardCharsets.UTF_8));
  }

  void hears(String topic, byte[] payload) {
    desk.heard(new TerminalLink.Heard(topic, payload), moment());
  }

  void turn() {
    desk.turn(moment());
    later.write(now);
  }

  private TerminalDesk.Moment moment() {
    return new TerminalDesk.Moment(now, now);
  }

  TerminalStatus status() {
    return desk.status("").get(0);
  }

  <T extends EdgeEvent> List<T> recorded(Class<T> kind) throws Exception {
    return outbox.nextBatch(0, 200_000).stream()
        .map(SealedRecord::fields)
        .map(EdgeRecord::body)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
