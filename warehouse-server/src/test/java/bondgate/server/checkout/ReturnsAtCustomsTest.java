package bondgate.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.checkout.ReturnStanding.AtCustoms;
import bondgate.server.customs.Declarations;
import bondgate.server.customs.KeptMessage;
import bondgate.server.customs.RefusalAdvice;
import bondgate.server.customs.RequestResult;
import bondgate.server.customs.SandboxCustoms;
import bondgate.server.customs.SandboxSwitches;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.sale.OrderState;
import bondgate.server.sale.Orders;
import bondgate.server.stream.ActAnswer;
import bondgate.server.stream.ShopZone;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A shopper brings bottles back. The money goes back in any case; whether the tax is still due says
 * customs, which accepts the return, refuses it, is silent, or says things twice and in disorder.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(ReturnProfile.class)
class ReturnsAtCustomsTest {
  private static final String ZONE = ReturnProfile.ZONE;
  private static final AtomicInteger TILLS = new AtomicInteger();
  private static final String STAFF = "staff:desk";

  private final String till = "till-" + TILLS.incrementAndGet();

  @Inject ShopZone shop;
  @Inject Shopper shopper;
  @Inject ReturnDesk desk;
  @Inject Orders orders;
  @Inject Declarations declarations;
  @Inject SandboxCustoms customs;

  @AfterEach
  void customsIsPlainAgain() {
    customs.behave(SandboxSwitches.PLAIN);
  }

  @Test
  void customsAcceptsAndNoTaxIsDueForWhatCameBack() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 3);
    String saleNo = shopper.bought(ZONE, till, bottles);

    assertThat(takeBack("key-1", saleNo, bottles.subList(0, 1))).isInstanceOf(ActAnswer.Done.class);
    ReturnStanding first = until(saleNo, 1, one -> isSettled(one) && one.moneyBack());

    assertThat(sent(saleNo)).hasSize(1);
    assertThat(text(sent(saleNo).get(0))).contains("<ceb:qty>1</ceb:qty>");
    assertThat(first.back().taxFen()).isPositive();
    assertThat(first.back().last().orElseThrow().code()).isEqualTo("399");
    assertThat(state(saleNo)).isInstanceOf(OrderState.Returned.class);

    // The same confirmation again, and then the other two bottles.
    assertThat(takeBack("key-1", saleNo, bottles.subList(0, 1)))
        .isInstanceOf(ActAnswer.Repeated.class);
    assertThat(takeBack("key-2", saleNo, bottles.subList(1, 3))).isInstanceOf(ActAnswer.Done.class);
    until(saleNo, 2, one -> isSettled(one) && one.moneyBack());

    assertThat(sent(saleNo)).hasSize(2);
    assertThat(text(sent(saleNo).get(1))).contains("<ceb:qty>2</ceb:qty>");
    assertThat(steps(saleNo)).containsOnlyOnce("RETURN_SETTLED " + leaf(saleNo, 1));
    assertThat(steps(saleNo)).containsOnlyOnce("RETURN_SETTLED " + leaf(saleNo, 2));
    assertThat(desk.openAtCustoms(ZONE)).noneMatch(of(saleNo));
  }

  @Test
  void customsRefusesAndAcceptsWhatIsDeclaredAnewUnderAnotherNumber() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 2);
    String saleNo = shopper.bought(ZONE, till, bottles);
    customs.behave(SandboxSwitches.PLAIN.withRefusal("-625209"));

    takeBack("refused-1", saleNo, bottles);
    ReturnStanding open = until(saleNo, 1, one -> one.atCustoms() == AtCustoms.OPEN);

    assertThat(open.advice()).isEqualTo(RefusalAdvice.RETURN);
    assertThat(open.declared().orElseThrow().status()).isEqualTo("-625209");
    assertThat(desk.openAtCustoms(ZONE)).anyMatch(of(saleNo));
    // The shopper has his money all the same.
    until(saleNo, 1, ReturnStanding::moneyBack);

    customs.behave(SandboxSwitches.PLAIN.withDelay(Duration.ofMillis(300)));
    long leaf = leaf(saleNo, 1);
    assertThat(desk.declareAnew(ZONE, saleNo, leaf)).isInstanceOf(RequestResult.Queued.class);
    // Pressed again: what may still be accepted is not declared a third time.
    assertThat(desk.declareAnew(ZONE, saleNo, leaf)).isInstanceOf(RequestResult.NotRefused.class);
    assertThat(desk.openAtCustoms(ZONE)).noneMatch(of(saleNo));
    until(saleNo, 1, ReturnsAtCustomsTest::isSettled);
    assertThat(desk.declareAnew(ZONE, saleNo, leaf)).isInstanceOf(RequestResult.NotRefused.class);

    List<KeptMessage> sent = sent(saleNo);
    assertThat(sent).hasSize(2);
    assertThat(sent).extracting(KeptMessage::guid).doesNotHaveDuplicates();
    assertThat(sent)
        .extracting(message -> between(text(message), "<ceb:copNo>", "</ceb:copNo>"))
        .doesNotHaveDuplicates();
    assertThat(sent)
        .extracting(message -> between(text(message), "<ceb:InvtRefundList>", "</ceb:qty>"))
        .as("the goods are the same")
        .containsOnly(between(text(sent.get(0)), "<ceb:InvtRefundList>", "</ceb:qty>"));
    assertThat(steps(saleNo)).containsSubsequence("RETURN_OPEN " + leaf, "RETURN_SETTLED " + leaf);
  }

  @Test
  void customsIsSilentAndTheSameBytesAreSentUntilItAnswers() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    String saleNo = shopper.bought(ZONE, till, bottles);
    customs.behave(SandboxSwitches.PLAIN.withSilence());

    takeBack("silent-1", saleNo, bottles);
    ReturnStanding waiting =
        until(saleNo, 1, one -> one.declared().filter(sent -> sent.tries() > 1).isPresent());
    assertThat(waiting.atCustoms()).isEqualTo(AtCustoms.WAITING);
    assertThat(desk.declareAnew(ZONE, saleNo, leaf(saleNo, 1)))
        .as("what customs may have is not declared anew")
        .isInstanceOf(RequestResult.NotRefused.class);

    customs.behave(SandboxSwitches.PLAIN);
    until(saleNo, 1, ReturnsAtCustomsTest::isSettled);
    assertThat(sent(saleNo)).hasSize(1);
    assertThat(sent(saleNo).get(0).tries()).isGreaterThan(1);
  }

  @Test
  void receiptsTwiceAndOutOfOrderSettleItOnce() throws Exception {
    List<String> bottles = shop.bottles(ZONE, 1);
    String saleNo = shopper.bought(ZONE, till, bottles);
    customs.behave(
        SandboxSwitches.PLAIN.withTwice().withOutOfOrder().withDelay(Duration.ofMillis(50)));

    takeBack("disorder-1", saleNo, bottles);
    until(saleNo, 1, ReturnsAtCustomsTest::isSettled);
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (received(saleNo) < 4) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      // Customs' post looks by itself.
      Thread.sleep(50);
    }

    assertThat(steps(saleNo)).containsOnlyOnce("RETURN_SETTLED " + leaf(saleNo, 1));
    assertThat(desk.newest(ZONE, 50)).filteredOn(of(saleNo)).allMatch(one -> isSettled(one));
    assertThat(sent(saleNo)).hasSize(1);
  }

  private ActAnswer takeBack(String key, String saleNo, List<String> epcs)
      throws InterruptedException {
    return desk.takeBack(ZONE, key + till, saleNo, epcs, Optional.empty(), STAFF);
  }

  /** The order's return of that number, from 1, once that is so. */
  private ReturnStanding until(String saleNo, int number, Predicate<ReturnStanding> what)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      List<ReturnStanding> all = desk.newest(ZONE, 50).stream().filter(of(saleNo)).toList();
      if (all.size() >= number && what.test(all.get(all.size() - number))) {
        return all.get(all.size() - number);
      }
      assertThat(System.nanoTime()).as("still %s", all).isLessThan(deadline);
      // A person looks at the page a few times a second.
      Thread.sleep(50);
    }
  }

  private static Predicate<ReturnStanding> of(String saleNo) {
    return one -> one.back().saleNo().equals(saleNo);
  }

  private static boolean isSettled(ReturnStanding one) {
    return one.atCustoms() == AtCustoms.SETTLED;
  }

  private long leaf(String saleNo, int number) throws InterruptedException {
    return until(saleNo, number, one -> true).back().leafIndex();
  }

  private OrderState state(String saleNo) {
    return orders.view(ZONE, saleNo).orElseThrow().state();
  }

  /** What happened to its returns, as event and leaf of the return. */
  private List<String> steps(String saleNo) {
    return orders.view(ZONE, saleNo).orElseThrow().steps().stream()
        .map(step -> step.event() + " " + step.detail().replaceAll(",.*", ""))
        .toList();
  }

  private List<KeptMessage> sent(String saleNo) {
    return declarations.messages(ZONE, saleNo).stream()
        .filter(message -> message.sent() && message.kind().equals("CEB625"))
        .toList();
  }

  private long received(String saleNo) throws SQLException {
    return shop.count(
        "SELECT count(*) FROM customs_received r JOIN customs_message m ON m.kind = 'CEB625'"
            + " AND m.sale_no = '"
            + saleNo
            + "' WHERE r.kind = 'CEB626' AND r.received_at >= m.made_at");
  }

  private static String text(KeptMessage message) {
    return new String(message.bytes(), StandardCharsets.UTF_8);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start));
  }
}
