package bondgate.server.customs;

import java.time.Instant;

/** News as columns, and back. */
record NewsColumns(
    String kind,
    String number,
    String listNo,
    String code,
    String text,
    long tariffFen,
    long vatFen,
    long consumptionFen) {

  static NewsColumns of(CustomsNews news) {
    if (news instanceof CustomsNews.Released released) {
      return plain("RELEASED", "", released.listNo());
    } else if (news instanceof CustomsNews.Refused refused) {
      return refused("REFUSED", "", refused.code(), refused.text());
    } else if (news instanceof CustomsNews.TaxAssessed tax) {
      return new NewsColumns(
          "TAX_ASSESSED",
          tax.taxNo(),
          tax.listNo(),
          "",
          "",
          tax.tariffFen(),
          tax.vatFen(),
          tax.consumptionFen());
    } else if (news instanceof CustomsNews.TaxGathered tax) {
      // By the paper's number: a bill that goes over to another paper is told again.
      return new NewsColumns("TAX_GATHERED", tax.dutyNo(), tax.listNo(), tax.taxNo(), "", 0, 0, 0);
    } else if (news instanceof CustomsNews.TaxVoid tax) {
      return plain("TAX_VOID", tax.taxNo(), tax.listNo());
    } else if (news instanceof CustomsNews.Cancelled) {
      return plain("CANCELLED", "", "");
    } else if (news instanceof CustomsNews.CancelRefused refused) {
      return refused("CANCEL_REFUSED", refused.attempt(), refused.code(), refused.text());
    } else if (news instanceof CustomsNews.Returned returned) {
      return plain("RETURNED", returned.returnNo(), "");
    } else {
      CustomsNews.ReturnRefused refused = (CustomsNews.ReturnRefused) news;
      return refused("RETURN_REFUSED", refused.returnNo(), refused.code(), refused.text());
    }
  }

  private static NewsColumns plain(String kind, String number, String listNo) {
    return new NewsColumns(kind, number, listNo, "", "", 0, 0, 0);
  }

  private static NewsColumns refused(String kind, String number, String code, String text) {
    return new NewsColumns(kind, number, "", code, text, 0, 0, 0);
  }

  CustomsNews news(long id, String zone, String sale, Instant at) {
    return switch (kind) {
      case "RELEASED" -> new CustomsNews.Released(id, zone, sale, listNo, at);
      case "REFUSED" -> new CustomsNews.Refused(id, zone, sale, code, text, at);
      case "TAX_ASSESSED" ->
          new CustomsNews.TaxAssessed(
              id, zone, sale, listNo, number, tariffFen, vatFen, consumptionFen, at);
      case "TAX_GATHERED" -> new CustomsNews.TaxGathered(id, zone, sale, listNo, code, number, at);
      case "TAX_VOID" -> new CustomsNews.TaxVoid(id, zone, sale, listNo, number, at);
      case "CANCELLED" -> new CustomsNews.Cancelled(id, zone, sale, at);
      case "CANCEL_REFUSED" ->
          new CustomsNews.CancelRefused(id, zone, sale, number, code, text, at);
      case "RETURNED" -> new CustomsNews.Returned(id, zone, sale, number, at);
      case "RETURN_REFUSED" ->
          new CustomsNews.ReturnRefused(id, zone, sale, number, code, text, at);
      default -> throw new IllegalStateException("customs_news has a row of kind '" + kind + "'");
    };
  }
}
