package bondgate.till.printer;

import bondgate.till.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What lies on the paper after some pieces were printed, as text. Not for several threads. */
public final class PaperRoll {
  private final Charset charset;
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Octets code = Octets.none();
  private int cuts;

  /** An empty roll of a printer with this charset. */
  public PaperRoll(Charset charset) {
    this.charset = charset;
  }

  /** One more piece. */
  public void take(Printed piece) {
    if (piece instanceof Printed.TextByte text) {
      line.write(text.value());
    } else if (piece instanceof Printed.LineEnd) {
      lines.add(line.toString(charset));
      line.reset();
    } else if (piece instanceof Printed.QrData qr) {
      code = qr.data();
    } else if (piece instanceof Printed.QrPrint) {
      lines.add("[QR " + ascii(code) + "]");
    } else if (piece instanceof Printed.Barcode barcode) {
      lines.add("[BARCODE " + ascii(barcode.data()) + "]");
    } else if (piece instanceof Printed.Cut) {
      cuts++;
    }
  }

  /** The lines so far; codes in square brackets. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** How often it was cut. */
  public int cuts() {
    return cuts;
  }

  private static String ascii(Octets bytes) {
    return new String(bytes.toArray(), StandardCharsets.US_ASCII);
  }
}
