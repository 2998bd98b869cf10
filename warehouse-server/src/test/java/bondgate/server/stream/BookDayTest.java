package bondgate.server.stream;

import static bondgate.server.stream.BookZone.BOOK;
import static bondgate.server.stream.BookZone.list;
import static bondgate.server.stream.BookZone.pass;
import static bondgate.server.stream.BookZone.passed;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Headroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A day on which some of what is asked is refused, among what is accepted: exactly the right things
 * take effect. In a zone beside it only those are asked; in the evening both say the same.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BookDayTest {
  private static final Instant AT = TestZone.AT;
  private static final String ZONE = "day-with-refusals";
  private static final String CALM = "day-without";
  private static final String DONE = "";
  private static final List<String> TAGS =
      List.of("E28011606000021900000001", "E28011606000021900000002", "E28011606000021900000003");

  @Inject BookZone book;
  @Inject TestZone desk;
  @Inject ZoneTwins twins;
  @Inject Guarantees guarantees;

  /** What is asked, and how it ends: {@link #DONE}, or the name of the refusal. */
  private record Asked(String act, String fields, String ends) {}

  @Test
  void exactlyTheAcceptedTakeEffect() {
    desk.openPortals(ZONE);
    desk.openPortals(CALM);
    List<String> refused = new ArrayList<>();
    for (Asked asked : morning()) {
      ask(asked, refused);
    }
    facts(TestZone.crossings(TAGS, "dock", Direction.IN, list('I', 2)));
    for (Asked asked : noon()) {
      ask(asked, refused);
    }
    // In one batch: two as planned, and one that nobody let.
    facts(
        List.of(
            TestZone.permitted("passage", TAGS.get(0), Direction.IN, "HF-1"),
            TestZone.refused("passage", TAGS.get(2), Direction.IN),
            TestZone.permitted("passage", TAGS.get(1), Direction.IN, "HF-1")));
    for (Asked asked : evening()) {
      ask(asked, refused);
    }

    assertThat(refused).hasSize(15);
    assertThat(twins.says(ZONE)).isEqualTo(twins.says(CALM));
    assertThat(book.stock(ZONE, BOOK, "WINE"))
        .isEqualTo(
            Map.of(
                Holding.ABROAD, "-103",
                Holding.WAREHOUSE, "48 -30",
                Holding.CENTRE, "2 -1",
                Holding.INVESTIGATION, "1",
                Holding.CUSTOMS_HELD, "5",
                Holding.MISSING_WAREHOUSE, "2",
                Holding.STREET, "45 +31"));
    // Display 5200 for the one that stays, retail 3100 for the one sold and the thirty listed.
    assertThat(guarantees.headroom(ZONE, AT)).isEqualTo(new Headroom(110_000, 101_300, 0, 0, 8700));
  }

  private List<Asked> morning() {
    return List.of(
        document("INBOUND_LIST", list('I', 1), 100, "itemUnknown"),
        new Asked(
            "registerItem",
            "'item':'WINE','hsCode':'2204210000','nameZh':'红葡萄酒','nameEn':'Red wine',"
                + "'unit':'142','unitValueFen':12000,'fullTaxFen':5200,'cbecTaxFen':3100",
            DONE),
        document("INBOUND_LIST", list('I', 1), 100, DONE),
        document("INBOUND_LIST", list('I', 1), 101, "documentIsOtherwise"),
        new Asked("reportStep", passed(list('I', 1), pass('I', 1), 1, 101), "exceedsLine"),
        new Asked("reportStep", passed(list('I', 1), pass('I', 1), 1, 60), DONE),
        new Asked("reportStep", passed(list('I', 1), pass('I', 1), 1, 40), "stepIsOtherwise"),
        document("OUTBOUND_LIST", list('E', 1), 1, "notEnough"),
        new Asked("reportStep", passed(list('I', 1), pass('I', 2), 1, 40), DONE),
        new Asked(
            "acceptInboundList",
            "'listNo':'%s','lines':[{'item':'WINE','epcs':['%s']}]"
                .formatted(list('I', 2), String.join("','", TAGS)),
            DONE));
  }

  private List<Asked> noon() {
    return List.of(
        document("RETAIL_LIST", "RL-1", 1, "guaranteeExceeded"),
        gatePass("HF-1", "guaranteeExceeded"),
        new Asked(
            "lodgeGuarantee",
            "'instrument':'BH-1','kind':'INSURANCE','amountFen':110000,'validUntil':'2099-12-31'",
            DONE),
        gatePass("HF-1", DONE),
        gatePass("HF-2", "alreadyPlanned"),
        document("OUTBOUND_LIST", list('E', 1), 45, DONE),
        document("RETAIL_LIST", "RL-1", 56, "guaranteeExceeded"),
        document("RETAIL_LIST", "RL-1", 30, DONE),
        document("RETAIL_LIST", "RL-2", 3, "guaranteeExceeded"));
  }

  private List<Asked> evening() {
    return List.of(
        new Asked("recordSale", sale("S-1", TAGS.get(2)), "notThere"),
        new Asked("recordSale", sale("S-1", TAGS.get(1)), DONE),
        new Asked(
            "reportStep",
            "'document':'%s','step':'RELEASED','paperNo':'830120260000000001'"
                .formatted(list('E', 1)),
            DONE),
        new Asked("reportStep", passed(list('E', 1), pass('E', 1), 2, 45), "lineUnknown"),
        new Asked("reportStep", passed(list('E', 1), pass('E', 1), 1, 45), DONE),
        new Asked(
            "reportStep",
            "'document':'%s','step':'WITHDRAWN'".formatted(list('E', 1)),
            "stepNotNow"),
        document("SAMPLE", "QY-1", 5, "documentLacks"),
        new Asked(
            "acceptDocument",
            "'kind':'SAMPLE','number':'QY-1','customsNo':'HG-1',"
                + "'lines':[{'item':'WINE','quantity':5}]",
            DONE),
        new Asked("takeBack", correction(6), "exceedsOriginal"),
        new Asked(
            "recordStockTake",
            "'number':'PD-1','place':'WAREHOUSE','counts':[{'item':'WINE','counted':48}]",
            DONE));
  }

  private static Asked document(String kind, String number, int pieces, String ends) {
    return new Asked(
        "acceptDocument",
        "'kind':'%s','number':'%s','lines':[{'item':'WINE','quantity':%d}]"
            .formatted(kind, number, pieces),
        ends);
  }

  private static Asked gatePass(String number, String ends) {
    return new Asked(
        "approveGatePass",
        "'passNo':'%s','epcs':['%s','%s']".formatted(number, TAGS.get(0), TAGS.get(1)),
        ends);
  }

  private static String sale(String number, String epc) {
    return "'saleNo':'%s','customsReleaseRef':'83012026I000000001','epcs':['%s']"
        .formatted(number, epc);
  }

  private static String correction(int pieces) {
    return "'kind':'CORRECTION','number':'GZ-1','original':'QY-1','reason':'counted again',"
        + "'parts':[{'line':1,'quantity':%d}]".formatted(pieces);
  }

  private void ask(Asked asked, List<String> refused) {
    ActAnswer answer = book.act(ZONE, AT, asked.act(), asked.fields());
    if (asked.ends().equals(DONE)) {
      assertThat(answer).as(asked.toString()).isInstanceOf(ActAnswer.Done.class);
      assertThat(book.act(CALM, AT, asked.act(), asked.fields()))
          .isInstanceOf(ActAnswer.Done.class);
      return;
    }
    assertThat(answer)
        .as(asked.toString())
        .isInstanceOfSatisfying(
            ActAnswer.Refused.class, why -> assertThat(why.code()).isEqualTo(asked.ends()));
    refused.add(asked.ends());
  }

  private void facts(List<? extends EdgeEvent> facts) {
    desk.facts(ZONE, facts);
    desk.facts(CALM, facts);
  }
}
