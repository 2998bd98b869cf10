package bondgate.server.people.shopper;

import bondgate.server.checkout.Amounts;
import bondgate.server.checkout.PieceLine;
import bondgate.server.checkout.Receipt;
import bondgate.server.people.Display;
import bondgate.server.people.Language;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/**
 * A receipt as the edge agent's printer takes it: an array of lines with {@code kind}, {@code
 * text}, {@code quantity} and {@code fen}. It names nobody.
 */
final class ReceiptPaper {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode lines = JSON.createArrayNode();

  private ReceiptPaper() {}

  static String json(Receipt receipt, Language language, String brand, String address) {
    ShopperWords words = ShopperDisplay.words(language);
    OutcomeWords outcome =
        MessageBundles.get(OutcomeWords.class, Localized.Literal.of(language.code()));
    ReceiptPaper paper = new ReceiptPaper();
    paper.line("TITLE", brand, 0, 0);
    paper.line("TEXT", outcome.receiptSale() + " " + receipt.saleNo(), 0, 0);
    paper.line("TEXT", Display.shanghai(receipt.at()), 0, 0);
    paper.line("RULE", "", 0, 0);
    for (PieceLine line : receipt.lines()) {
      paper.line(
          "ITEM",
          ShopperDisplay.nameIn(line, language),
          line.pieces(),
          ShopperDisplay.sumFen(line));
    }
    paper.line("RULE", "", 0, 0);
    paper.amounts(receipt.amounts(), words);
    paper.line("TEXT", outcome.receiptPayment() + " " + receipt.paymentNo(), 0, 0);
    if (!receipt.listNo().isEmpty()) {
      paper.line("TEXT", outcome.receiptList() + " " + receipt.listNo(), 0, 0);
    }
    paper.line("QR", address, 0, 0);
    return paper.lines.toString();
  }

  private void amounts(Amounts amounts, ShopperWords words) {
    line("AMOUNT", words.goods(), 0, amounts.goodsFen());
    if (amounts.freightFen() != 0) {
      line("AMOUNT", words.freight(), 0, amounts.freightFen());
    }
    if (amounts.insuranceFen() != 0) {
      line("AMOUNT", words.insurance(), 0, amounts.insuranceFen());
    }
    line("AMOUNT", words.tax(), 0, amounts.taxFen());
    line("AMOUNT", words.total(), 0, amounts.payFen());
  }

  private void line(String kind, String text, int quantity, long fen) {
    lines.addObject().put("kind", kind).put("text", text).put("quantity", quantity).put("fen", fen);
  }
}
