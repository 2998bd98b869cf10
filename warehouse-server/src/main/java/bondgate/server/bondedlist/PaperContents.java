package bondgate.server.bondedlist;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** States papers by the names of the field table. */
final class PaperContents {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(CHINA);

  /** 料件: what goes through a warehouse is nobody's product. */
  private static final String MATERIAL = "I";

  /** 修改标志 3: added. */
  private static final String ADDED = "3";

  /** 备案: a first declaration, no change and no withdrawal. */
  private static final String FIRST = "1";

  private PaperContents() {}

  static PaperContent of(BondedListDraft list) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("putrecNo", list.terms().bookNo());
    head.put("etpsInnerInvtNo", list.innerNo());
    head.put("bizopEtpsSccd", list.firm().creditCode());
    head.put("bizopEtpsno", list.firm().code());
    head.put("bizopEtpsNm", list.firm().name());
    head.put("rvsngdEtpsSccd", list.firm().creditCode());
    head.put("rcvgdEtpsno", list.firm().code());
    head.put("rcvgdEtpsNm", list.firm().name());
    declarant(head, list.firm());
    head.put("invtDclTime", TIME.format(list.declaredAt()));
    head.put("impexpPortcd", list.terms().port());
    head.put("dclPlcCuscd", list.terms().office());
    head.put("impexpMarkcd", list.direction().code());
    head.put("mtpckEndprdMarkcd", MATERIAL);
    head.put("supvModecd", list.terms().tradeMode());
    head.put("trspModecd", list.terms().transport());
    head.put("stshipTrsarvNatcd", list.terms().country());
    head.put("dclcusFlag", list.declared() ? "1" : "2");
    // 对应报关: the declaration is of the same enterprise.
    head.put("dclcusTypecd", list.declared() ? "2" : "");
    head.put("bondInvtTypecd", list.type().code());
    head.put("addTime", TIME.format(list.declaredAt()));
    List<Map<String, String>> lines =
        IntStream.range(0, list.lines().size())
            .mapToObj(i -> line(list.lines().get(i), i + 1, list.terms()))
            .toList();
    List<Map<String, String>> links =
        list.retailLists().stream().map(no -> Map.of("cbecBillNo", no)).toList();
    return new PaperContent(PaperKind.INV101, head, lines, links);
  }

  private static void declarant(Map<String, String> head, ListFirm firm) {
    head.put("dclEtpsSccd", firm.creditCode());
    head.put("dclEtpsno", firm.code());
    head.put("dclEtpsNm", firm.name());
    head.put("inputCode", firm.code());
    head.put("inputName", firm.name());
  }

  private static Map<String, String> line(ListLine line, int number, ListTerms terms) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("gdsSeqno", Integer.toString(number));
    values.put("putrecSeqno", line.recordSeq() == 0 ? "" : Long.toString(line.recordSeq()));
    goods(values, line.goods());
    values.put("gdsSpcfModelDesc", line.goods().model());
    values.put("lawfUnitcd", line.goods().legalUnit());
    values.put("secdLawfUnitcd", line.goods().secondUnit());
    values.put("natcd", line.goods().country());
    values.put("dclUprcAmt", plain(line.unitPrice()));
    values.put("dclTotalAmt", plain(BigDecimal.valueOf(line.totalFen(), 2)));
    values.put("dclCurrcd", line.goods().currency());
    values.put("dclQty", plain(line.quantity()));
    values.put("lawfQty", plain(line.legal()));
    values.put("secdLawfQty", line.second().map(PaperContents::plain).orElse(""));
    values.put("lvyrlfModecd", terms.levyMode());
    values.put("modfMarkcd", ADDED);
    values.put("destinationNatcd", terms.destination());
    return values;
  }

  private static void goods(Map<String, String> values, ListGoods goods) {
    values.put("gdsMtno", goods.part());
    values.put("gdecd", goods.hsCode());
    values.put("gdsNm", goods.name());
    values.put("dclUnitcd", goods.unit());
  }

  static PaperContent of(GatePassDraft pass) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("etpsPreentNo", pass.innerNo());
    head.put("passportTypecd", pass.passType());
    head.put("dclTypecd", FIRST);
    head.put("ioTypecd", pass.direction().code());
    head.put("bindTypecd", pass.binding());
    head.put("masterCuscd", pass.office());
    head.put("rltTbTypecd", pass.relation().code());
    head.put("rltNo", String.join("\\", pass.papers()));
    head.put("areainEtpsno", pass.firm().code());
    head.put("areainEtpsNm", pass.firm().name());
    head.put("areainEtpsSccd", pass.firm().creditCode());
    declarant(head, pass.firm());
    head.put("vehicleNo", pass.vehicle().plate());
    head.put("vehicleWt", plain(pass.vehicle().ownKg()));
    head.put("vehicleFrameWt", plain(pass.vehicle().frameKg()));
    head.put("containerWt", plain(pass.vehicle().containerKg()));
    head.put("totalWt", plain(pass.totalKg()));
    head.put("totalGrossWt", plain(pass.grossKg()));
    head.put("totalNetWt", plain(pass.netKg()));
    head.put("dclErConc", pass.applicant());
    head.put("dclTime", time(pass.declaredAt()));
    List<Map<String, String>> lines = new ArrayList<>();
    for (GatePassDraft.Line line : pass.lines()) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("passportSeqno", Integer.toString(lines.size() + 1));
      values.put("rltGdsSeqno", Integer.toString(line.listLine()));
      goods(values, line.goods());
      values.put("dclQty", plain(line.quantity()));
      values.put("grossWt", plain(line.grossKg()));
      values.put("netWt", plain(line.netKg()));
      lines.add(values);
    }
    List<Map<String, String>> links =
        pass.papers().stream()
            .map(no -> Map.of("rltTbTypecd", pass.relation().code(), "rltNo", no))
            .toList();
    return new PaperContent(PaperKind.SAS121, head, lines, links);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  /** Without an exponent, and without zeros at the end. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
