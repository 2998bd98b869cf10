package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.TestSettings;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.TestClock;
import bondgate.edge.portal.FakeReader.Switched;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.EdgeEvent;
import bondgate.events.EventJson;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.SealedRecord;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import bondgate.rfid.TagRead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One duty with one fake reader, a real outbox on disk, and no broker at all. */
abstract class DutyRig {
  static final String BOTTLE = "E28011700000020A1B2C3D4E";
  static final String OTHER = "E28011700000020A1B2C3D4F";
  static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  static final List<Switched> ON = List.of(new Switched(4, true), new Switched(3, true));
  static final List<Switched> OFF = List.of(new Switched(4, false), new Switched(3, false));

  @TempDir Path folder;
  final TestClock clock = new TestClock();
  final FakeReader reader = new FakeReader();
  Duration wallAhead = Duration.ZERO;
  AgentDatabase database;
  Outbox outbox;
  PermitStore permits;
  PortalDuty duty;

  @BeforeEach
  void begin() throws Exception {
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
    EdgeSettings settings = settings();
    duty =
        new PortalDuty(
            settings,
            settings.detector(),
            r -> reader,
            outbox,
            permits,
            clock,
            () -> clock.instant().plus(wallAhead),
            new Random(1));
    duty.startReaders();
    assertThat(reader.newlySwitched()).as("left by an earlier run: off").isEqualTo(OFF);
  }

  EdgeSettings settings() {
    return TestSettings.of(folder, SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none");
  }

  @AfterEach
  void end() {
    database.close();
  }

  /** The reads at their times, then silence until every passage is concluded. */
  void play(List<TagRead> reads) {
    reads.forEach(this::hear);
    wait(Duration.ofSeconds(6));
  }

  void hear(TagRead read) {
    if (read.seenAt().isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), read.seenAt()));
    }
    reader.hear(read);
    duty.pass(clock.instant());
  }

  void wait(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 50) {
      duty.pass(clock.advance(Duration.ofMillis(50)));
    }
  }

  void permit(long version, Permit... permitted) throws Exception {
    PermitList list = new PermitList("guiyang-o2o", version, clock.instant(), List.of(permitted));
    permits.arrived(EventJson.writeSignedPermits(SignedPermits.sign(list, SERVER)));
  }

  <T extends EdgeEvent> T only(Class<T> type) throws Exception {
    assertThat(recorded(type)).hasSize(1);
    return recorded(type).get(0);
  }

  <T extends EdgeEvent> List<T> recorded(Class<T> type) throws Exception {
    return outbox.nextBatch(0, 10_000).stream()
        .map(record -> record.fields().body())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<String> kinds() throws Exception {
    return outbox.nextBatch(0, 10_000).stream()
        .map(SealedRecord::fields)
        .map(record -> record.body().getClass().getSimpleName())
        .toList();
  }

  static List<Switched> both(List<Switched> first, List<Switched> second) {
    List<Switched> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
