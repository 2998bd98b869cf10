package bondgate.server.handling;

import bondgate.rfid.epc.DigitalLink;
import bondgate.rfid.epc.EpcResult;
import bondgate.rfid.epc.EpcScheme;
import bondgate.rfid.epc.KeyKind;
import bondgate.rfid.epc.PureIdentity;
import bondgate.rfid.epc.TagEpc;
import bondgate.till.Octets;
import bondgate.till.barcode.Element;
import bondgate.till.barcode.Problem;
import bondgate.till.barcode.RawScan;
import bondgate.till.barcode.Scan;
import bondgate.till.barcode.ScanReader;
import bondgate.till.idcard.IdentityNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a handheld sends: an EPC in hexadecimal from its RFID reader, or what a barcode says.
 * It looks nothing up.
 */
final class LabelReader {
  private static final int MOST = 256;
  private static final int EPC_96 = 24;
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{20,124}");
  private static final Pattern LETTER = Pattern.compile(".*[A-F].*");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(01\\)(\\d{14})\\(21\\)(.{1,20})");
  private static final Pattern TELEPHONE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern LIKE_A_BIN =
      Pattern.compile("[A-Z]{1,3}\\d{0,3}(-[A-Z0-9]{1,4}){1,4}");
  private static final int FILTERS = 8;
  private static final int SHORTEST_PREFIX = 6;
  private static final int LONGEST_PREFIX = 12;
  private static final Subject NOBODYS = new Subject(Subject.Kind.PERSONAL, "");

  private final ScanReader barcodes = ScanReader.usual();

  /** What that text says. */
  Scanned read(String received) {
    String text = received.strip();
    if (text.isEmpty()) {
      return new Scanned.Unusable(WrongScan.NOTHING_READ, other(""));
    }
    if (text.length() > MOST) {
      return new Scanned.Unusable(WrongScan.TOO_LONG, other(text));
    }
    Optional<Scanned> tag = hexadecimal(text);
    if (tag.isPresent()) {
      return tag.get();
    }
    Matcher bracketed = IN_BRACKETS.matcher(text);
    if (bracketed.matches()) {
      return serial(bracketed.group(1), bracketed.group(2), text);
    }
    return text.regionMatches(true, 0, "urn:epc:", 0, 8) ? uri(text) : barcode(text);
  }

  /** An EPC as a reader sends it or people group it; empty: it is none. */
  private static Optional<Scanned> hexadecimal(String text) {
    String packed = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (!HEX.matcher(packed).matches()) {
      return Optional.empty();
    }
    if (packed.length() >= EPC_96) {
      return Optional.of(hex(packed));
    }
    return LETTER.matcher(packed).matches()
        ? Optional.of(new Scanned.Unusable(WrongScan.HALF_A_TAG, other(packed)))
        : Optional.empty();
  }

  private static Scanned hex(String hex) {
    if (hex.chars().allMatch(c -> c == '0')) {
      return new Scanned.Unusable(WrongScan.BLANK_TAG, other(hex));
    }
    if (hex.length() % 4 != 0) {
      return new Scanned.Unusable(WrongScan.HALF_A_TAG, other(hex));
    }
    boolean twice =
        hex.length() % EPC_96 == 0
            && hex.length() > EPC_96
            && hex.startsWith(hex.substring(EPC_96, EPC_96 + 2));
    if (twice) {
      return new Scanned.Unusable(WrongScan.TWO_AT_ONCE, other(hex));
    }
    boolean chip = hex.startsWith("E2") || hex.startsWith("E0");
    return new Scanned.Tag(
        List.of(hex), chip ? WrongScan.CHIP_NUMBER : WrongScan.TAG_NOT_OURS, piece(hex));
  }

  private static Scanned uri(String text) {
    Optional<TagEpc> tag = TagEpc.parse(text).value();
    if (tag.isPresent()) {
      return new Scanned.Tag(List.of(tag.get().toHex()), WrongScan.TAG_NOT_OURS, piece(text));
    }
    return PureIdentity.parse(text)
        .value()
        .filter(identity -> identity.kind() == KeyKind.SGTIN)
        .<Scanned>map(
            identity -> new Scanned.Tag(tagsOf(identity), WrongScan.TAG_NOT_OURS, piece(text)))
        .orElseGet(() -> new Scanned.Unusable(WrongScan.TAG_URI_WRONG, other(text)));
  }

  private Scanned barcode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Scan> scans = barcodes.read(new RawScan(Octets.of(bytes), RawScan.End.SUFFIX));
    Scan scan = scans.get(0);
    if (scan instanceof Scan.Product product) {
      return new Scanned.Unusable(
          WrongScan.ARTICLE_ONLY, new Subject(Subject.Kind.ARTICLE, product.gtin().digits()));
    }
    if (scan instanceof Scan.Gs1 gs1) {
      return elements(gs1.elements(), text);
    }
    if (scan instanceof Scan.DigitalLink link) {
      return elements(link.elements(), text);
    }
    if (scan instanceof Scan.PaymentCode) {
      return new Scanned.Word(text, WrongScan.PAYMENT_CODE, NOBODYS);
    }
    if (scan instanceof Scan.AddOn) {
      return new Scanned.Unusable(WrongScan.ADD_ON_ONLY, other(text));
    }
    return scan instanceof Scan.Refused refused
        ? new Scanned.Unusable(why(refused.problem()), other(text))
        : text(((Scan.Text) scan).text());
  }

  private static Scanned text(String text) {
    return hexadecimal(text).orElseGet(() -> word(text));
  }

  private static Scanned word(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (upper.startsWith("HTTP://") || upper.startsWith("HTTPS://")) {
      return new Scanned.Unusable(WrongScan.WEB_ADDRESS, other(text));
    }
    if (IdentityNumber.of(upper).isPresent()) {
      return new Scanned.Word(text, WrongScan.IDENTITY_NUMBER, NOBODYS);
    }
    if (TELEPHONE.matcher(upper).matches()) {
      return new Scanned.Word(text, WrongScan.TELEPHONE_NUMBER, NOBODYS);
    }
    boolean bin = LIKE_A_BIN.matcher(upper).matches();
    return new Scanned.Word(
        text, bin ? WrongScan.UNKNOWN_BIN : WrongScan.UNKNOWN_CODE, other(text));
  }

  private static Scanned elements(List<Element> elements, String text) {
    Optional<String> gtin = value(elements, "01");
    Optional<String> serial = value(elements, "21");
    if (gtin.isPresent() && serial.isPresent()) {
      return serial(gtin.get(), serial.get(), text);
    }
    WrongScan why =
        value(elements, "00").isPresent() ? WrongScan.CASE_LABEL : WrongScan.LABEL_WITHOUT_SERIAL;
    return new Scanned.Unusable(why, new Subject(Subject.Kind.LABEL, text));
  }

  private static Optional<String> value(List<Element> elements, String ai) {
    return elements.stream().filter(one -> one.ai().equals(ai)).map(Element::value).findFirst();
  }

  /** The tags that an article number and a serial number name, however long the prefix is. */
  private static Scanned serial(String gtin, String serial, String text) {
    DigitalLink link =
        new DigitalLink(
            DigitalLink.GS1_STEM,
            List.of(new DigitalLink.Ai("01", gtin), new DigitalLink.Ai("21", serial)),
            List.of());
    List<String> tags = new ArrayList<>();
    for (int digits = SHORTEST_PREFIX; digits <= LONGEST_PREFIX; digits++) {
      link.identity(digits).value().ifPresent(identity -> tags.addAll(tagsOf(identity)));
    }
    return tags.isEmpty()
        ? new Scanned.Unusable(WrongScan.LABEL_WRONG, new Subject(Subject.Kind.LABEL, text))
        : new Scanned.Tag(tags, WrongScan.TAG_NOT_OURS, piece("(01)" + gtin + "(21)" + serial));
  }

  private static List<String> tagsOf(PureIdentity identity) {
    List<String> tags = new ArrayList<>();
    Arrays.stream(EpcScheme.values())
        .filter(scheme -> scheme.kind() == identity.kind())
        .forEach(
            scheme -> {
              for (int filter = 0; filter < FILTERS; filter++) {
                EpcResult<TagEpc> tag = TagEpc.of(scheme, filter, identity);
                tag.value().ifPresent(one -> tags.add(one.toHex()));
              }
            });
    return tags;
  }

  private static WrongScan why(Problem problem) {
    return switch (problem) {
      case TOO_LONG -> WrongScan.TOO_LONG;
      case GARBLED -> WrongScan.GARBLED;
      case UNKNOWN_SYMBOLOGY -> WrongScan.UNKNOWN_SYMBOLOGY;
      case WRONG_CHECK_DIGIT, WRONG_LENGTH, NOT_DIGITS -> WrongScan.MISREAD_BARCODE;
      case ELEMENT_CUT, ELEMENT_TOO_LONG -> WrongScan.LABEL_CUT;
      case UNKNOWN_AI, NO_SUCH_DATE -> WrongScan.LABEL_WRONG;
      case EMPTY -> WrongScan.NOTHING_READ;
    };
  }

  private static Subject piece(String text) {
    return new Subject(Subject.Kind.PIECE, text);
  }

  private static Subject other(String text) {
    return new Subject(Subject.Kind.OTHER, text);
  }
}
