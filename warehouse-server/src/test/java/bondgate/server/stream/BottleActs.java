package bondgate.server.stream;

import java.time.LocalDate;
import java.util.List;

/** What staff and officers do about the bottles of one item, each act with an id of its own. */
final class BottleActs {
  private static final String ACTOR = "staff:ls-07";

  private final String item;
  private final long cbecTaxFen;
  private int last;

  BottleActs(String item, long cbecTaxFen) {
    this.item = item;
    this.cbecTaxFen = cbecTaxFen;
  }

  ZoneAct register(long fullTaxFen) {
    return new ZoneAct.RegisterItem(
        nextId(),
        ACTOR,
        item,
        "2204210000",
        "红葡萄酒",
        "Red wine",
        "011",
        12_000,
        fullTaxFen,
        cbecTaxFen);
  }

  ZoneAct inbound(String listNo, List<String> epcs) {
    return new ZoneAct.AcceptInboundList(
        nextId(), ACTOR, listNo, List.of(new ZoneAct.AcceptInboundList.Line(item, epcs)));
  }

  ZoneAct lodge(String number, long fen) {
    return new LodgeGuarantee(
        nextId(),
        ACTOR,
        number,
        LodgeGuarantee.Kind.LETTER_OF_GUARANTEE,
        fen,
        LocalDate.of(2026, 12, 31));
  }

  ZoneAct pass(String passNo, List<String> epcs) {
    return new ApproveGatePass(nextId(), ACTOR, passNo, epcs);
  }

  ZoneAct sale(String saleNo, List<String> epcs) {
    return new RecordSale(nextId(), ACTOR, saleNo, "release-" + saleNo, epcs);
  }

  ZoneAct acknowledge(long alarm, String outcome) {
    return new ZoneAct.AcknowledgeAlarm(nextId(), "officer:c-2", alarm, outcome);
  }

  static ActAnswer exceeded(long needed, long headroom, String warning) {
    return new ActAnswer.Refused(
        "guaranteeExceeded",
        needed + " fen",
        "at most %d fen%s".formatted(headroom, warning),
        "lodge a further guarantee, or ask for fewer pieces");
  }

  private String nextId() {
    return item + "-act-" + ++last;
  }
}
