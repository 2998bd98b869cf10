package bondgate.till.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.till.Deframer;
import bondgate.till.FeedingCheck;
import bondgate.till.Octets;
import bondgate.till.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Commands of the shared file, which may have other entries than today, and whole receipts. */
class EscPosVectorsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final Receipt RECEIPT =
      new Receipt(
          List.of(
              new Receipt.Part.Title("保税展示交易中心"),
              new Receipt.Part.Rule(),
              new Receipt.Part.Item("红葡萄酒 750ml", 2, 39_800),
              new Receipt.Part.Item("一种名字特别长而且放不进同一行里面去的进口葡萄酒礼盒装", 1, 129_900),
              new Receipt.Part.Amount("合计", 169_700),
              new Receipt.Part.Text("谢谢惠顾 €"),
              new Receipt.Part.Qr("https://example.cn/r/1?s=2")));

  @Test
  void everyCommandOfTheFileIsRecognisedWholeAndMeansItsName() throws IOException {
    for (JsonNode row : SharedData.json("escpos.json").get("vectors")) {
      Octets bytes = Octets.hex(row.get(0).asText());
      String name = row.get(1).asText();
      Deframer<Printed> deframer = new Deframer<>(Printed.shape());
      List<Printed> pieces = deframer.feed(bytes);
      assertThat(deframer.skippedBytes()).as(row.toString()).isZero();
      assertThat(deframer.waitingBytes()).as(row.toString()).isZero();
      assertThat(pieces).as(row.toString()).isNotEmpty();
      means(name, pieces.get(pieces.size() - 1));
    }
  }

  private static void means(String name, Printed piece) {
    if (name.contains("cut")) {
      assertThat(piece).as(name).isInstanceOf(Printed.Cut.class);
    } else if (name.startsWith("drawer kick")) {
      assertThat(piece).as(name).isInstanceOf(Printed.Drawer.class);
    } else if (name.equals("init")) {
      assertThat(piece).as(name).isInstanceOf(Printed.Initialise.class);
    } else if (name.startsWith("QR store")) {
      Matcher data = Pattern.compile("'(.*)'").matcher(name);
      assertThat(data.find()).isTrue();
      Octets expected = Octets.of(data.group(1).getBytes(GB18030));
      assertThat(piece).isEqualTo(new Printed.QrData(expected));
    } else if (name.startsWith("QR print")) {
      assertThat(piece).isInstanceOf(Printed.QrPrint.class);
    } else if (name.startsWith("EAN-13")) {
      String digits = name.split(" ", -1)[1];
      assertThat(piece).isEqualTo(new Printed.Barcode(2, Octets.of(digits.getBytes(GB18030))));
    } else if (name.startsWith("DLE EOT")) {
      int which = Integer.parseInt(name.split(" ", -1)[2]);
      assertThat(piece).isEqualTo(new Printed.StatusAsked(which));
    } else if (name.startsWith("FS")) {
      assertThat(piece).isEqualTo(new Printed.Chinese(name.contains("select")));
    }
  }

  @Test
  void aReceiptIsReadBackAsItWasWritten() {
    for (String charset : List.of("GBK", "GB18030")) {
      ReceiptBytes encoder = new ReceiptBytes(32, Charset.forName(charset), 6);
      PaperRoll roll = new PaperRoll(Charset.forName(charset));
      Deframer<Printed> deframer = new Deframer<>(Printed.shape());
      deframer.feed(encoder.encode(RECEIPT)).forEach(roll::take);
      assertThat(deframer.skippedBytes()).isZero();
      assertThat(roll.lines())
          .containsExactly(
              "保税展示交易中心",
              "-".repeat(32),
              "红葡萄酒 750ml x2         398.00",
              "一种名字特别长而且放不进同一行里",
              "面去的进口葡萄酒礼盒装   1299.00",
              "合计                     1697.00",
              "谢谢惠顾 €",
              "[QR https://example.cn/r/1?s=2]");
      assertThat(roll.cuts()).isEqualTo(1);
    }
  }

  @Test
  void aReceiptIsReadBackTheSameHoweverItsBytesAreCut() {
    Octets bytes = ReceiptBytes.usual().encode(RECEIPT);
    FeedingCheck.cutsChangeNothing(Printed.shape(), bytes, new Random(1));
  }

  @Test
  void theQrCodeHasTheBytesOfTheReference() {
    Receipt code = new Receipt(List.of(new Receipt.Part.Qr("1234")));
    String hex = new ReceiptBytes(48, GB18030, 3).encode(code).toHex();
    assertThat(hex)
        .contains("1D286B040031413200", "1D286B0300314303", "1D286B070031503031323334")
        .contains("1D286B0300315130")
        .startsWith("1B401C26")
        .endsWith("1C2E1D564200");
  }

  /** Turns red when a newer library names model 2 rightly: then our own bytes can go. */
  @Test
  void theLibrarysQrCodeStillNamesTheWrongModel() {
    byte[] bytes = new QRCode().setModel(QRCode.QRModel._2).getBytes("1234");
    assertThat(Octets.of(bytes).toHex()).contains("1D286B040031413100");
  }

  @Test
  void aQrCodeThatIsNotAsciiAndTextWithCommandsAreRefused() {
    assertThatThrownBy(() -> new Receipt.Part.Qr("中")).hasMessageContaining("ASCII");
    assertThatThrownBy(() -> new Receipt.Part.Text("a\u001bp"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ReceiptBytes(32, Charset.forName("GBK"), 6).unprintable("价🍷")).isEqualTo(1);
    assertThat(Receipt.yuan(-5)).isEqualTo("-0.05");
    assertThat(Receipt.yuan(1230)).isEqualTo("12.30");
  }

  @Test
  void statusBytesAreNamedAndOthersAreNone() {
    assertThat(PrinterCondition.isStatus(0x12)).isTrue();
    assertThat(PrinterCondition.isStatus(0x13)).isFalse();
    assertThat(PrinterCondition.of(1, 0x12)).isEmpty();
    assertThat(PrinterCondition.of(4, 0x72)).containsExactly(PrinterCondition.PAPER_OUT);
    assertThat(PrinterCondition.of(4, 0x1E)).containsExactly(PrinterCondition.PAPER_LOW);
    assertThat(PrinterCondition.of(2, 0x16)).containsExactly(PrinterCondition.COVER_OPEN);
    for (PrinterCondition condition : PrinterCondition.values()) {
      assertThat(condition.stopsPrinting()).isEqualTo(condition != PrinterCondition.PAPER_LOW);
    }
  }
}
