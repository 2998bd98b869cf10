package bondgate.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.Await;
import bondgate.edge.TestSettings;
import bondgate.edge.outbox.AgentDatabase;
import bondgate.edge.outbox.Fact;
import bondgate.edge.outbox.KeyRing;
import bondgate.edge.outbox.Outbox;
import bondgate.edge.outbox.PermitStore;
import bondgate.edge.outbox.RecordClock;
import bondgate.edge.settings.EdgeSettings;
import bondgate.events.AlarmRaised;
import bondgate.events.BatchAnswer;
import bondgate.events.CheckpointRefused;
import bondgate.events.Direction;
import bondgate.events.EpochBegun;
import bondgate.events.EventJson;
import bondgate.events.Permit;
import bondgate.events.PermitList;
import bondgate.events.Presence;
import bondgate.events.SealedRecord;
import bondgate.events.SignedPermits;
import bondgate.events.SigningKey;
import bondgate.events.Topics;
import bondgate.events.VerifyKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the server over a real broker that stops, loses and repeats. */
class UplinkTest {
  private static final SigningKey SERVER = SigningKey.ofSeed(new byte[32]);
  private static final SigningKey DEVICE = key(1);
  private static final UUID BOOT = new UUID(7, 7);

  @TempDir Path folder;
  private TestBroker broker;
  private OtherSide server;
  private AgentDatabase database;
  private Outbox outbox;
  private PermitStore permits;
  private RecordClock clock;
  private KeyRing keys;
  private Uplink uplink;

  @BeforeEach
  void begin() throws Exception {
    broker = new TestBroker(folder.resolve("broker"));
    database = AgentDatabase.open(folder.resolve("agent"));
    keys = KeyRing.open(folder.resolve("agent"), database, new SecureRandom());
    server = new OtherSide(broker.url(), keys.newest(), SERVER);
    clock = new RecordClock(InstantSource.system(), System::nanoTime, BOOT);
    outbox = Outbox.open(database, clock, "guiyang-o2o", "edge-1", 1);
    permits = PermitStore.open(database, "guiyang-o2o", SERVER.verifyKey());
    uplink = uplink();
  }

  @AfterEach
  void end() throws Exception {
    uplink.close();
    server.close();
    broker.stop();
    database.close();
  }

  @Test
  void everyRecordArrivesOnceInOrderAndIsDeletedOnlyThen() throws Exception {
    List<SealedRecord> made = append(40);
    server.staySilentFor(1000);
    uplink.start();
    Await.until("the server has them", () -> server.committed().size() == 40);
    assertThat(outbox.unsent()).as("committed, but not answered").isEqualTo(40);

    server.staySilentFor(0);
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    assertThat(hashes(server.committed())).isEqualTo(hashes(made));
    assertThat(server.repeats()).as("the answers that were missing").isPositive();
    assertThat(outbox.nextBatch(0, 256)).isEmpty();
  }

  @Test
  void aWholeBatchOfTheLargestSizePasses() throws Exception {
    append(600);
    uplink.start();
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    assertThat(server.committed()).hasSize(600);
    assertThat(server.largestBatch()).isEqualTo(256);
  }

  @Test
  void whatIsRecordedWhileTheBrokerIsGoneArrivesWhenItIsBack() throws Exception {
    uplink.start();
    append(3);
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);

    broker.stop();
    Await.until("the loss is seen", () -> !uplink.status().online());
    append(30);
    assertThat(outbox.unsent()).isEqualTo(30);

    broker.start();
    server.connect();
    Await.until("the outbox is empty again", () -> outbox.unsent() == 0);
    assertThat(seqs(server.committed())).isEqualTo(LongStream.rangeClosed(1, 33).boxed().toList());
  }

  @Test
  void aNewRunSendsWhatTheOldOneCouldNot() throws Exception {
    server.staySilentFor(1000);
    append(5);
    uplink.start();
    Await.until("the server has them", () -> server.committed().size() == 5);
    uplink.close();
    server.staySilentFor(0);
    uplink = uplink();
    uplink.start();
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    assertThat(server.committed()).hasSize(5);
  }

  @Test
  void aDeviceThatIsNotEnrolledYetKeepsAskingAndLosesNothing() throws Exception {
    server.refuseWith(BatchAnswer.Reason.UNKNOWN_DEVICE);
    append(2);
    uplink.start();
    Await.until("it asked three times", () -> server.batches() >= 3);
    Await.until("it says so", () -> uplink.status().sending().equals("paused"));
    assertThat(uplink.status().detail()).contains(keys.newest().base64());
    assertThat(outbox.unsent()).isEqualTo(2);

    server.refuseWith(null);
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
  }

  @Test
  void aRefusalThatNothingMendsStopsTheSendingAndKeepsEverythingOnDisk() throws Exception {
    server.refuseWith(BatchAnswer.Reason.EQUIVOCATION);
    append(2);
    uplink.start();
    Await.until("it stops", () -> uplink.status().stopped());
    int batches = server.batches();
    append(2);
    permit(1);
    Await.until("permits still arrive", () -> permits.version() == 1);
    assertThat(server.batches()).isEqualTo(batches);
    assertThat(outbox.nextBatch(0, 256)).hasSize(4);
    assertThat(uplink.status().detail()).contains("EQUIVOCATION", "as the test");
  }

  @Test
  void aPermitListThatWasPublishedBeforeItCameIsThere() throws Exception {
    permit(5);
    uplink.start();
    Await.until("the list is there", () -> permits.version() == 5);
    permit(6);
    Await.until("and the next", () -> permits.version() == 6);
  }

  @Test
  void whatIsNoAnswerAndNoListOfTheServerChangesNothing() throws Exception {
    uplink.start();
    Await.until("it is online", () -> uplink.status().online());
    String answers = Topics.answers("guiyang-o2o", "edge-1");
    server.publish(answers, "nonsense".getBytes(StandardCharsets.UTF_8), false);
    server.publish(Topics.permits("guiyang-o2o"), signed(9, DEVICE), false);
    append(1);
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    assertThat(permits.version()).isZero();
  }

  @Test
  void itSaysThatItIsThereAndThatItLeaves() throws Exception {
    uplink.start();
    Await.until("birth", () -> server.presences().contains(new Presence("edge-1", BOOT, true)));
    assertThat(server.presences()).doesNotContain(new Presence("edge-1", BOOT, false));
    long begun = System.nanoTime();
    uplink.close();
    assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(2000);
    Await.until("farewell", () -> server.presences().contains(new Presence("edge-1", BOOT, false)));
  }

  @Test
  void aServerWhoseLogWasReplacedIsNotBelievedAndNothingIsDeleted() throws Exception {
    append(3);
    uplink.start();
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    String held = outbox.checkpoint();
    assertThat(held).contains("bondgate.test/guiyang-o2o");

    server.forkTheLog();
    append(2);
    Await.until("it stops", () -> uplink.status().stopped());
    assertThat(uplink.status().detail()).contains("CHECKPOINT_REFUSED", "nothing is deleted");
    Await.until("it is recorded", () -> outbox.unsent() == 3);
    assertThat(outbox.nextBatch(0, 10).get(2).fields().body())
        .isInstanceOfSatisfying(
            CheckpointRefused.class,
            refused -> {
              assertThat(refused.held()).isEqualTo(held);
              assertThat(refused.received()).isNotEqualTo(held);
            });
    assertThat(outbox.checkpoint()).as("what it saw first").isEqualTo(held);
  }

  @Test
  void aKeyIsRolledInsideTheChainWhileRecordsFlow() throws Exception {
    append(3);
    uplink.start();
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    VerifyKey before = keys.newest();
    VerifyKey next = keys.roll(outbox, new SecureRandom());
    append(300);
    Await.until("all is committed", () -> outbox.unsent() == 0);
    assertThat(server.committed()).hasSize(304);
    assertThat(server.key()).isEqualTo(next).isNotEqualTo(before);
    assertThat(folder.resolve("agent/device.key.next")).doesNotExist();
  }

  @Test
  void whatIsLeftOfAnOldEpochIsSentFirstAndTheNewOneSaysWhereItEnded() throws Exception {
    append(5);
    outbox = Outbox.open(database, clock, "guiyang-o2o", "edge-1", 2);
    append(2);
    uplink = uplink();
    uplink.start();
    Await.until("both are committed", () -> outbox.unsent() == 0);
    assertThat(server.committed()).hasSize(8);
    assertThat(server.committed().get(5).fields().body())
        .isEqualTo(new EpochBegun(1, 5, server.committed().get(4).hash(), 0));
  }

  @Test
  void itSaysWhichCheckpointItHoldsWhenItIsAsked() throws Exception {
    append(1);
    uplink.start();
    Await.until("the outbox is empty", () -> outbox.unsent() == 0);
    server.publish(Topics.questions("guiyang-o2o"), new byte[0], false);
    Presence holding = new Presence("edge-1", BOOT, true, outbox.checkpoint());
    Await.until("it says so", () -> server.presences().contains(holding));
  }

  private Uplink uplink() {
    EdgeSettings settings = TestSettings.of(folder, SERVER.verifyKey(), broker.url(), "/dev/none");
    return new Uplink(settings, outbox, permits, keys, BOOT, InstantSource.system(), new Random(1));
  }

  private List<SealedRecord> append(int count) throws Exception {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      facts.add(
          new Fact(
              new AlarmRaised("exit", "exit", "ABCD", AlarmRaised.Reason.NOT_PERMITTED, i),
              Instant.parse("2026-03-02T09:00:00Z")));
    }
    return outbox.append(facts);
  }

  private void permit(long version) throws Exception {
    server.publish(Topics.permits("guiyang-o2o"), signed(version, SERVER), true);
  }

  private static byte[] signed(long version, SigningKey key) {
    return EventJson.writeSignedPermits(
        SignedPermits.sign(
            new PermitList(
                "guiyang-o2o",
                version,
                Instant.parse("2026-03-02T09:00:00Z"),
                List.of(new Permit("ABCD", "exit", Direction.OUT, "S-1"))),
            key));
  }

  private static List<String> hashes(List<SealedRecord> records) {
    return records.stream().map(SealedRecord::hash).toList();
  }

  private static List<Long> seqs(List<SealedRecord> records) {
    return records.stream().map(record -> record.fields().seq()).toList();
  }

  private static SigningKey key(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return SigningKey.ofSeed(seed);
  }
}
