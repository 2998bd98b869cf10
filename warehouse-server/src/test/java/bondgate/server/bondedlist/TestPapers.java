package bondgate.server.bondedlist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Papers of nobody, in the shape of the real ones. */
final class TestPapers {
  static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  static final ListFirm FIRM = new ListFirm("5201W6003C", "915201000000000001", "示例企业");
  static final ListTerms TERMS =
      new ListTerms("L8301B19A008", "8301", "8301", "1210", "W", "142", "1", "142");
  static final ListGoods BAG =
      new ListGoods("REC-1", "4202210090", "单肩包", "黑色", "011", "035", "", "502", "142");
  static final ListGoods CREAM =
      new ListGoods("REC-2", "3304990039", "面霜", "50ml & <示例>", "142", "035", "011", "133", "142");
  static final MessageEnvelope ENVELOPE =
      new MessageEnvelope("HZQD-1", "DXPENT0000000001", "DXPEDCSAS0000001", AT);
  static final Path OFFICIAL =
      Path.of(System.getProperty("bondgate.shared", "../../shared")).resolve("data/customs");

  private TestPapers() {}

  /** The folder of official files; without it the test is skipped, and says so. */
  static Path official(String folder) {
    Path path = OFFICIAL.resolve(folder);
    assumeTrue(
        Files.isDirectory(path),
        "SKIPPED: no official files at " + path + "; give them by -Dbondgate.shared");
    return path;
  }

  static ListLine bags(int pieces) {
    return new ListLine(
        BAG,
        26,
        BigDecimal.valueOf(pieces),
        new BigDecimal("1.36").multiply(BigDecimal.valueOf(pieces)),
        Optional.empty(),
        138_880L * pieces);
  }

  static ListLine cream() {
    return new ListLine(
        CREAM, 0, BigDecimal.ONE, new BigDecimal("0.05"), Optional.of(BigDecimal.ONE), 20_000);
  }

  static BondedListDraft retail(String innerNo) {
    return new BondedListDraft(
        innerNo,
        ListDirection.OUTBOUND,
        ListType.RETAIL,
        false,
        TERMS,
        FIRM,
        List.of(bags(2), cream()),
        List.of("83012026I000000001", "83012026I000000002"),
        AT);
  }

  static BondedListDraft inbound(String innerNo) {
    return new BondedListDraft(
        innerNo,
        ListDirection.INBOUND,
        ListType.ORDINARY,
        true,
        new ListTerms("T8301W000001", "8301", "8301", "1210", "5", "502", "1", "142"),
        FIRM,
        List.of(bags(40)),
        List.of(),
        AT);
  }

  static GatePassDraft pass(String innerNo) {
    return new GatePassDraft(
        innerNo,
        ListDirection.OUTBOUND,
        "2",
        "8301",
        FIRM,
        GatePassDraft.Relation.BONDED_LIST,
        List.of("QD830126E000000187"),
        List.of(),
        vehicle(),
        new BigDecimal("3.12"),
        new BigDecimal("2.72"),
        "李四",
        AT);
  }

  /** Parts of one list in one vehicle 一票多车. */
  static GatePassDraft partPass(String innerNo) {
    BigDecimal weight = new BigDecimal("1.36");
    return new GatePassDraft(
        innerNo,
        ListDirection.OUTBOUND,
        "2",
        "8301",
        FIRM,
        GatePassDraft.Relation.BONDED_LIST,
        List.of("QD830126E000000187"),
        List.of(new GatePassDraft.Line(1, BAG, BigDecimal.ONE, weight, weight)),
        vehicle(),
        weight,
        weight,
        "李四",
        AT);
  }

  private static GatePassDraft.Vehicle vehicle() {
    return new GatePassDraft.Vehicle(
        "贵A00000", new BigDecimal("1255"), new BigDecimal("570"), BigDecimal.ZERO);
  }
}
