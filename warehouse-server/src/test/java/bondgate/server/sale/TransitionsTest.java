package bondgate.server.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of states and events, said a second time. */
class TransitionsTest {
  private static final List<OrderEvent> EVENTS =
      List.of(
          OrderEvent.PAY,
          OrderEvent.PAY_ASIDE,
          OrderEvent.RELEASE,
          OrderEvent.REFUSE,
          OrderEvent.CANCEL,
          OrderEvent.CANCEL_OWING,
          OrderEvent.CANCEL_BY_CUSTOMS,
          OrderEvent.REFUND_PART,
          OrderEvent.REFUND_ALL,
          OrderEvent.LEAVE,
          OrderEvent.LEAVE_LAST,
          OrderEvent.RETURN);

  /**
   * One row for each state, one column for each event in their order. A state: there it goes; = it
   * stays; ~ it was before; a name in small letters: refused.
   */
  private static final String TABLE =
      """
      PLACED     | PAID | = | notPaid | notPaid | CANCELLED | REFUND_DUE | notDeclared | = | = | = | = | notReleased
      PAID       | = | = | RELEASED | REFUND_DUE | paidAlready | paidAlready | REFUND_DUE | = | = | = | = | notReleased
      REFUND_DUE | = | = | orderEnded | ~orderEnded | ~orderEnded | ~orderEnded | ~orderEnded | = | REFUNDED | = | = | notReleased
      RELEASED   | = | = | ~releaseIsOtherwise | releasedAlready | releasedAlready | releasedAlready | releasedAlready | = | = | = | GONE | RETURNED
      GONE       | = | = | ~releaseIsOtherwise | releasedAlready | releasedAlready | releasedAlready | releasedAlready | = | = | = | = | RETURNED
      CANCELLED  | REFUND_DUE | REFUND_DUE | orderEnded | orderEnded | ~orderEnded | ~orderEnded | ~orderEnded | = | = | = | = | notReleased
      REFUNDED   | REFUND_DUE | REFUND_DUE | orderEnded | ~orderEnded | ~orderEnded | ~orderEnded | ~orderEnded | = | = | = | = | notReleased
      RETURNED   | = | = | ~releaseIsOtherwise | releasedAlready | releasedAlready | releasedAlready | releasedAlready | = | = | = | = | =
      """;

  static Stream<Arguments> stateAndEvent() {
    return TABLE
        .lines()
        .map(line -> line.split("\\|", -1))
        .flatMap(
            cells ->
                IntStream.range(0, EVENTS.size())
                    .mapToObj(
                        i ->
                            Arguments.of(
                                Stage.valueOf(cells[0].strip()),
                                EVENTS.get(i),
                                cells[i + 1].strip())));
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @MethodSource("stateAndEvent")
  void eachEventInEachStateDoesWhatTheTableSays(Stage stage, OrderEvent event, String expected) {
    assertThat(words(stage, Transitions.of(stage, event))).isEqualTo(expected);
  }

  @Test
  void theTableHasEachStateAndEachEventOnce() {
    assertThat(stateAndEvent().map(row -> row.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) Stage.values());
    assertThat(EVENTS).containsExactlyInAnyOrder(OrderEvent.values());
    assertThat(stateAndEvent()).hasSize(Stage.values().length * OrderEvent.values().length);
  }

  @Test
  void moneyThatCameAndAPieceThatLeftAreNeverRefused() {
    for (Stage stage : Stage.values()) {
      for (OrderEvent fact :
          List.of(OrderEvent.PAY, OrderEvent.PAY_ASIDE, OrderEvent.LEAVE, OrderEvent.LEAVE_LAST)) {
        assertThat(Transitions.of(stage, fact)).isInstanceOf(Transition.To.class);
      }
    }
  }

  @Test
  void theSharesOfALineMakeUpTheLine() {
    for (int pieces : List.of(1, 2, 3, 7, 200)) {
      for (long fen : List.of(0L, 1L, 99L, 100L, 500_001L)) {
        assertThat(IntStream.range(0, pieces).mapToLong(i -> Shares.of(fen, i, pieces)).sum())
            .isEqualTo(fen);
      }
    }
  }

  private static String words(Stage from, Transition transition) {
    if (transition instanceof Transition.To to) {
      return to.stage() == from ? "=" : to.stage().name();
    }
    return transition instanceof Transition.Before before
        ? "~" + before.otherwise().text()
        : ((Transition.Refused) transition).code().text();
  }
}
