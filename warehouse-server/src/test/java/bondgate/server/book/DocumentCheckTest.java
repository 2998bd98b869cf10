package bondgate.server.book;

import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.DocumentKind.Condition;
import bondgate.server.book.DocumentKind.Route;
import bondgate.server.goods.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What refuses a document before the ledger is asked, in its order; and what makes two the same.
 */
class DocumentCheckTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final Optional<AccountBook> BOOK =
      Optional.of(new AccountBook("T1", "520106W001", Optional.of(LocalDate.of(2026, 3, 1))));
  private static final Map<String, Item> ITEMS =
      Map.of("WINE", item("WINE", 12_000), "SET", item("SET", 24_000), "DUST", item("DUST", 1));

  @Test
  void theHeadsFirstFaultIsNamed() {
    BookDocument asked = new Asked(DocumentKind.SAMPLE).document();
    assertThat(DocumentCheck.head(asked, Optional.of("QD"), Optional.empty(), AT.minusSeconds(1)))
        .contains(new DocumentResult.NumberMalformed("N-1", "QD"));
    assertThat(head(asked, Optional.empty(), AT.minusNanos(1)))
        .contains(new DocumentResult.HappensLater(AT, AT.minusNanos(1)));
    assertThat(head(asked, Optional.empty(), AT)).contains(new DocumentResult.BookUnknown("T1"));
    Instant lastInstant = Instant.parse("2026-03-01T15:59:59Z");
    assertThat(head(asked, BOOK, lastInstant))
        .as("the last day in China")
        .contains(new DocumentResult.Lacks(DocumentKind.SAMPLE, "customsNo"));
    assertThat(head(asked, BOOK, lastInstant.plusSeconds(1)))
        .contains(
            new DocumentResult.BookEnded("T1", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2)));
  }

  @ParameterizedTest(name = "{0} lacks {1}")
  @CsvSource({
    "SHORTAGE, customsNo",
    "OVERAGE, customsNo",
    "DESTRUCTION, customsNo",
    "SAMPLE, customsNo",
    "SAMPLE_BACK, customsNo",
    "CUSTOMER_RETURN, original",
    "CORRECTION, original reason",
    "BOOK_TRANSFER, counterBook",
    "ZONE_TRANSFER_IN, counterBook counterZone",
    "ZONE_TRANSFER_OUT, counterBook counterZone",
    "INBOUND_LIST,",
    "RETAIL_LIST,",
    "CONVERSION,"
  })
  void eachKindStatesWhatItNeeds(DocumentKind kind, String needs) {
    List<String> open = new ArrayList<>(needs == null ? List.of() : List.of(needs.split(" ")));
    Asked asked = new Asked(kind);
    while (!open.isEmpty()) {
      String first = open.remove(0);
      assertThat(head(asked.document(), BOOK, AT)).contains(new DocumentResult.Lacks(kind, first));
      asked.state(first);
    }
    assertThat(head(asked.document(), BOOK, AT)).isEmpty();
  }

  @Test
  void theLinesFirstFaultIsNamed() {
    Asked sample = new Asked(DocumentKind.SAMPLE);
    assertThat(
            lines(
                sample
                    .line("RUM", 1, Holding.WAREHOUSE, Holding.STREET)
                    .line("RUM", 1, Holding.WAREHOUSE, Holding.STREET)))
        .contains(new DocumentResult.UnknownItems(List.of("RUM")));
    assertThat(
            lines(
                new Asked(DocumentKind.SAMPLE).line("WINE", 1, Holding.WAREHOUSE, Holding.STREET)))
        .contains(
            new DocumentResult.NoSuchWay(
                DocumentKind.SAMPLE,
                new Route(Holding.WAREHOUSE, Holding.STREET),
                DocumentKind.SAMPLE.routes()));
    assertThat(
            lines(
                new Asked(DocumentKind.CORRECTION)
                    .line("WINE", 1, Holding.STREET, Holding.DESTROYED)))
        .as("the original says the way")
        .isEmpty();
    assertThat(
            lines(
                new Asked(DocumentKind.INBOUND_LIST)
                    .line("DUST", 1_000_000_000_000_000L, Holding.ABROAD, Holding.WAREHOUSE)))
        .isEmpty();
    assertThat(
            lines(
                new Asked(DocumentKind.INBOUND_LIST)
                    .line("WINE", 83_333_333_334L, Holding.ABROAD, Holding.WAREHOUSE)))
        .contains(new DocumentResult.ValueTooLarge("WINE", 83_333_333_334L, 12_000));
  }

  @Test
  void aConversionMakesWhatGoesInAndNothingOfNothing() {
    Asked even =
        new Asked(DocumentKind.CONVERSION)
            .line("WINE", 4, Holding.WAREHOUSE, Holding.CONVERTED)
            .line("SET", 2, Holding.CONVERTED, Holding.WAREHOUSE);
    assertThat(lines(even)).isEmpty();
    assertThat(lines(even.line("DUST", 1, Holding.CONVERTED, Holding.WAREHOUSE)))
        .contains(new DocumentResult.ValuesDiffer(48_000, 48_001));
    assertThat(lines(new Asked(DocumentKind.CONVERSION)))
        .contains(new DocumentResult.ValuesDiffer(0, 0));
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void aDeclarationMustBeReleasedWhereGoodsPass(DocumentKind kind) {
    Set<Condition> usual = kind.conditions(false);
    assertThat(kind.conditions(true))
        .isEqualTo(
            usual.contains(Condition.PASSED)
                ? Set.of(Condition.PASSED, Condition.RELEASED)
                : usual);
    boolean atOnce =
        EnumSet.of(
                DocumentKind.STOCK_TAKE,
                DocumentKind.SHORTAGE,
                DocumentKind.OVERAGE,
                DocumentKind.SAMPLE,
                DocumentKind.SAMPLE_BACK,
                DocumentKind.BOOK_TRANSFER,
                DocumentKind.CONVERSION,
                DocumentKind.CORRECTION)
            .contains(kind);
    assertThat(usual.isEmpty()).isEqualTo(atOnce);
    assertThat(kind.routes().isEmpty()).isEqualTo(kind == DocumentKind.CORRECTION);
  }

  @Test
  void twoDocumentsAreTheSameIfTheySayTheSameWhoeverHandsThemIn() {
    BookDocument one = new Asked(DocumentKind.SAMPLE).line("WINE", 1).document();
    List<BookDocument> others = new ArrayList<>();
    for (String field : List.of("customsNo", "original", "reason", "counterBook", "counterZone")) {
      others.add(new Asked(DocumentKind.SAMPLE).line("WINE", 1).state(field).document());
    }
    others.add(new Asked(DocumentKind.OVERAGE).line("WINE", 1).document());
    others.add(new Asked(DocumentKind.SAMPLE).line("WINE", 2).document());
    others.add(one.with(List.of()));
    assertThat(others).extracting(BookDocument::digest).doesNotHaveDuplicates();
    assertThat(others).extracting(BookDocument::digest).doesNotContain(one.digest());
    BookDocument by =
        new BookDocument(
            "T1",
            DocumentKind.SAMPLE,
            "N-1",
            false,
            "",
            "",
            "",
            "",
            "",
            one.lines(),
            "b",
            AT.plusSeconds(1));
    assertThat(by.digest()).isEqualTo(one.digest());
    assertThat(one.with(one.lines())).isEqualTo(one);
    // SHA-256 of the lines "a" and "b", each with its line feed.
    assertThat(DocumentDigest.of(List.of("a", "b")))
        .isEqualTo("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
  }

  @Test
  void numbersLookAsCustomsGivesThem() {
    BookSettings settings = new BookSettings("T0000W000001", "T\\d{4}", "QD\\d{2}", "Z\\d{3}", 30);
    assertThat(settings.defaultBook()).isEqualTo("T0000W000001");
    assertThat(settings.returnDays()).isEqualTo(30);
    assertThat(settings.malformedBook("T1234")).isEmpty();
    assertThat(settings.malformedBook("T123")).contains("T\\d{4}");
    assertThat(settings.malformedPass("Z123")).isEmpty();
    assertThat(settings.malformedPass("Z12")).contains("Z\\d{3}");
    Set<DocumentKind> lists =
        EnumSet.of(
            DocumentKind.INBOUND_LIST,
            DocumentKind.OUTBOUND_LIST,
            DocumentKind.RETURN_ABROAD,
            DocumentKind.BOOK_TRANSFER,
            DocumentKind.ZONE_TRANSFER_OUT,
            DocumentKind.ZONE_TRANSFER_IN);
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(settings.malformed(kind, "QD12")).isEmpty();
      assertThat(settings.malformed(kind, "anything").isPresent()).isEqualTo(lists.contains(kind));
    }
  }

  private static Optional<DocumentResult.Refusal> head(
      BookDocument asked, Optional<AccountBook> book, Instant at) {
    return DocumentCheck.head(asked, Optional.empty(), book, at);
  }

  private static Optional<DocumentResult.Refusal> lines(Asked asked) {
    return DocumentCheck.lines(asked.document(), ITEMS);
  }

  private static Item item(String code, long unitValueFen) {
    return new Item(code, "2204210000", "红葡萄酒", "Red wine", "142", unitValueFen, 0, 0);
  }

  /** A document as it grows. */
  private static final class Asked {
    private final DocumentKind kind;
    private final List<String> stated = new ArrayList<>();
    private final List<BookDocument.Line> lines = new ArrayList<>();

    Asked(DocumentKind kind) {
      this.kind = kind;
    }

    Asked state(String... fields) {
      stated.addAll(Arrays.asList(fields));
      return this;
    }

    Asked line(String item, long quantity) {
      return line(item, quantity, Holding.WAREHOUSE, Holding.CUSTOMS_HELD);
    }

    Asked line(String item, long quantity, Holding from, Holding to) {
      lines.add(new BookDocument.Line(item, quantity, from, to));
      return this;
    }

    private String field(String name) {
      return stated.contains(name) ? "X-1" : "";
    }

    BookDocument document() {
      return new BookDocument(
          "T1",
          kind,
          "N-1",
          false,
          field("counterZone"),
          field("counterBook"),
          field("original"),
          field("customsNo"),
          field("reason"),
          lines,
          "staff:ls-07",
          AT);
    }
  }
}
