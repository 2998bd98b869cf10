package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.AT;
import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.TOTAL_FEN;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Fence;
import bondgate.server.fence.FenceEntry;
import bondgate.server.sale.OrderState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An order whose piece is held, state by state: only what would let the piece out is stopped. That
 * money came or went is a fact, and the piece may be given back or come back.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ControlStatesTest {
  private static int zones;

  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject ControlZone controls;
  @Inject Fence fence;

  private String zone;
  private List<String> one;

  @ParameterizedTest(name = "{0}, {1}: {2}, then {3}")
  @CsvSource({
    // state, event, answer or verdict, state afterwards
    "PLACED,     PAY,     done,           Paid",
    "PLACED,     RELEASE, notPaid,        Placed",
    "PLACED,     CANCEL,  done,           Cancelled",
    "PLACED,     LEAVE,   UNDER_CONTROL,  Placed",
    "PAID,       RELEASE, underControl,   Paid",
    "PAID,       REFUSE,  done,           RefundDue",
    "PAID,       CANCEL,  paidAlready,    Paid",
    "PAID,       LEAVE,   UNDER_CONTROL,  Paid",
    "REFUND_DUE, REFUND,  done,           Refunded",
    "REFUND_DUE, RELEASE, orderEnded,     RefundDue",
    "CANCELLED,  PAY,     done,           RefundDue",
    "RELEASED,   RELEASE, done,           Released",
    "RELEASED,   LEAVE,   UNDER_CONTROL,  Released",
    "RELEASED,   REFUSE,  releasedAlready, Released",
    "GONE,       LEAVE,   REPEATED,       Gone",
    "GONE,       PASS_BY, UNDER_CONTROL,  Gone",
    "GONE,       RETURN,  done,           Returned",
  })
  void onlyWhatWouldLetItOutIsStopped(String state, String event, String answer, String after) {
    zone = "control-state-" + ++zones;
    one = OrderZone.bottles(0xC5A7E0, 1);
    shop.open(zone, 100_000, one);
    bring(state);
    controls.place(zone, "BK-1", "TAG", one.get(0));

    assertThat(happens(event)).isEqualTo(answer);

    OrderState stands = shop.view(zone, "S-1").state();
    assertThat(stands.getClass().getSimpleName()).isEqualTo(after);
  }

  private void bring(String state) {
    done(shop.place(zone, "S-1", 1, one));
    switch (state) {
      case "PAID" -> pay();
      case "REFUND_DUE" -> {
        pay();
        assertThat(happens("REFUSE")).isEqualTo("done");
      }
      case "CANCELLED" -> done(shop.cancel(zone, "S-1", "SHOPPER"));
      case "RELEASED", "GONE" -> {
        pay();
        done(shop.release(zone, "S-1"));
        if (state.equals("GONE")) {
          shop.goes(zone, "S-1", one);
        }
      }
      default -> assertThat(state).isEqualTo("PLACED");
    }
  }

  private void pay() {
    done(shop.pay(zone, "S-1", "PAY-1", TOTAL_FEN));
  }

  private String happens(String event) {
    return switch (event) {
      case "PAY" -> word(shop.pay(zone, "S-1", "PAY-2", TOTAL_FEN));
      case "RELEASE" -> word(shop.release(zone, "S-1"));
      case "REFUSE" ->
          word(acts.act(zone, AT, "refuseOrder", "'saleNo':'S-1','code':'underControl'"));
      case "CANCEL" -> word(shop.cancel(zone, "S-1", "STAFF"));
      case "REFUND" ->
          word(
              acts.act(
                  zone,
                  AT,
                  "refundOrder",
                  "'saleNo':'S-1','refundNo':'R-1','amountFen':%d".formatted(TOTAL_FEN)));
      case "RETURN" ->
          word(
              acts.act(
                  zone,
                  AT,
                  "returnOrder",
                  "'saleNo':'S-1','epcs':['%s'],'appliedOn':'%s'".formatted(one.get(0), DAY)));
      case "LEAVE" -> crosses(Direction.OUT);
      default -> crosses(Direction.IN);
    };
  }

  private String crosses(Direction direction) {
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), direction)));
    FenceEntry line = fence.latest(zone, 1).get(0);
    return line.verdict();
  }

  private static String word(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "done";
  }
}
