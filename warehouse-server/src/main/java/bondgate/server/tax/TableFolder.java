package bondgate.server.tax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that the tax tables are read from: {@code rates.txt}, {@code positive-list.txt} and
 * {@code limits.txt} of a folder, or the sample that is built in. The official lists are not built
 * in: they change by the year, and who runs the server answers for them.
 */
final class TableFolder {
  /** What answers call the built-in tables. */
  static final String SAMPLE = "sample";

  private static final String RATES = "rates.txt";
  private static final String LIST = "positive-list.txt";
  private static final String LIMITS = "limits.txt";
  private static final Pattern RATE_HS = Pattern.compile("\\d{2,10}");
  private static final Pattern LIST_HS = Pattern.compile("\\d{8}|\\d{10}");
  private static final Pattern SAID = Pattern.compile(".{1,200}");

  private TableFolder() {}

  /** The tables of a folder. */
  static TaxTables read(Path folder) throws IOException, MalformedTableException {
    return tables(folder.getFileName().toString(), file -> fromDisk(folder.resolve(file)));
  }

  /** The built-in sample: a few goods to try it out with, no official list. */
  static TaxTables sample() throws IOException, MalformedTableException {
    return tables(SAMPLE, TableFolder::builtIn);
  }

  private static TaxTables tables(String name, Source source)
      throws IOException, MalformedTableException {
    try {
      return new TaxTables(
          name, rates(source.text(RATES)), list(source.text(LIST)), limits(source.text(LIMITS)));
    } catch (IllegalArgumentException e) {
      throw new MalformedTableException(
          "tables of " + name, e.getMessage(), "one row for each day");
    }
  }

  private static List<RateRow> rates(String text) throws MalformedTableException {
    List<RateRow> rates = new ArrayList<>();
    for (TableRow row :
        TableRow.read(
            RATES,
            text,
            List.of("hs", "from", "tariff", "vat", "ct", "ct-specific", "ct-from", "source"))) {
      rates.add(
          new RateRow(
              row.matching("hs", RATE_HS, "2 to 10 digits"),
              row.day("from"),
              row.rate("tariff", false),
              row.rate("vat", false),
              row.rate("ct", true),
              row.perMeasure("ct-specific"),
              row.perMeasure("ct-from"),
              row.matching("source", SAID, "the act that it comes from")));
    }
    return rates;
  }

  private static List<ListedGoods> list(String text) throws MalformedTableException {
    List<ListedGoods> list = new ArrayList<>();
    for (TableRow row :
        TableRow.read(
            LIST, text, List.of("hs", "from", "until", "bonded-only", "remark-zh", "remark-en"))) {
      ListedGoods goods =
          new ListedGoods(
              row.matching("hs", LIST_HS, "8 or 10 digits"),
              row.day("from"),
              row.dayOrNone("until"),
              row.yes("bonded-only"),
              row.text("remark-zh"),
              row.text("remark-en"));
      if (goods.until().filter(until -> until.isBefore(goods.from())).isPresent()) {
        throw row.wrong("until", "a day not before " + goods.from());
      }
      list.add(goods);
    }
    return list;
  }

  private static List<LimitRow> limits(String text) throws MalformedTableException {
    List<LimitRow> limits = new ArrayList<>();
    for (TableRow row :
        TableRow.read(LIMITS, text, List.of("from", "single", "annual", "share", "source"))) {
      row.matching("source", SAID, "the act that it comes from");
      Ratio share = row.rate("share", false);
      if (share.compareTo(Ratio.ONE) > 0) {
        throw row.wrong("share", "from 0 to 1, such as 0.7");
      }
      limits.add(new LimitRow(row.day("from"), row.fen("single"), row.fen("annual"), share));
    }
    return limits;
  }

  private static String fromDisk(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(
          file.toString(), null, "expected in the folder that bondgate.tax.tables names");
    }
  }

  private static String builtIn(String file) throws IOException {
    try (InputStream in = TableFolder.class.getResourceAsStream("/tax/sample/" + file)) {
      if (in == null) {
        throw new NoSuchFileException("/tax/sample/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where the text of a file comes from. */
  private interface Source {
    String text(String file) throws IOException;
  }
}
