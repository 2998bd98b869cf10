package bondgate.server.silence;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.silence.Cause.State;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final int HISTORIES = Integer.getInteger("bondgate.test.silence", 400);

  @Test
  void aWatchedIntervalWithoutEventIsProvablySilent() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    Instant to = agent.pass(10_000).clock();
    agent.pass(3_000);

    assertThat(agent.ask(from, to).findings()).containsExactly(new Finding.ProvablyNone());
  }

  @Test
  void oneEventIsAnEventAndHeartbeatsAreNone() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    Instant to = agent.pass(4_000).tag().pass(4_000).clock();
    agent.pass(3_000);

    assertThat(agent.ask(from, to).findings()).containsExactly(new Finding.Events(1));
    // The end is exclusive, the begin is not.
    Instant event = agent.ask(from, to).events().get(0).wall();
    assertThat(agent.ask(from, event).findings()).containsExactly(new Finding.ProvablyNone());
    assertThat(agent.ask(event, to).findings()).containsExactly(new Finding.Events(1));
  }

  @Test
  void anAgentThatDidNotRunWasDownFromItsLastRecordToItsStart() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    agent.pass(5_000).tag();
    Instant last = agent.clock();
    Instant started = agent.stop().pass(60_000).start().clock();
    Instant to = agent.pass(200).reader(true).pass(10_000).clock();
    agent.pass(2_000);

    Answer answer = agent.ask(from, to);
    assertThat(answer.findings().get(0)).isEqualTo(new Finding.Events(2));
    Stretch down = ((Finding.Down) answer.findings().get(1)).stretches().get(0);
    assertThat(down.from()).isEqualTo(last);
    assertThat(down.to()).isEqualTo(started);
    assertThat(down.cause()).isEqualTo(Cause.AGENT_STOPPED);
    assertThat(agent.records.get((int) down.leafAfter()).wall()).isEqualTo(started);
  }

  @Test
  void aReaderThatWasPulledIsDownWhileTheAgentRuns() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    agent.pass(5_500).reader(false).pass(20_000).reader(true);
    Instant to = agent.pass(10_000).clock();
    agent.pass(2_000);

    List<Stretch> down =
        agent.ask(agent.records, from, to, SimulatedAgent.READER).stretches().stream()
            .filter(one -> one.cause().state() == State.DOWN)
            .toList();
    assertThat(down).isNotEmpty();
    assertThat(down).allMatch(one -> one.who().equals(SimulatedAgent.READER));
    assertThat(down).anyMatch(one -> one.cause() == Cause.READER_NOT_ONLINE);
    assertThat(agent.ask(agent.records, from, to, "reader-other").findings())
        .anyMatch(one -> one instanceof Finding.NotKnown);
  }

  @Test
  void threeHeartbeatsMayBeMissingAndNotFour() {
    for (long silence : List.of(2_900L, 3_100L)) {
      SimulatedAgent agent = watching();
      Instant from = agent.clock();
      agent.hang(silence);
      Instant to = agent.tag().pass(5_000).clock();
      agent.pass(2_000);
      assertThat(agent.ask(from, to).stretches().stream().map(Stretch::cause))
          .as("%d ms", silence)
          .hasSize(silence < 3_000 ? 1 : 2)
          .contains(silence < 3_000 ? Cause.WATCHED : Cause.HEARTBEAT_LATE);
    }
  }

  @Test
  void whatIsAfterTheLastRecordIsNotKnownYet() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    Instant seen = agent.pass(5_000).clock();
    Instant to = agent.clock().plusSeconds(60);

    Answer answer = agent.ask(from, to);
    assertThat(answer.findings())
        .anyMatch(one -> one instanceof Finding.NotKnownYet yet && yet.lastSeen().equals(seen))
        .contains(new Finding.NoneWhereWatched());
    assertThat(Judgement.of(answer.question(), List.of(), null, null, true).findings())
        .hasSize(1)
        .allMatch(one -> one instanceof Finding.NotKnownYet);
  }

  @Test
  void acrossAJumpOfTheClockNothingIsKnownAndOnBothSidesItIs() {
    for (long jump : List.of(3_600_000L, -3_600_000L, 4L * 365 * 86_400_000)) {
      SimulatedAgent agent = watching();
      Instant early = agent.clock();
      Instant before = agent.pass(10_000).clock();
      Instant after = agent.setClock(jump).pass(2_000).clock();
      Instant late = agent.pass(20_000).clock();
      agent.pass(2_000);
      Instant low = before.isBefore(after) ? before : after;
      Instant high = before.isBefore(after) ? after : before;

      assertThat(agent.ask(low.plusSeconds(30), high.minusSeconds(30)).findings())
          .as("%d ms", jump)
          .hasSize(1)
          .noneMatch(one -> one instanceof Finding.ProvablyNone);
      assertThat(agent.ask(early, before.minusSeconds(2)).findings())
          .as("%d ms, before", jump)
          .hasSize(1);
      assertThat(agent.ask(after, late).findings())
          .as("%d ms, after", jump)
          .containsExactly(new Finding.ProvablyNone());
    }
  }

  @Test
  void timesThatTheClockShowedTwiceAreNotKnown() {
    SimulatedAgent agent = watching();
    Instant from = agent.pass(40_000).clock().minusSeconds(20);
    Instant to = from.plusSeconds(10);
    agent.setClock(-30_000).pass(60_000);

    assertThat(agent.ask(from, to).stretches().stream().map(Stretch::cause).distinct())
        .containsExactly(Cause.CLOCK_REPEATED);
  }

  @Test
  void whatAnOldEpochDidNotDeliverIsNotKnown() {
    SimulatedAgent agent = watching();
    Instant from = agent.pass(5_000).clock();
    Instant to = agent.stop().pass(5_000).newEpoch().start().reader(true).pass(5_000).clock();
    agent.pass(2_000);

    assertThat(agent.ask(from, to).stretches().stream().map(Stretch::cause))
        .contains(Cause.NEW_EPOCH);
  }

  @Test
  void aMissingRecordLeavesAHole() {
    SimulatedAgent agent = watching();
    Instant from = agent.clock();
    Instant to = agent.pass(20_000).clock();
    agent.pass(2_000);
    List<Heard> holed =
        agent.records.stream().filter(one -> one.fields().seq() != 12).collect(Collectors.toList());

    assertThat(agent.ask(holed, from, to, "").findings())
        .noneMatch(one -> one instanceof Finding.ProvablyNone)
        .anyMatch(one -> one instanceof Finding.NotKnown);
  }

  @Test
  void nothingThatPassedUnwatchedIsCalledSilenceWhateverTheClockDoes() {
    long seed = Long.getLong("bondgate.test.seed", System.nanoTime());
    System.out.println("JudgementTest: -Dbondgate.test.seed=" + seed);
    int silent = 0;
    int down = 0;
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(seed + history);
      SimulatedAgent agent = lived(random, history % 2 == 1);
      Instant end = agent.records.get(agent.records.size() - 1).wall();
      for (int question = 0; question < 10; question++) {
        Instant from = end.minusMillis(random.nextInt(60_000));
        Answer answer = agent.ask(from, from.plusMillis(1 + random.nextInt(20_000)));
        check(agent, answer, "history " + (seed + history));
        silent += answer.findings().contains(new Finding.ProvablyNone()) ? 1 : 0;
        down += answer.findings().stream().anyMatch(one -> one instanceof Finding.Down) ? 1 : 0;
      }
    }
    // Control: a judge that never says anything would pass too.
    assertThat(silent).isGreaterThan(HISTORIES / 10);
    assertThat(down).isGreaterThan(HISTORIES / 10);
  }

  private static void check(SimulatedAgent agent, Answer answer, String history) {
    Instant at = answer.question().from();
    for (Stretch one : answer.stretches()) {
      assertThat(one.from()).as(history).isEqualTo(at);
      at = one.to();
      if (one.cause().state() == State.WATCHED) {
        assertThat(agent.missed)
            .as("%s, %s", history, one)
            .noneMatch(tag -> !tag.isBefore(one.from()) && tag.isBefore(one.to()));
      }
    }
    assertThat(at).as(history).isEqualTo(answer.question().to());
    long expected =
        agent.records.stream()
            .filter(one -> one.body().kind().wireName().matches("tag-sighting|reader-health"))
            .filter(one -> !one.wall().isBefore(answer.question().from()))
            .filter(one -> one.wall().isBefore(answer.question().to()))
            .count();
    assertThat(answer.events()).as(history).hasSize((int) expected);
  }

  private static SimulatedAgent lived(Random random, boolean clockJumps) {
    SimulatedAgent agent = watching();
    for (int step = 0; step < 400; step++) {
      agent.pass(100L * (1 + random.nextInt(5)));
      int chance = random.nextInt(100);
      if (chance < 10) {
        agent.tag();
      } else if (chance < 12 && agent.isUp()) {
        agent.reader(!agent.isOnline());
      } else if (chance < 14 && agent.isUp()) {
        agent.stop();
      } else if (chance < 40 && !agent.isUp()) {
        agent.start().pass(300).reader(true);
      } else if (clockJumps && chance == 40 && agent.isUp()) {
        agent.setClock(random.nextInt(40_000) - 20_000);
      }
    }
    return agent.isUp() ? agent : agent.start();
  }

  private static SimulatedAgent watching() {
    return new SimulatedAgent().start().pass(200).reader(true).pass(2_800);
  }
}
