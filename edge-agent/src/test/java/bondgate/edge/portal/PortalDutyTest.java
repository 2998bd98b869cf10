package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.TestSettings;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Disk;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.TestClock;
import bondgate.edge.portal.FakeReader.Switched;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.Direction;
import bondgate.events.EdgeDecision;
import bondgate.events.EdgeEvent;
import bondgate.events.EventJson;
import bondgate.events.Heartbeat;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import bondgate.events.TagCrossing;
import bondgate.events.TagSighting;
import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.TagRead;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The decision at the door. There is no broker in this test at all: whatever it shows holds with
 * the uplink cut.
 */
class PortalDutyTest {
  private static final String BOTTLE = "E28011700000020A1B2C3D4E";
  private static final String OTHER = "E28011700000020A1B2C3D4F";
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final List<Switched> ON = List.of(new Switched(3, true), new Switched(4, true));
  private static final List<Switched> OFF = List.of(new Switched(3, false), new Switched(4, false));

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private final FakeReader reader = new FakeReader();
  private AgentDatabase database;
  private Outbox outbox;
  private PermitStore permits;
  private PortalDuty duty;

  @BeforeEach
  void begin() throws Exception {
    database = AgentDatabase.open(folder);
    outbox = Outbox.open(database, clock.recordClock(), "guiyang-o2o", "edge-1", 1);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
    EdgeSettings settings =
        TestSettings.of(folder, SERVER.verifyKey(), "tcp://127.0.0.1:1", "/dev/none");
    duty = new PortalDuty(settings, settings.detector(), r -> reader, outbox, permits, clock);
    duty.startReaders();
    assertThat(reader.newlySwitched()).as("left by an earlier run: off").isEqualTo(OFF);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void aBottleWithAPermitLeavesInSilence() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out(BOTTLE, clock.instant()));

    assertThat(reader.newlySwitched()).isEmpty();
    TagCrossing crossing = only(TagCrossing.class);
    assertThat(crossing.direction()).isEqualTo(Direction.OUT);
    assertThat(crossing.decision()).isEqualTo(EdgeDecision.PERMITTED);
    assertThat(crossing.document()).isEqualTo("S-17");
    assertThat(crossing.permitsVersion()).isEqualTo(1);
    assertThat(recorded(AlarmRaised.class)).isEmpty();
  }

  @Test
  void aBottleWithoutAPermitHasItsSirenBeforeItsLastRead() throws Exception {
    permit(1, new Permit(OTHER, "exit", Direction.OUT, "S-17"));
    List<TagRead> reads = Pass.out(BOTTLE, clock.instant());
    Instant sirenAt = null;
    for (TagRead read : reads) {
      hear(read);
      if (sirenAt == null && reader.newlySwitched().equals(ON)) {
        sirenAt = clock.instant();
      }
    }
    assertThat(sirenAt).isBefore(reads.get(reads.size() - 1).seenAt());
    wait(Duration.ofSeconds(5));
    assertThat(only(AlarmRaised.class).reason()).isEqualTo(AlarmRaised.Reason.NOT_PERMITTED);
    assertThat(only(TagCrossing.class).decision()).isEqualTo(EdgeDecision.REFUSED);
    assertThat(kinds()).containsSubsequence("AlarmRaised", "TagCrossing");
  }

  @Test
  void theSirenSoundsOncePerPassageAndGoesOffAfterItsTime() throws Exception {
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).isEqualTo(both(ON, OFF));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);

    play(Pass.in(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).as("another passage").isEqualTo(both(ON, OFF));
    assertThat(recorded(AlarmRaised.class)).hasSize(2);
  }

  @Test
  void withoutAnyListEverythingIsClosed() throws Exception {
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(only(AlarmRaised.class).permitsVersion()).isZero();
    assertThat(reader.newlySwitched()).containsAll(ON);
  }

  @Test
  void aTagThatNobodyKnowsHasItsSiren() throws Exception {
    permit(4, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out("3034257BF7194E4000001A85", clock.instant()));
    assertThat(only(AlarmRaised.class).epc()).isEqualTo("3034257BF7194E4000001A85");
  }

  @Test
  void aPermitForTheOtherDirectionOrAnotherPortalDoesNotLetItOut() throws Exception {
    permit(
        1,
        new Permit(BOTTLE, "exit", Direction.IN, "QD-3"),
        new Permit(BOTTLE, "dock", Direction.OUT, "QD-4"));
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
    assertThat(only(TagCrossing.class).document()).isEmpty();
  }

  @Test
  void theSameBottleMayPassAgainUntilTheServersListSaysOtherwise() throws Exception {
    permit(1, new Permit(BOTTLE, "exit", Direction.OUT, "S-17"));
    play(Pass.out(BOTTLE, clock.instant()));
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).isEmpty();

    permit(2);
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
  }

  @Test
  void aTagThatIsCarriedNearThePortalHasNoSiren() throws Exception {
    play(Pass.walk(BOTTLE, clock.instant(), -4, -2.2));
    assertThat(reader.newlySwitched()).isEmpty();
    assertThat(recorded(TagCrossing.class)).isEmpty();
    assertThat(recorded(AlarmRaised.class)).isEmpty();
    assertThat(only(TagSighting.class).epc()).isEqualTo(BOTTLE);
  }

  @Test
  void aTagWhoseDirectionCannotBeToldHasItsSirenUnlessItHasSomePermit() throws Exception {
    play(undecided(BOTTLE));
    assertThat(only(AlarmRaised.class).reason()).isEqualTo(AlarmRaised.Reason.UNCERTAIN);
    assertThat(reader.newlySwitched()).containsAll(ON);
    assertThat(only(TagCrossing.class).direction()).isEqualTo(Direction.UNCERTAIN);
    assertThat(only(TagCrossing.class).decision()).isEqualTo(EdgeDecision.REFUSED);

    permit(1, new Permit(OTHER, "exit", Direction.OUT, "S-17"));
    play(undecided(OTHER));
    assertThat(reader.newlySwitched()).isEmpty();
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
    assertThat(recorded(TagCrossing.class)).hasSize(2);
  }

  @Test
  void readsThatFindTheQueueFullAreLostAndCounted() throws Exception {
    for (int i = 0; i < 300; i++) {
      reader.hear(TagRead.of(new Epc(BOTTLE), 0, -50, clock.instant().plusMillis(i)));
    }
    assertThat(duty.readers().get(0).lostReads()).isEqualTo(300 - 256);
    duty.pass(clock.instant());
    reader.hear(TagRead.of(new Epc(BOTTLE), 0, -50, clock.instant().plusMillis(301)));
    assertThat(duty.readers().get(0).lostReads()).isEqualTo(300 - 256);
  }

  @Test
  void theSirenSoundsAlsoWhenTheDiskIsFullAndTheFactsAreRecordedWhenItIsNot() throws Exception {
    Disk.fill(database, outbox);
    long before = outbox.chain().lastSeq();
    play(Pass.out(BOTTLE, clock.instant()));
    assertThat(reader.newlySwitched()).containsAll(ON);
    assertThat(duty.diskFailure()).contains("full");
    assertThat(outbox.chain().lastSeq()).isEqualTo(before);

    Disk.free(database);
    wait(Duration.ofSeconds(1));
    assertThat(duty.diskFailure()).isEmpty();
    assertThat(duty.lostFacts()).isZero();
    assertThat(kinds()).containsSubsequence("AlarmRaised", "TagCrossing");
    assertThat(recorded(AlarmRaised.class)).hasSize(1);
  }

  @Test
  void aHeartbeatTellsEveryReadersStateAndWhatItCounted() throws Exception {
    duty.pass(clock.instant());
    reader.hear(TagRead.of(new Epc(BOTTLE), 0, -50, clock.instant()));
    wait(Duration.ofSeconds(5));
    List<Heartbeat> beats = recorded(Heartbeat.class);
    assertThat(beats).hasSize(2);
    assertThat(beats.get(1).everyMillis()).isEqualTo(5000);
    assertThat(beats.get(1).readers())
        .containsExactly(new Heartbeat.ReaderRow("exit", ReaderState.ONLINE, 0, 1, 0));
  }

  @Test
  void aStandstillIsFollowedByOneHeartbeatAndNotByABurst() throws Exception {
    duty.pass(clock.instant());
    clock.advance(Duration.ofMinutes(10));
    duty.pass(clock.instant());
    duty.pass(clock.instant());
    assertThat(recorded(Heartbeat.class)).hasSize(2);
  }

  @Test
  void everyChangeOfAReadersConditionIsRecordedUnderItsOwnName() throws Exception {
    List<String> told = new ArrayList<>();
    for (ReaderCondition.State state : ReaderCondition.State.values()) {
      for (ReaderCondition.Reason reason : ReaderCondition.Reason.values()) {
        reader.become(new ReaderCondition(state, reason, "cable", clock.instant()));
        told.add(state.name() + " " + reason.name() + " cable");
      }
    }
    duty.pass(clock.instant());
    assertThat(recorded(ReaderHealth.class))
        .extracting(h -> h.state().name() + " " + h.reason().name() + " " + h.detail())
        .containsExactlyElementsOf(told);
  }

  @Test
  void whenItStopsReadersAreClosedAndOutputsOff() throws Exception {
    duty.close();
    assertThat(reader.isClosed()).isTrue();
    assertThat(reader.newlySwitched()).isEqualTo(OFF);
  }

  /** Went out so fast that it was heard seven times only. */
  private List<TagRead> undecided(String epc) {
    List<TagRead> all = Pass.out(epc, clock.instant());
    return IntStream.range(0, all.size()).filter(i -> i % 17 == 0).mapToObj(all::get).toList();
  }

  private static List<Switched> both(List<Switched> first, List<Switched> second) {
    List<Switched> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** The reads at their times, then silence until every passage is concluded. */
  private void play(List<TagRead> reads) {
    reads.forEach(this::hear);
    wait(Duration.ofSeconds(6));
  }

  private void hear(TagRead read) {
    if (read.seenAt().isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), read.seenAt()));
    }
    reader.hear(read);
    duty.pass(clock.instant());
  }

  private void wait(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 50) {
      duty.pass(clock.advance(Duration.ofMillis(50)));
    }
  }

  private void permit(long version, Permit... permitted) throws Exception {
    PermitList list = new PermitList("guiyang-o2o", version, clock.instant(), List.of(permitted));
    permits.arrived(EventJson.writeSignedPermits(SignedPermits.sign(list, SERVER)));
  }

  private <T extends EdgeEvent> T only(Class<T> type) throws Exception {
    assertThat(recorded(type)).hasSize(1);
    return recorded(type).get(0);
  }

  private <T extends EdgeEvent> List<T> recorded(Class<T> type) throws Exception {
    return outbox.nextBatch(0, 10_000).stream()
        .map(record -> record.fields().body())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private List<String> kinds() throws Exception {
    return outbox.nextBatch(0, 10_000).stream()
        .map(SealedRecord::fields)
        .map(record -> record.body().getClass().getSimpleName())
        .toList();
  }
}
