package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.stream.SaleAct;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sales through outbox, sandbox, receipts and news. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class CustomsFlowTest {
  private static final Instant AT = TestSales.AT;

  @Inject Declarations declarations;
  @Inject CustomsNewsFeed feed;
  @Inject CustomsOutbox outbox;
  @Inject CustomsInbox inbox;
  @Inject CustomsForms forms;
  @Inject CustomsKeys keys;

  private Customs customs(String zone) {
    return new Customs(zone, new SandboxCustoms(forms, keys), declarations, feed, outbox, inbox);
  }

  @Test
  void aSaleIsReleasedAndTaxedAndEverythingIsKept() {
    Customs customs = customs("cus-plain");

    DeclareResult.Queued queued = (DeclareResult.Queued) customs.declare("S-1");
    assertThat(queued.guids()).hasSize(4).doesNotHaveDuplicates();
    customs.rounds(AT);

    List<CustomsNews> news = customs.news();
    assertThat(news).hasSize(2);
    CustomsNews.Released released = (CustomsNews.Released) news.get(0);
    assertThat(released.saleNo()).isEqualTo("S-1");
    assertThat(released.listNo()).matches("83012026I[0-9]{9}");
    CustomsNews.TaxAssessed tax = (CustomsNews.TaxAssessed) news.get(1);
    assertThat(tax.listNo()).isEqualTo(released.listNo());
    assertThat(tax.vatFen() + tax.tariffFen() + tax.consumptionFen()).isEqualTo(4_659);
    assertThat(declarations.hanging("cus-plain", AT.plusSeconds(60))).isEmpty();
    List<KeptMessage> kept = declarations.messages("cus-plain", "S-1");
    assertThat(kept)
        .extracting(KeptMessage::kind)
        .contains("CEB311", "CEB312", "CEB411", "CEB412", "CEB511", "CEB512", "CEB621", "CEB622")
        .contains("CEB816");
    assertThat(kept).allSatisfy(message -> assertThat(message.sha256()).hasSize(64));
    assertThat(kept).filteredOn(KeptMessage::sent).allSatisfy(m -> assertThat(m.tries()).isOne());
  }

  @Test
  void theSameDeclarationAgainSendsNothingAndAnotherIsRefused() {
    Customs customs = customs("cus-again");
    DeclareResult.Queued first = (DeclareResult.Queued) customs.declare("S-1");

    assertThat(customs.declare("S-1")).isEqualTo(new DeclareResult.Again(first.guids()));
    Declaration sale = TestSales.sale("cus-again", "S-1");
    Declaration other =
        new Declaration(
            sale.zone(),
            sale.saleNo(),
            new DeclaredBuyer("member-1", "张三", TestSales.BUYER, "13800000001", false),
            sale.sums(),
            sale.payment(),
            sale.waybill(),
            sale.lines());
    assertThat(declarations.declare(other, AT.plusSeconds(9)))
        .isEqualTo(new DeclareResult.IsOtherwise("S-1"));
    customs.rounds(AT);
    assertThat(customs.declare("S-1")).isEqualTo(new DeclareResult.Again(first.guids()));
    assertThat(customs.news()).hasSize(2);
  }

  @Test
  void aSaleThatDoesNotAddUpIsNotKept() {
    Declaration sale = TestSales.sale("cus-invalid", "S-1");
    Declaration wrong =
        new Declaration(
            sale.zone(),
            sale.saleNo(),
            sale.buyer(),
            new DeclaredSums(50_001, 1_000, 200, 0, 4_659),
            sale.payment(),
            sale.waybill(),
            sale.lines());

    DeclareResult.Invalid invalid = (DeclareResult.Invalid) declarations.declare(wrong, AT);
    assertThat(invalid.findings())
        .extracting(Finding::code)
        .contains(FindingCode.GOODS_SUM, FindingCode.PAYMENT_DIFFERS);
    assertThat(declarations.messages("cus-invalid", "S-1")).isEmpty();
    assertThat(declarations.declare(sale, AT)).isInstanceOf(DeclareResult.Queued.class);
  }

  @Test
  void aCodeThatIsNoneIsToldAsOneThatAnActTakes() {
    Customs customs = customs("cus-odd-code");
    customs.sandbox().behave(SandboxSwitches.PLAIN.withRefusal("-查无此单 1"));
    customs.declare("S-1");
    customs.rounds(AT);

    CustomsNews.Refused refused =
        (CustomsNews.Refused)
            customs.news().stream()
                .filter(CustomsNews.Refused.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(refused.code()).isEqualTo("-NOCODE");
    new SaleAct.RefuseOrder("refuse-S-1", "system:checkout", "S-1", refused.code());
  }

  @Test
  void aRefusedListIsToldOnceWithItsCode() {
    Customs customs = customs("cus-refused");
    customs.sandbox().behave(SandboxSwitches.PLAIN.withRefusal("-621018"));
    customs.declare("S-1");
    customs.declare("S-2");
    customs.rounds(AT);

    assertThat(customs.news())
        .filteredOn(CustomsNews.Refused.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            CustomsNews.Refused.class, refused -> assertThat(refused.code()).isEqualTo("-621018"));
    assertThat(customs.news()).filteredOn(CustomsNews.Released.class::isInstance).hasSize(1);
    assertThat(declarations.hanging("cus-refused", AT.plusSeconds(60))).isEmpty();
  }

  @Test
  void receiptsTwiceAndOutOfOrderGiveTheSameNews() {
    Customs customs = customs("cus-order");
    customs
        .sandbox()
        .behave(
            SandboxSwitches.PLAIN.withTwice().withOutOfOrder().withDelay(Duration.ofSeconds(1)));
    customs.declare("S-1");
    for (int second = 0; second < 40; second++) {
      customs.rounds(AT.plusSeconds(second));
    }

    assertThat(customs.news())
        .extracting(news -> news.getClass().getSimpleName())
        .containsExactlyInAnyOrder("Released", "TaxAssessed");
    assertThat(declarations.hanging("cus-order", AT.plusSeconds(99))).isEmpty();
  }

  @Test
  void whatHasNoAnswerIsSentAgainUnchangedAndHangsByName() {
    Customs customs = customs("cus-silent");
    customs.sandbox().behave(SandboxSwitches.PLAIN.withSilence());
    customs.declare("S-1");
    customs.rounds(AT);
    assertThat(declarations.hanging("cus-silent", AT.plusSeconds(1)))
        .extracting(hanging -> hanging.kind() + " " + hanging.why())
        .containsExactlyInAnyOrder(
            "CEB311 NO_ANSWER",
            "CEB411 NO_ANSWER",
            "CEB511 NO_ANSWER",
            "CEB621 WAITS_FOR_DOCUMENTS");

    customs.rounds(AT.plusSeconds(121));
    assertThat(declarations.hanging("cus-silent", AT.plusSeconds(1)))
        .extracting(Hanging::tries)
        .containsOnly(1, 2);
    customs.sandbox().behave(SandboxSwitches.PLAIN);
    customs.rounds(AT.plusSeconds(400));
    assertThat(customs.news()).isNotEmpty();
    assertThat(declarations.messages("cus-silent", "S-1"))
        .filteredOn(KeptMessage::sent)
        .extracting(KeptMessage::guid)
        .doesNotHaveDuplicates();
    assertThat(declarations.hanging("cus-silent", AT.plusSeconds(900))).isEmpty();
  }

  @Test
  void limitsAreThoseOfThePerson() {
    Customs customs = customs("cus-limits");
    customs.sandbox().boughtElsewhere(TestSales.BUYER, 2026, 26_000_00 - 512_00);
    customs.declare("S-1");
    customs.rounds(AT);
    customs.declare("S-2");
    customs.rounds(AT);

    assertThat(customs.news()).hasSize(3);
    assertThat(customs.news().get(0)).isInstanceOf(CustomsNews.Released.class);
    assertThat(((CustomsNews.Refused) customs.news().get(2)).code()).isEqualTo("-621018");
  }

  @Test
  void anInspectedListHangsByItsName() {
    Customs customs = customs("cus-inspect");
    customs.sandbox().behave(SandboxSwitches.PLAIN.withInspection());
    customs.declare("S-1");
    customs.rounds(AT);

    assertThat(customs.news()).isEmpty();
    List<Hanging> hanging = declarations.hanging("cus-inspect", AT.plusSeconds(1));
    assertThat(hanging).hasSize(1);
    Hanging.OurMessage ours = hanging.get(0).ours().orElseThrow();
    assertThat(hanging.get(0))
        .isEqualTo(
            new Hanging(
                Optional.of("S-1"),
                "CEB621",
                HangingReason.HELD_BY_CUSTOMS,
                "500",
                AT,
                1,
                Optional.of(ours)));
    assertThat(ours.status()).isEqualTo("500");
    assertThat(ours.nextTry()).isEmpty();
    assertThat(ours.lastError()).isEmpty();
  }

  @Test
  void aReleasedListIsCancelledOnce() {
    Customs customs = customs("cus-cancel");
    assertThat(declarations.cancel("cus-cancel", "S-0", "no", AT))
        .isEqualTo(new RequestResult.NotDeclared("S-0"));
    customs.declare("S-1");
    customs.rounds(AT);

    RequestResult.Queued queued =
        (RequestResult.Queued) declarations.cancel("cus-cancel", "S-1", "不要了", AT);
    assertThat(declarations.cancel("cus-cancel", "S-1", "不要了", AT))
        .isEqualTo(new RequestResult.Again(queued.guid()));
    customs.rounds(AT);
    assertThat(declarations.cancel("cus-cancel", "S-1", "不要了", AT))
        .isEqualTo(new RequestResult.Again(queued.guid()));
    assertThat(customs.news().get(2)).isInstanceOf(CustomsNews.Cancelled.class);
    assertThat(customs.news()).hasSize(3);
  }

  @Test
  void aListThatHasNotLeftIsWithdrawn() {
    Customs customs = customs("cus-withdraw");
    customs.declare("S-1");

    assertThat(declarations.cancel("cus-withdraw", "S-1", "不要了", AT))
        .isEqualTo(new RequestResult.Withdrawn());
    customs.rounds(AT.plusSeconds(60));
    assertThat(customs.news()).hasSize(1);
    assertThat(customs.news().get(0)).isInstanceOf(CustomsNews.Cancelled.class);
    assertThat(declarations.messages("cus-withdraw", "S-1"))
        .allSatisfy(message -> assertThat(message.tries()).isZero());
  }

  @Test
  void goodsComeBackLineByLineAndNotMoreThanWereSold() {
    Customs customs = customs("cus-return");
    customs.declare("S-1");
    assertThat(giveBack("R-0", 1, 1)).isEqualTo(new RequestResult.NoListYet(""));
    customs.rounds(AT);

    assertThat(giveBack("R-1", 1, 1)).isInstanceOf(RequestResult.Queued.class);
    assertThat(giveBack("R-1", 1, 1)).isInstanceOf(RequestResult.Again.class);
    assertThat(giveBack("R-1", 2, 1)).isEqualTo(new RequestResult.IsOtherwise("R-1"));
    assertThat(giveBack("R-2", 1, 2)).isInstanceOf(RequestResult.Invalid.class);
    assertThat(giveBack("R-2", 1, 1)).isInstanceOf(RequestResult.Queued.class);
    assertThat(giveBack("R-3", 3, 1)).isInstanceOf(RequestResult.Invalid.class);
    customs.rounds(AT);
    assertThat(customs.news().subList(2, 4))
        .extracting(news -> ((CustomsNews.Returned) news).returnNo())
        .containsExactly("R-1", "R-2");
  }

  private RequestResult giveBack(String returnNo, int line, int pieces) {
    return declarations.giveBack(
        "cus-return",
        "S-1",
        returnNo,
        List.of(new ReturnedLine(line, BigDecimal.valueOf(pieces))),
        "退货",
        AT);
  }
}
