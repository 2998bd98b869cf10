package bondgate.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.payment.PaymentProvider.BillLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of a day. */
class WeChatBillTest {
  private static final RandomGenerator RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom").create(35);
  private static final Instant LATE = Instant.parse("2026-03-01T15:59:59Z");

  private final SandboxWeChatWords words =
      new SandboxWeChatWords(TestAccounts.sandboxKeys(), RANDOM);

  @Test
  void paymentsAndRefundsAreOfTheDayInChina() throws Exception {
    SandboxTrade trade =
        SandboxTrade.asked("wechat", "B1", "c", 12_345, "酒, 两瓶", "http://x", 0)
            .paid("42", 12_345, "SAME", LATE.toEpochMilli())
            .with(
                new SandboxTrade.Refund(
                    "R1", "50", 1, "SUCCESS", LATE.plusSeconds(1).toEpochMilli(), 0));

    assertThat(WeChatBill.read(words.bill(List.of(trade), LocalDate.of(2026, 3, 1))))
        .containsExactly(new BillLine("B1", Optional.empty(), 12_345));
    assertThat(WeChatBill.read(words.bill(List.of(trade), LocalDate.of(2026, 3, 2))))
        .containsExactly(new BillLine("B1", Optional.of("R1"), 1));
    assertThat(WeChatBill.read("\uFEFF" + words.bill(List.of(), LocalDate.of(2026, 3, 3))))
        .isEmpty();
  }

  @Test
  void columnsAreFoundByTheirNames() throws Exception {
    String bill =
        """
        交易状态,商户订单号,订单金额,申请退款金额,商户退款单号
        `SUCCESS,`B1,`0.01,`0.00,`
        总交易单数,应结订单总金额
        `1,`0.01
        """;

    assertThat(WeChatBill.read(bill)).containsExactly(new BillLine("B1", Optional.empty(), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "交易状态,商户订单号\n`SUCCESS,`B1\n总交易单数\n`1\n",
        "交易状态,商户订单号,订单金额,申请退款金额,商户退款单号\n`SUCCESS,`B1,`0.01,`0.00\n总交易单数\n`1\n",
        "交易状态,商户订单号,订单金额,申请退款金额,商户退款单号\nSUCCESS,`B1,`0.01,`0.00,`\n总交易单数\n`1\n",
        "交易状态,商户订单号,订单金额,申请退款金额,商户退款单号\n`SUCCESS,`B1,`0.01,`0.00,`\n总交易单数\n`2\n",
        "交易状态,商户订单号,订单金额,申请退款金额,商户退款单号\n`SUCCESS,`B1,`0.01,`0.00,`\n总交易单数\n",
        "交易状态,商户订单号,订单金额,申请退款金额,商户退款单号\n`SUCCESS,`B1,`1e2,`0.00,`\n总交易单数\n`1\n"
      })
  void whatIsNoWholeBillIsRefused(String bill) {
    assertThatThrownBy(() -> WeChatBill.read(bill))
        .isInstanceOf(WeChatJson.UnreadableException.class);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "123.45, 12345", "1, 100", "1.5, 150", "9999999999.99, 999999999999"})
  void yuanBecomeFenExactly(String yuan, long fen) throws Exception {
    assertThat(WeChatBill.fen(yuan)).isEqualTo(fen);
  }
}
