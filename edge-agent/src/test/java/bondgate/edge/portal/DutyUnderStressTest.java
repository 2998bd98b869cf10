package bondgate.edge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.edge.outbox.Disk;
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

/** What the duty does when queues are full, the disk refuses, readers fail, or time jumps. */
class DutyUnderStressTest extends DutyRig {
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
