package bondgate.server.customs;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sale of two lines that agrees in everything, and its settings. Nobody's data. */
final class TestSales {
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  static final Party FIRM = new Party("5201000001", "示例企业");
  static final Party LOGISTICS = new Party("5201000002", "示例物流");
  static final Party PAY = new Party("5201000003", "示例支付");
  static final String BUYER = "11010519491231002X";
  static final Path OFFICIAL =
      Path.of(System.getProperty("bondgate.shared", "../../shared")).resolve("data/customs");
  static final Enterprises WHO =
      new Enterprises(
          FIRM,
          FIRM,
          FIRM,
          FIRM,
          FIRM.code(),
          "T0000W000001",
          "8301",
          "8301",
          "1210",
          "Y",
          "DXPENT0000000001");

  private TestSales() {}

  static Declaration sale(String zone, String saleNo) {
    return new Declaration(
        zone, saleNo, buyer(), sums(), payment(saleNo), waybill(saleNo), List.of(wine(2), cream()));
  }

  static DeclaredBuyer buyer() {
    return new DeclaredBuyer("member-1", "张三", BUYER, "13800000000", false);
  }

  static DeclaredSums sums() {
    return new DeclaredSums(50_000, 1_000, 200, 0, 4_659);
  }

  static DeclaredPayment payment(String saleNo) {
    return new DeclaredPayment(PAY, "TX-" + saleNo, 55_859, AT.minusSeconds(60), "张三", BUYER);
  }

  static DeclaredWaybill waybill(String saleNo) {
    return new DeclaredWaybill(
        LOGISTICS, "WB-" + saleNo, 3_500, 3_000, "张三", "13800000000", "贵州省贵阳市示例路1号");
  }

  static DeclaredLine wine(int pieces) {
    return new DeclaredLine(
        "SKU-1",
        "REC-1",
        "2204210000",
        "红葡萄酒",
        "750ml|示例牌",
        Optional.of("6900000000012"),
        "305",
        new DeclaredQuantity(BigDecimal.valueOf(pieces), "142"),
        new DeclaredQuantity(BigDecimal.valueOf(pieces).multiply(new BigDecimal("0.75")), "095"),
        Optional.empty(),
        15_000);
  }

  static DeclaredLine cream() {
    return new DeclaredLine(
        "SKU-2",
        "REC-2",
        "3304990039",
        "面霜",
        "50ml & <示例>",
        Optional.empty(),
        "133",
        new DeclaredQuantity(BigDecimal.ONE, "142"),
        new DeclaredQuantity(new BigDecimal("0.05"), "035"),
        Optional.of(new DeclaredQuantity(BigDecimal.ONE, "011")),
        20_000);
  }

  /** The four messages of a sale. */
  static List<CebMessage> messages(Declaration sale) {
    SaleMessages parts = new SaleMessages(WHO, sale, AT);
    return new ArrayList<>(List.of(parts.order(), parts.payment(), parts.waybill(), parts.list()));
  }

  static boolean officialFilesAreThere() {
    return Files.isDirectory(OFFICIAL);
  }
}
