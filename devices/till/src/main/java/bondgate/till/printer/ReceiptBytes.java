package bondgate.till.printer;

import bondgate.till.Octets;
import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A receipt as the bytes of ESC/POS, by escpos-coffee. The library has no Chinese mode (FS &amp;,
 * FS .), no status (DLE EOT) and no feed-and-cut (GS V 66): these are ours.
 */
public final class ReceiptBytes {
  private static final Octets CHINESE_ON = Octets.of(0x1C, '&');
  private static final Octets CHINESE_OFF = Octets.of(0x1C, '.');

  /** Feeds to the cutter and cuts, so that the last line is above the edge. */
  private static final Octets FEED_AND_CUT = Octets.of(0x1D, 'V', 66, 0);

  private static final Octets OPEN_DRAWER = Octets.of(0x1B, 'p', 0, 0x32, 0x32);

  private final PaperLayout paper;
  private final Charset charset;
  private final int qrModule;

  /**
   * An encoder for one kind of printer.
   *
   * @param columns 24 to 64; 32 on 58 mm paper, 48 on 80 mm
   * @param charset GBK or GB18030, whichever the printer has
   * @param qrModule dots of a QR module, 2 to 16; usual 6
   */
  public ReceiptBytes(int columns, Charset charset, int qrModule) {
    if (!charset.name().equals("GBK") && !charset.name().equals("GB18030")) {
      throw new IllegalArgumentException("charset must be GBK or GB18030; received " + charset);
    }
    if (qrModule < 2 || qrModule > 16) {
      throw new IllegalArgumentException("qrModule must be from 2 to 16; received " + qrModule);
    }
    this.paper = new PaperLayout(columns);
    this.charset = charset;
    this.qrModule = qrModule;
  }

  /** An encoder for 80 mm paper and GB18030. */
  public static ReceiptBytes usual() {
    return new ReceiptBytes(48, Charset.forName("GB18030"), 6);
  }

  /** Opens the cash drawer (钱箱) on pin 2. */
  public static Octets openDrawer() {
    return OPEN_DRAWER;
  }

  /** The whole receipt, from initialising to cutting. What the charset lacks becomes "?". */
  public Octets encode(Receipt receipt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EscPos out = new EscPos(bytes)) {
      out.setCharsetName(charset.name());
      out.initializePrinter();
      raw(out, CHINESE_ON);
      for (Receipt.Part part : receipt.parts()) {
        part(out, part);
      }
      raw(out, CHINESE_OFF);
      raw(out, FEED_AND_CUT);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return Octets.of(bytes.toByteArray());
  }

  /** How many characters of a text this printer cannot print. */
  public long unprintable(String text) {
    CharsetEncoder encoder = charset.newEncoder();
    return text.codePoints().filter(c -> !encoder.canEncode(Character.toString(c))).count();
  }

  private void part(EscPos out, Receipt.Part part) throws IOException {
    Style plain = new Style();
    if (part instanceof Receipt.Part.Title title) {
      Style style = new Style().setBold(true).setJustification(Justification.Center);
      lines(out, style, paper.lines(title.text()));
    } else if (part instanceof Receipt.Part.Text text) {
      lines(out, plain, paper.lines(text.text()));
    } else if (part instanceof Receipt.Part.Item item) {
      String left = item.quantity() == 1 ? item.name() : item.name() + " x" + item.quantity();
      lines(out, plain, paper.leftAndRight(left, Receipt.yuan(item.fen())));
    } else if (part instanceof Receipt.Part.Amount amount) {
      Style style = new Style().setBold(true);
      lines(out, style, paper.leftAndRight(amount.label(), Receipt.yuan(amount.fen())));
    } else if (part instanceof Receipt.Part.Rule) {
      lines(out, plain, List.of(paper.rule()));
    } else if (part instanceof Receipt.Part.Qr qr) {
      raw(out, code(Octets.of(qr.data().getBytes(StandardCharsets.US_ASCII))));
    }
  }

  /** Centred: model 2, module size, error correction M, data, print. */
  private Octets code(Octets data) {
    int length = data.size() + 3;
    return Octets.of(0x1B, 'a', 1)
        .plus(Octets.hex("1D286B040031413200"))
        .plus(Octets.of(0x1D, '(', 'k', 3, 0, 0x31, 0x43, qrModule))
        .plus(Octets.hex("1D286B0300314531"))
        .plus(Octets.of(0x1D, '(', 'k', length & 0xFF, length >> 8, 0x31, 0x50, 0x30))
        .plus(data)
        .plus(Octets.hex("1D286B0300315130"))
        .plus(Octets.of(0x1B, 'a', 0));
  }

  private static void lines(EscPos out, Style style, List<String> lines) throws IOException {
    for (String line : lines) {
      out.writeLF(style, line);
    }
  }

  private static void raw(EscPos out, Octets bytes) throws IOException {
    out.write(bytes.toArray(), 0, bytes.size());
  }
}
