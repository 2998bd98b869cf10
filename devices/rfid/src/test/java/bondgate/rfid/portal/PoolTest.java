package bondgate.rfid.portal;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.rfid.Epc;
import bondgate.rfid.portal.PortalFittings.Beams;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the tags of one passage lend to one with few reads. */
class PoolTest {
  private static final long MIDDLE = Instant.parse("2026-03-02T01:00:10Z").toEpochMilli();
  private static final long NOBODY = Long.MAX_VALUE;
  private static final Antennas FOUR =
      new Antennas(new PortalLayout("exit", Set.of(0, 1), Set.of(2, 3)));
  private static final Judgement NEAR = new Judgement.CameNear();

  private final CrossingSettings settings = CrossingSettings.defaults();
  private final Pool pool = new Pool(settings, new BeamWatch(Beams.NONE, settings.second()));

  @Test
  void aTagWithFewReadsGoesTheWayOfTheManyAroundIt() {
    others(12, -900, 4);
    assertThat(verdict(3, -52)).isEqualTo(new Judgement.Through(Way.OUT, 550));
  }

  @Test
  void whereTwoFlowsMeetNobodyLendsAnythingToAnybody() {
    others(6, -900, 4);
    others(6, 900, 4);
    assertThat(verdict(3, -52)).isEqualTo(NEAR);
  }

  @Test
  void whoIsHeardFromBehindTheWallLendsNothing() {
    others(12, -900, 0);
    assertThat(verdict(3, -52)).isEqualTo(NEAR);
  }

  @Test
  void whoIsMuchQuieterThanTheLoadIsNotTakenAlong() {
    others(12, -900, 4);
    assertThat(verdict(3, -75)).isEqualTo(NEAR);
  }

  @Test
  void aTagThatBelongsHereIsNotTakenAlongByWhoPasses() {
    others(12, -900, 4);
    pool.add(closed(3, 0, -52, NEAR, false));
    assertThat(last(pool.due(MIDDLE, NOBODY))).isEqualTo(NEAR);
  }

  @Test
  void whatItsOwnReadsSayIsContradictedByManyAndByFewNot() {
    others(4, -900, 4);
    Judgement in = new Judgement.Through(Way.IN, 800);
    pool.add(closed(40, 900, -52, in, true));
    assertThat(last(pool.due(MIDDLE, NOBODY))).isEqualTo(in);

    others(12, -900, 4);
    pool.add(closed(40, 900, -52, in, true));
    assertThat(last(pool.due(MIDDLE, NOBODY))).isInstanceOf(Judgement.Undecided.class);
  }

  @Test
  void aVerdictWaitsForWindowsThatBeganBeforeThePassageWasOver() {
    pool.add(closed(3, 0, -52, NEAR, true));
    assertThat(pool.due(MIDDLE + 2000, MIDDLE + 1000)).isEmpty();
    assertThat(pool.due(MIDDLE + 2000, MIDDLE + 4000)).isEmpty();
    assertThat(pool.due(MIDDLE + 2000, MIDDLE + 4001)).hasSize(1);
  }

  @Test
  void aVerdictWaitsNoLongerThanItsTime() {
    pool.add(closed(3, 0, -52, NEAR, true));
    assertThat(pool.due(MIDDLE + 4999, MIDDLE)).isEmpty();
    assertThat(pool.due(MIDDLE + 5000, MIDDLE)).hasSize(1);
  }

  private Judgement verdict(int reads, int peakDbm) {
    pool.add(closed(reads, 0, peakDbm, NEAR, true));
    return last(pool.due(MIDDLE, NOBODY));
  }

  /** So many tags of the same moment whose relative gap is this. */
  private void others(int count, int relative, int beside) {
    for (int i = 0; i < count; i++) {
      Way way = relative > 0 ? Way.IN : Way.OUT;
      Evidence e = evidence(20, relative + 20 * (i % 3), beside, -50);
      pool.add(closed(e, new Judgement.Through(way, 700), true));
    }
  }

  private static Pool.Closed closed(
      int reads, int relative, int peakDbm, Judgement own, boolean fresh) {
    return closed(evidence(reads, relative, reads / 3, peakDbm), own, fresh);
  }

  private static Pool.Closed closed(Evidence e, Judgement own, boolean fresh) {
    Instant middle = Instant.ofEpochMilli(MIDDLE);
    Epc epc = new Epc("30B400000000000000000001");
    Heard heard = new Heard(epc, e.insideReads(), e.outsideReads(), 0, -50, middle, middle);
    return new Pool.Closed(
        new Track(epc, FOUR, CrossingSettings.defaults()),
        heard,
        e,
        own,
        MIDDLE,
        true,
        fresh,
        MIDDLE + 5000);
  }

  private static Evidence evidence(int reads, int relative, int beside, int peakDbm) {
    int inside = reads / 2;
    return new Evidence(
        inside,
        reads - inside,
        relative,
        relative,
        relative,
        100,
        beside,
        200,
        Course.Halves.UNKNOWN,
        500,
        0,
        -5400,
        peakDbm,
        0,
        0,
        false,
        4000);
  }

  private static Judgement last(List<Pool.Verdict> verdicts) {
    return verdicts.get(verdicts.size() - 1).judgement();
  }
}
