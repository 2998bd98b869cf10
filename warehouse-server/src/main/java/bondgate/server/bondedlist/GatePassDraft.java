package bondgate.server.bondedlist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * 核放单 as it is handed in: one vehicle, for one or more bonded lists, or for a stock bill.
 *
 * @param innerNo 企业内部编号, unique in the zone and for the enterprise
 * @param passType 核放单类型 passportTypecd, 1 to 7: 2 in a message of 2019
 * @param office 主管关区 masterCuscd
 * @param relation 关联单证类型 rltTbTypecd: what kind of papers it carries
 * @param papers their numbers at customs, at least one: 核注清单编号 or 出入库单编号
 * @param lines what of one list it carries (一票多车); empty: all of it
 * @param applicant 申请人 dclErConc. Personal
 */
record GatePassDraft(
    String innerNo,
    ListDirection direction,
    String passType,
    String office,
    ListFirm firm,
    GatePassDraft.Relation relation,
    List<String> papers,
    List<GatePassDraft.Line> lines,
    GatePassDraft.Vehicle vehicle,
    BigDecimal grossKg,
    BigDecimal netKg,
    String applicant,
    Instant declaredAt) {
  GatePassDraft {
    papers = List.copyOf(papers);
    lines = List.copyOf(lines);
  }

  /** 关联单证类型. */
  enum Relation {
    /** 核注清单. */
    BONDED_LIST("1"),
    /** 出入库单, of goods that go on display outside. */
    STOCK_BILL("2");

    private final String code;

    Relation(String code) {
      this.code = code;
    }

    /** Customs' figure. */
    String code() {
      return code;
    }
  }

  /**
   * So much of a line of the list.
   *
   * @param listLine 关联商品序号: the line of the bonded list
   */
  record Line(
      int listLine, ListGoods goods, BigDecimal quantity, BigDecimal grossKg, BigDecimal netKg) {}

  /**
   * 车辆, weights in kilograms.
   *
   * @param plate 车牌号. Personal
   * @param frameKg 车架重
   * @param containerKg 箱重
   */
  record Vehicle(String plate, BigDecimal ownKg, BigDecimal frameKg, BigDecimal containerKg) {}

  /** 绑定类型: one paper whole 一票一车, many 一车多票, or parts of one 一票多车. */
  String binding() {
    return !lines.isEmpty() ? "3" : papers.size() == 1 ? "2" : "1";
  }

  /** 总重 = vehicle, frame, container and goods (a receipt of 2024: 13000+1000+0+292.8). */
  BigDecimal totalKg() {
    return vehicle.ownKg().add(vehicle.frameKg()).add(vehicle.containerKg()).add(grossKg);
  }
}
