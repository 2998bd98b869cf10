package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.Disk;
import bondgate.edge.outbox.Outbox;
import bondgate.events.AlarmRaised;
import bondgate.events.EdgeRecord;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.SealedRecord;
import bondgate.events.TagCrossing;
import bondgate.rfid.Epc;
import bondgate.rfid.ReaderCondition;
import bondgate.rfid.TagRead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the duty does when the disk is slow or refuses, readers fail, or time jumps. */
class DutyUnderStressTest extends DutyRig {
  @Test
  void theSirenSoundsWhileTheDutyStillWaitsForTheDisk() throws Exception {
    duty.pass(clock.instant());
    Thread waiting;
    Outbox slow = outbox;
    synchronized (slow) { // as a disk whose fsync takes its time
      clock.advance(Duration.ofMinutes(1));
      Instant now = clock.instant();
      waiting = new Thread(() -> duty.pass(now));
      waiting.start(); // with a heartbeat to record
      for (TagRead read : Pass.out(BOTTLE, now)) {
        reader.hear(read);
      }
      assertThat(reader.newlySwitched()).isEqualTo(ON);
    }
    waiting.join();
    clock.advance(Duration.ofSeconds(6)); // the walk
    wait(Duration.ofSeconds(6));
    assertThat(kinds()).containsSubsequence("AlarmRaised", "TagCrossing");
  }

  @Test
  void aThreadThatHearsAndOneThatConcludesLeaveOneAlarmForEachPassage() throws Exception {
    for (int round = 0; round < 50; round++) {
      List<TagRead> reads = Pass.out(BOTTLE, clock.advance(Duration.ofSeconds(30)));
      Thread hears = new Thread(() -> reads.forEach(reader::hear));
      Instant now = reads.get(0).seenAt();
      hears.start();
      for (int i = 0; i < 20; i++) {
        duty.pass(now);
      }
      hears.join();
      clock.advance(Duration.between(clock.instant(), reads.get(reads.size() - 1).seenAt()));
      wait(Duration.ofSeconds(6));
    }
    assertThat(recorded(AlarmRaised.class)).hasSize(50);
    assertThat(recorded(TagCrossing.class)).hasSize(50);
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
  void aWallClockThatIsSetBackAnHourHoldsNothingUpAndIsWhatRecordsAreToldIn() throws Exception {
    List<TagRead> reads = Pass.out(BOTTLE, clock.instant());
    reads.subList(0, reads.size() / 2).forEach(this::hear);
    wallAhead = Duration.ofHours(-1);
    reads.subList(reads.size() / 2, reads.size()).forEach(this::hear);
    Instant lastRead = clock.instant();
    wait(Duration.ofSeconds(6));

    assertThat(reader.newlySwitched()).as("on, and off in time").isEqualTo(both(ON, OFF));
    assertThat(recorded(Heartbeat.class)).hasSizeGreaterThan(1);
    EdgeRecord crossing =
        outbox.nextBatch(0, 1000).stream()
            .map(SealedRecord::fields)
            .filter(record -> record.body() instanceof TagCrossing)
            .findFirst()
            .orElseThrow();
    assertThat(crossing.seenAt()).isEqualTo(lastRead.minus(Duration.ofHours(1)));
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
}
