package bondgate.server.customs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tells whether a declaration is the one that was made before. */
final class DeclarationDigest {
  private final List<String> parts = new ArrayList<>();

  private DeclarationDigest() {}

  /** All of the declaration, each part with its length in front so that none runs into the next. */
  static byte[] text(Declaration sale) {
    DeclarationDigest digest = new DeclarationDigest();
    digest.add(sale.zone(), sale.saleNo());
    DeclaredBuyer buyer = sale.buyer();
    digest.add(buyer.accountNo(), buyer.name(), buyer.idNumber(), buyer.telephone());
    digest.add(buyer.verified());
    DeclaredSums sums = sale.sums();
    digest.add(sums.goodsFen(), sums.freightFen(), sums.insuranceFen(), sums.discountFen());
    digest.add(sums.taxFen());
    DeclaredPayment payment = sale.payment();
    digest.add(payment.firm().code(), payment.firm().name(), payment.transactionId());
    digest.add(payment.amountFen(), payment.paidAt());
    digest.add(payment.payerName(), payment.payerIdNumber());
    DeclaredWaybill waybill = sale.waybill();
    digest.add(waybill.firm().code(), waybill.firm().name(), waybill.waybillNo());
    digest.add(waybill.grossGrams(), waybill.netGrams());
    digest.add(waybill.consignee(), waybill.telephone(), waybill.address());
    for (DeclaredLine line : sale.lines()) {
      digest.add(line.itemNo(), line.recordNo(), line.hsCode(), line.name(), line.model());
      digest.add(line.barCode().orElse(""), line.originCountry(), line.priceFen());
      digest.add(line.quantity());
      digest.add(line.legal());
      line.second().ifPresent(digest::add);
      digest.add("end of line");
    }
    return String.join("", digest.parts).getBytes(StandardCharsets.UTF_8);
  }

  private void add(DeclaredQuantity quantity) {
    add(quantity.amount().stripTrailingZeros().toPlainString(), quantity.unit());
  }

  private void add(Object... values) {
    for (Object value : values) {
      String text = String.valueOf(value);
      parts.add(text.length() + ":" + text + ";");
    }
  }
}
