package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.embedded.EmbeddedPostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each guard on the tables of the orders is shown to refuse what no slice would do. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class OrderGuardsTest {
  private static final String ZONE = "order-guards";

  private static boolean ordered;

  @Inject OrderZone shop;
  @Inject BookZone acts;
  @Inject Tables tables;

  /** S-1 is released and partly returned, S-2 is placed. */
  @BeforeEach
  void twoOrders() {
    if (!ordered) {
      List<String> bottles = OrderZone.bottles(0x81, 3);
      shop.open(ZONE, 100_000, bottles);
      shop.sold(ZONE, "S-1", 1, bottles.subList(0, 2));
      done(shop.place(ZONE, "S-2", 2, bottles.subList(2, 3)));
      done(
          acts.act(
              ZONE,
              OrderZone.AT,
              "returnOrder",
              "'saleNo':'S-1','epcs':['%s']".formatted(bottles.get(0))));
      ordered = true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE sale_price SET price_fen = 1",
        "DELETE FROM sale_price",
        "UPDATE sale_point SET inside_special_area = true",
        "DELETE FROM sale_point",
        "UPDATE sale_approval SET valid_to = valid_to + 1",
        "DELETE FROM sale_approval",
        "UPDATE sale_order SET goods_fen = 1",
        "DELETE FROM sale_order",
        "UPDATE sale_line SET quantity = 1",
        "DELETE FROM sale_line",
        "UPDATE sale_step SET detail = ''",
        "DELETE FROM sale_step",
        "UPDATE sale_payment SET aside = 'LATE'",
        "DELETE FROM sale_payment",
        "UPDATE sale_refund SET amount_fen = 1",
        "DELETE FROM sale_refund",
        "UPDATE sale_return_decision SET accepted = true",
        "DELETE FROM sale_return_decision",
        "DELETE FROM sale_state",
        "DELETE FROM sale_piece",
        "DELETE FROM sale_quota",
        "TRUNCATE sale_quota",
        "UPDATE sale_piece SET returned_leaf = NULL WHERE returned_leaf IS NOT NULL"
      })
  void whatWasRecordedIsNotChanged(String statement) {
    assertThatThrownBy(() -> tables.execute(statement))
        .hasMessageContaining("append-only: correct with a further entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INSERT INTO sale_piece (zone, sale_no, epc, item, line_no, place, price_fen, dutiable_fen, tax_fen, move_id) SELECT zone, 'S-2', epc, item, line_no, place, price_fen, dutiable_fen, tax_fen, move_id FROM sale_piece WHERE zone = 'order-guards' AND sale_no = 'S-1' AND freed_leaf IS NULL | sale_piece_of_one_order
          UPDATE sale_quota SET reserved_fen = limit_fen + 1 WHERE zone = 'order-guards' | sale_quota_check
          UPDATE sale_quota SET reserved_fen = -1 WHERE zone = 'order-guards' | sale_quota_reserved_fen_check
          UPDATE sale_state SET stage = 'GONE' WHERE zone = 'order-guards' AND sale_no = 'S-2' | sale_state_check
          UPDATE sale_state SET refund_due_fen = -1 WHERE zone = 'order-guards' | sale_state_refund_due_fen_check
          INSERT INTO sale_payment (zone, payment_no, sale_no, provider, amount_fen, payer_check, paid_at, leaf_index) VALUES ('order-guards', 'P-X', 'S-1', 'x', 1, 'SAME', now(), 0) | sale_payment_that_pays
          INSERT INTO sale_payment (zone, payment_no, sale_no, provider, amount_fen, payer_check, paid_at, aside, leaf_index) VALUES ('order-guards', 'PAY-S-1', 'S-1', 'x', 1, 'SAME', now(), 'LATE', 0) | sale_payment_zone_payment_no_key
          """)
  void theDatabaseHasTheLastWord(String statement, String guard) {
    assertThatThrownBy(() -> tables.execute(statement)).hasMessageContaining(guard);
  }
}
