package bondgate.till.barcode;

import bondgate.till.barcode.RawScan.End;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a scanner sent into what the symbols say. A scan always gives at least one result:
 * what cannot be taken is {@link Scan.Refused}, with its reason.
 */
public final class ScanReader {
  private final Charset charset;
  private final Set<Character> separators;

  /**
   * A reader.
   *
   * @param charset of text that is not ASCII: UTF-8 by default, or GB18030
   * @param separators characters that stand for FNC1, by default only GS (0x1D)
   */
  public ScanReader(Charset charset, Set<Character> separators) {
    this.charset = charset;
    this.separators = Set.copyOf(separators);
  }

  /** A reader with the defaults. */
  public static ScanReader usual() {
    return new ScanReader(StandardCharsets.UTF_8, Set.of(Gs1Elements.GS));
  }

  /** What the symbols of one transmission say, in order. */
  public List<Scan> read(RawScan raw) {
    if (raw.end() == End.TOO_LONG) {
      return List.of(new Scan.Refused(Symbology.UNSTATED, Problem.TOO_LONG, raw.bytes().size()));
    }
    Optional<String> text = text(raw);
    if (text.isEmpty()) {
      return List.of(new Scan.Refused(Symbology.UNSTATED, Problem.GARBLED, 0));
    }
    List<Scan> scans = new ArrayList<>();
    for (String symbol : symbols(text.get())) {
      scans.add(symbol(symbol));
    }
    return scans;
  }

  private Optional<String> text(RawScan raw) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(raw.bytes().toArray())).toString();
      boolean clean = text.chars().allMatch(c -> (c >= ' ' && c != 0x7F) || isAllowedControl(c));
      return clean ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      // Not a failure of ours: noise, or another encoding than the setting says.
      return Optional.empty();
    }
  }

  /** Separators of GS1 and of ISO/IEC 15434 envelopes, and the tabulator. */
  private boolean isAllowedControl(int c) {
    return c == 0x1D || c == 0x1E || c == 0x04 || c == '\t' || separators.contains((char) c);
  }

  /**
   * Splits at a second AIM identifier, which scanners send behind a product code with an add-on or
   * a coupon. Only behind EAN and UPC, whose data are digits: elsewhere "]" is data.
   */
  private static List<String> symbols(String text) {
    List<String> symbols = new ArrayList<>();
    String rest = text;
    int next = rest.startsWith("]E") ? rest.indexOf(']', 1) : -1;
    while (next > 0) {
      symbols.add(rest.substring(0, next));
      rest = rest.substring(next);
      next = rest.startsWith("]E") ? rest.indexOf(']', 1) : -1;
    }
    symbols.add(rest);
    return symbols;
  }

  private Scan symbol(String text) {
    boolean stated = text.length() >= 3 && text.charAt(0) == ']';
    if (!stated) {
      return unstated(text);
    }
    Optional<Symbology> symbology = Symbology.of(text.charAt(1));
    if (symbology.isEmpty()) {
      return new Scan.Refused(Symbology.UNSTATED, Problem.UNKNOWN_SYMBOLOGY, 1);
    }
    char modifier = text.charAt(2);
    String data = text.substring(3);
    if (symbology.get() == Symbology.EAN_UPC) {
      return ProductCodes.read(modifier, data);
    }
    return symbology.get().isGs1(modifier)
        ? Gs1Elements.read(symbology.get(), data, separators)
        : plain(symbology.get(), data);
  }

  private Scan unstated(String text) {
    if (separators.contains(text.charAt(0))) {
      return Gs1Elements.read(Symbology.UNSTATED, text, separators);
    }
    if (text.matches("[0-9]{8}|[0-9]{12,13}")) {
      return Gtin.of(text)
          .<Scan>map(gtin -> new Scan.Product(Symbology.UNSTATED, gtin))
          .orElseGet(() -> new Scan.Text(Symbology.UNSTATED, text));
    }
    return plain(Symbology.UNSTATED, text);
  }

  private static Scan plain(Symbology symbology, String data) {
    if (data.isEmpty()) {
      return new Scan.Refused(symbology, Problem.EMPTY, 0);
    }
    if (data.matches("1[0-5][0-9]{16}")) {
      return new Scan.PaymentCode(Scan.Wallet.WECHAT, data);
    }
    if (data.matches("(2[5-9]|30)[0-9]{14,22}")) {
      return new Scan.PaymentCode(Scan.Wallet.ALIPAY, data);
    }
    return DigitalLinks.read(symbology, data).orElseGet(() -> new Scan.Text(symbology, data));
  }
}
