package bondgate.server.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.guarantee.InstrumentStanding.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which instruments a hold stands, by hand and by a seeded random history against a model. */
class DrawingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  @ParameterizedTest(name = "{0} fen: {1}")
  @CsvSource({
    "1, B 1",
    "40, B 40",
    "41, B 40 + A 1",
    "140, B 40 + A 100",
    "141, none",
    "1000000000000, none"
  })
  void whatExpiresFirstIsDrawnOnFirst(long askedFen, String expected) {
    Drawing drawing =
        new Drawing("z", List.of(paper("A", 100, 0, 20), paper("B", 90, 50, 10), expired("C", 0)));

    assertThat(words(drawing.hold("AAAA", Hold.Purpose.DISPLAY, "HF1", askedFen)))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "A {0} until day {1}, B {2} until day {3}: {4}")
  @CsvSource({
    "50, 10, 50, 20, A 60 + B 5",
    "50, 20, 50, 10, B 60 + A 5",
    "50, 10, 50, 10, A 60 + B 5",
    "50, 10, 49, 20, B 60 + A 5",
    "99, 10, 1, 20, B 60 + A 5",
    "1, 20, 99, 10, A 60 + B 5",
  })
  void theLowerPriorityNumberIsDrawnOnFirstThenWhatExpiresFirstThenTheNumber(
      int priorityA, int untilA, int priorityB, int untilB, String expected) {
    Drawing drawing =
        new Drawing("z", List.of(ordered("B", priorityB, untilB), ordered("A", priorityA, untilA)));

    assertThat(words(drawing.hold("AAAA", Hold.Purpose.DISPLAY, "HF1", 65))).isEqualTo(expected);
  }

  private static InstrumentStanding ordered(String number, int priority, int daysLeft) {
    Instrument paper =
        new Instrument(number, "INSURANCE", 60, TODAY.plusDays(daysLeft), TODAY, priority, "");
    return new InstrumentStanding(paper, 0, 0, 60, State.IN_FORCE);
  }

  @Test
  void beforeItsFirstDayAnInstrumentGivesNothing() {
    Instrument paper =
        new Instrument("A", "INSURANCE", 60, TODAY.plusDays(99), TODAY.plusDays(1), 50, "");
    assertThat(InstrumentStanding.state(paper, TODAY, 0, 30, 0)).isEqualTo(State.NOT_YET_IN_FORCE);
    assertThat(InstrumentStanding.state(paper, TODAY.plusDays(1), 0, 30, 0))
        .isEqualTo(State.IN_FORCE);
    InstrumentStanding standing = new InstrumentStanding(paper, 0, 0, 60, State.NOT_YET_IN_FORCE);
    Drawing drawing = new Drawing("z", List.of(standing));
    assertThat(drawing.headroomFen()).isZero();
    assertThat(drawing.hold("AAAA", Hold.Purpose.DISPLAY, "HF1", 1)).isEmpty();
    assertThat(drawing.uncovered()).as("nothing stands on it").isEmpty();
    assertThat(Headroom.of(List.of(standing))).isEqualTo(new Headroom(60, 0, 0, 60, 0));
  }

  @ParameterizedTest(name = "margin {0}, {1} days after the last day, {2} fen held: {3}")
  @CsvSource({
    "0, -31, 0, IN_FORCE",
    "0, -30, 0, EXPIRES_SOON",
    "0, -1, 0, EXPIRES_SOON",
    "0, 0, 7, EXPIRES_SOON",
    "0, 1, 0, EXPIRED",
    "0, 1, 1, EXPIRED_WITH_HOLDS",
    "90, -121, 7, IN_FORCE",
    "90, -120, 7, EXPIRES_SOON",
    "90, -90, 7, EXPIRES_SOON",
    "90, -89, 0, EXPIRED",
    "90, -89, 7, EXPIRED_WITH_HOLDS",
  })
  void anInstrumentCountsUntilItsLastDayLessTheMargin(
      int marginDays, int daysAfter, long heldFen, State expected) {
    Instrument paper = new Instrument("A", "INSURANCE", 100, TODAY);
    assertThat(InstrumentStanding.state(paper, TODAY.plusDays(daysAfter), marginDays, 30, heldFen))
        .isEqualTo(expected);
  }

  @Test
  void whatStandsOnAnExpiredInstrumentIsUncoveredAndGivenBackToNobody() {
    Drawing before = new Drawing("z", List.of(paper("A", 100, 0, 20)));
    Hold onA = before.hold("AAAA", Hold.Purpose.DISPLAY, "HF1", 60).orElseThrow();

    Drawing after = new Drawing("z", List.of(expired("A", 60), paper("B", 10, 0, 20)));
    assertThat(after.uncovered()).hasSize(1);
    after.giveBack(onA);

    assertThat(after.headroomFen()).isEqualTo(10);
    assertThat(after.moved(onA)).isEmpty();
  }

  @Test
  void noHistoryOverdrawsAnInstrument() {
    long seed = Long.getLong("bondgate.seed", new Random().nextLong());
    System.out.println("DrawingTest: -Dbondgate.seed=" + seed);
    Random random = new Random(seed);
    for (int history = 0; history < 200; history++) {
      play(random);
    }
  }

  /** The model: per instrument, its amount and the sum of what open holds have on it. */
  private static void play(Random random) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    Map<String, Long> held = new LinkedHashMap<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      amounts.put("I" + i, 1L + random.nextInt(200));
      held.put("I" + i, 0L);
    }
    List<Hold> open = new ArrayList<>();
    for (int step = 0; step < 100; step++) {
      Drawing drawing = new Drawing("z", standings(amounts, held));
      long freeFen = sum(amounts) - sum(held);
      assertThat(drawing.headroomFen()).isEqualTo(freeFen);
      if (open.isEmpty() || random.nextInt(3) > 0) {
        long askedFen = 1L + random.nextInt(120);
        Optional<Hold> hold =
            drawing.hold("%04X".formatted(step), Hold.Purpose.RETAIL, "S" + step, askedFen);
        assertThat(hold.isPresent()).isEqualTo(askedFen <= freeFen);
        hold.ifPresent(taken -> open.add(count(taken, held, 1)));
      } else {
        count(open.remove(random.nextInt(open.size())), held, -1);
      }
      held.forEach((paper, fen) -> assertThat(fen).isBetween(0L, amounts.get(paper)));
    }
  }

  private static Hold count(Hold hold, Map<String, Long> held, int sign) {
    hold.parts().forEach(part -> held.merge(part.instrument(), sign * part.amountFen(), Long::sum));
    return hold;
  }

  private static List<InstrumentStanding> standings(
      Map<String, Long> amounts, Map<String, Long> held) {
    return amounts.entrySet().stream()
        .map(paper -> paper(paper.getKey(), paper.getValue(), held.get(paper.getKey()), 5))
        .toList();
  }

  private static long sum(Map<String, Long> fen) {
    return fen.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String words(Optional<Hold> hold) {
    return hold.map(
            taken ->
                String.join(
                    " + ",
                    taken.parts().stream()
                        .map(part -> part.instrument() + " " + part.amountFen())
                        .toList()))
        .orElse("none");
  }

  private static InstrumentStanding paper(String number, long fen, long heldFen, int daysLeft) {
    Instrument paper = new Instrument(number, "INSURANCE", fen, TODAY.plusDays(daysLeft));
    return new InstrumentStanding(paper, heldFen, 0, fen - heldFen, State.IN_FORCE);
  }

  private static InstrumentStanding expired(String number, long heldFen) {
    Instrument paper = new Instrument(number, "INSURANCE", 1000, TODAY.minusDays(1));
    State state = heldFen > 0 ? State.EXPIRED_WITH_HOLDS : State.EXPIRED;
    return new InstrumentStanding(paper, heldFen, 0, 1000 - heldFen, state);
  }
}
