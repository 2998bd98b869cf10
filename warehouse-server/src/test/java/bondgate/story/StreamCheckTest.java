package bondgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.ClockReading;
import bondgate.events.EdgeEvent;
import bondgate.events.Heartbeat;
import bondgate.events.ReaderHealth;
import bondgate.events.ReaderState;
import bondgate.events.RecordChain;
import bondgate.events.SealedRecord;
import bondgate.simulator.day.SiteSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker of the streams' history finds what was done to a history that is in order. */
class StreamCheckTest {
  private static final String DEVICE = "load-1";
  private static final long RECORDS = 6;

  private final List<String> sideFile = new ArrayList<>();
  private final List<StreamCheck.Leaf> log = new ArrayList<>();
  private final List<Object[]> checkpoints = new ArrayList<>();
  private long answered = RECORDS;
  private long answeredUnder = RECORDS + 1;
  private long mark = RECORDS;

  /** An act, then six records, of which three are heartbeats. */
  StreamCheckTest() {
    sideFile.add("S boot");
    StreamCheck roots = new StreamCheck();
    add(roots, new StreamCheck.Leaf(0, "{\"id\":\"enrol\"}", null, null, true));
    RecordChain chain = RecordChain.begin(SiteSettings.ZONE, DEVICE, 1);
    for (int i = 1; i <= RECORDS; i++) {
      Instant at = Instant.parse("2026-01-01T00:00:0" + i + "Z");
      SealedRecord record =
          chain.next(event(i), at, at, new ClockReading(null, null, i, UUID.randomUUID()));
      chain = chain.after(record);
      String kind = event(i).kind().wireName();
      sideFile.add("I %s %s".formatted(kind, at));
      sideFile.add("P %d %s %s %s".formatted(i, record.hash(), kind, at));
      add(
          roots,
          new StreamCheck.Leaf(
              i,
              record.text(),
              new StreamCheck.RecordRow(DEVICE, 1, i, record.hash()),
              i % 2 == 0 ? null : new StreamCheck.FenceRow(DEVICE, 1, i, kind),
              false));
    }
    sideFile.add("A 6");
    sideFile.add("Q 6");
  }

  private void add(StreamCheck roots, StreamCheck.Leaf leaf) {
    log.add(leaf);
    roots.take(leaf);
    checkpoints.add(new Object[] {roots.size(), roots.root()});
  }

  private static EdgeEvent event(int i) {
    return i % 2 == 0
        ? new Heartbeat(5_000, 0, 0, List.of())
        : new ReaderHealth("exit", ReaderState.ONLINE, ReaderHealth.Reason.PORT_OPENED, "");
  }

  private List<String> findings(String... withoutLeaf) {
    StreamCheck check = new StreamCheck();
    Witnessed file = new Witnessed(DEVICE);
    sideFile.forEach(file::take);
    check.produced(file);
    checkpoints.forEach(seen -> check.seen((long) seen[0], (String) seen[1]));
    check.answered(DEVICE, answered, answeredUnder);
    log.forEach(check::take);
    return check.end(Map.of(DEVICE, mark), List.of(withoutLeaf));
  }

  @Test
  void aHistoryInOrderHasNoFindings() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void aLeafThatIsGoneIsNamed() {
    log.remove(3);
    assertThat(findings())
        .contains("leaf 4 stands where leaf 3 is expected")
        .anyMatch(finding -> finding.startsWith("checkpoints of 4 leaves were signed with"))
        .contains("record 3 of load-1 was produced and is lost");
  }

  @Test
  void aTailThatIsGoneIsNamed() {
    log.remove(6);
    mark = 5;
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "a checkpoint of 7 leaves was seen; there are 6",
            "record 6 of load-1 was produced and is lost",
            "record 6 of load-1 was acknowledged and is lost",
            "load-1: the agent was told that these are committed, at most: expected 5, found 6",
            "load-1: everything is acknowledged through: expected 5, found 6");
  }

  @Test
  void anEffectThatIsGoneOrNobodysIsNamed() {
    StreamCheck.Leaf third = log.get(3);
    log.set(3, new StreamCheck.Leaf(3, third.text(), third.record(), null, false));
    StreamCheck.Leaf fourth = log.get(4);
    log.set(4, new StreamCheck.Leaf(4, fourth.text(), fourth.record(), third.fence(), false));
    assertThat(findings("a line of the fence log names leaf 99"))
        .hasSize(3)
        .contains("leaf 3 is a reader-health; the fence log says null")
        .contains("a line of the fence log names leaf 99")
        .anyMatch(finding -> finding.startsWith("leaf 4 is a heartbeat; the fence log says Fence"));
  }

  @Test
  void aLeafWithoutARowIsNamed() {
    log.set(0, new StreamCheck.Leaf(0, log.get(0).text(), null, null, false));
    assertThat(findings()).containsExactly("leaf 0 has no effect");
  }

  @Test
  void aRecordThatStandsTwiceIsNamed() {
    StreamCheck.Leaf last = log.get(6);
    log.add(new StreamCheck.Leaf(7, last.text(), last.record(), null, false));
    assertThat(findings()).anyMatch(finding -> finding.endsWith("expected after record 6 of it"));
  }

  @Test
  void recordsInAnotherOrderAreNamed() {
    StreamCheck.Leaf second = log.get(2);
    StreamCheck.Leaf fourth = log.get(4);
    log.set(2, new StreamCheck.Leaf(2, fourth.text(), fourth.record(), null, false));
    log.set(4, new StreamCheck.Leaf(4, second.text(), second.record(), null, false));
    assertThat(findings()).anyMatch(finding -> finding.endsWith("expected after record 1 of it"));
  }

  @Test
  void aRecordWithOtherBytesThanItsRowOrItsProductionIsNamed() {
    StreamCheck.Leaf fifth = log.get(5);
    log.set(
        5,
        new StreamCheck.Leaf(
            5,
            fifth.text().replace("PORT_OPENED", "PORT_LOST"),
            fifth.record(),
            fifth.fence(),
            false));
    assertThat(findings())
        .anyMatch(finding -> finding.startsWith("leaf 5 states"))
        .anyMatch(finding -> finding.contains("produced was"));
  }

  @Test
  void whatNobodyProducedIsNamed() {
    sideFile.removeIf(line -> !line.matches("[AQ] 6"));
    assertThat(findings())
        .hasSize((int) RECORDS)
        .allMatch(finding -> finding.endsWith("that nobody produced"));
  }

  @Test
  void whatWasAboutToBeRecordedWhenTheAgentWasKilledMayStandInTheLog() {
    sideFile.set(0, "");
    for (int i = 1; i <= RECORDS; i++) {
      String found = "P " + i + " ";
      sideFile.removeIf(line -> line.startsWith(found));
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void anAnswerBeforeTheCommitIsNamed() {
    answeredUnder = RECORDS;
    assertThat(findings())
        .singleElement()
        .asString()
        .endsWith("was acknowledged under a checkpoint of 6 leaves; it is leaf 6");
  }

  @Test
  void anAnswerForWhatIsNotThereIsNamed() {
    answered = 9;
    assertThat(findings()).containsExactly("record 9 of load-1 was acknowledged and is lost");
  }

  @Test
  void aCheckpointOfAnotherHistoryIsNamed() {
    checkpoints.add(new Object[] {4L, "AAAA"});
    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("checkpoints of 4 leaves were signed with");
  }

  @Test
  void aMarkThatDoesNotFitIsNamed() {
    mark = 5;
    assertThat(findings()).containsExactly("load-1: high-water mark: expected 6, found 5");
  }
}
