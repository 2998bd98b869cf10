package bondgate.server.book;

import static bondgate.server.book.Holding.ABROAD;
import static bondgate.server.book.Holding.CENTRE;
import static bondgate.server.book.Holding.CONVERTED;
import static bondgate.server.book.Holding.DESTROYED;
import static bondgate.server.book.Holding.FOUND;
import static bondgate.server.book.Holding.STREET;
import static bondgate.server.book.Holding.SURPLUS_CENTRE;
import static bondgate.server.book.Holding.WAREHOUSE;
import static bondgate.server.book.Holding.WRITTEN_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.book.Reconciliation.Line;
import bondgate.server.goods.Place;
import bondgate.server.ledger.Account.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 核销表: which column an entry falls into, and that what does not add up is said. */
class ReconciliationTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");

  private final Map<Reconciliation.Key, Long> opening = new HashMap<>();
  private final List<BookEntry> entries = new ArrayList<>();
  private final Map<Reconciliation.Key, Long> closing = new HashMap<>();

  @ParameterizedTest(name = "{0} > {1}: {2}, {3} in a correction")
  @CsvSource({
    "ABROAD, WAREHOUSE, RECEIPT, ADJUSTMENT",
    "OTHER_BOOK, WAREHOUSE, RECEIPT, ADJUSTMENT",
    "STREET, WAREHOUSE, RECEIPT, ADJUSTMENT",
    "WAREHOUSE, STREET, REMOVAL, ADJUSTMENT",
    "WAREHOUSE, ABROAD, REMOVAL, ADJUSTMENT",
    "WAREHOUSE, OTHER_BOOK, REMOVAL, ADJUSTMENT",
    "FOUND, SURPLUS_CENTRE, ADJUSTMENT, ADJUSTMENT",
    "CONVERTED, WAREHOUSE, ADJUSTMENT, ADJUSTMENT",
    "MISSING_CENTRE, WRITTEN_OFF, ADJUSTMENT, ADJUSTMENT",
    "CUSTOMS_HELD, DESTROYED, DESTRUCTION, ADJUSTMENT",
    "WAREHOUSE, CENTRE, STATUS_CHANGE, STATUS_CHANGE",
    "DESTROYED, STREET, OFF_BOOK, OFF_BOOK"
  })
  void aMoveIsWhatItsTwoEndsMakeOfIt(Holding from, Holding to, Movement usual, Movement corrected) {
    assertThat(Movement.of(from, to, false)).isEqualTo(usual);
    assertThat(Movement.of(from, to, true)).isEqualTo(corrected);
  }

  @Test
  void everyColumnIsFilledAndTheIdentityHolds() {
    opening.put(new Reconciliation.Key("WINE", WAREHOUSE), 100L);
    opening.put(new Reconciliation.Key("WINE", ABROAD), -100L);
    entry("WINE", ABROAD, WAREHOUSE, 40, "QD-1");
    entry("WINE", WAREHOUSE, STREET, 25, "QD-2");
    entry("WINE", FOUND, SURPLUS_CENTRE, 3, "PD-1");
    entry("WINE", WAREHOUSE, DESTROYED, 5, "XH-1");
    entry("WINE", WAREHOUSE, CENTRE, 10, "HF-1");
    entry("WINE", STREET, WAREHOUSE, 2, "GZ-1");
    entry("WINE", DESTROYED, STREET, 1, "GZ-2");
    entry("GIFT", CONVERTED, WAREHOUSE, 7, "ZH-1");
    closing.put(new Reconciliation.Key("WINE", WAREHOUSE), 102L);
    closing.put(new Reconciliation.Key("WINE", CENTRE), 10L);
    closing.put(new Reconciliation.Key("WINE", SURPLUS_CENTRE), 3L);
    closing.put(new Reconciliation.Key("GIFT", WAREHOUSE), 7L);

    Reconciliation report = Reconciliation.of(opening, entries, closing, Set.of("GZ-1", "GZ-2"));

    assertThat(report.lines())
        .containsExactly(
            new Line("GIFT", CustomsStatus.BONDED, 0, 0, 0, 7, 0, 0, 7),
            new Line("WINE", CustomsStatus.BONDED, 100, 40, 25, 2, 5, -10, 102),
            new Line("WINE", CustomsStatus.ON_DISPLAY, 0, 0, 0, 0, 0, 10, 10),
            new Line("WINE", CustomsStatus.SURPLUS, 0, 0, 0, 3, 0, 0, 3));
    assertThat(report.broken()).isEmpty();
    assertThat(report.item("WINE")).isEqualTo(new Line("WINE", null, 100, 40, 25, 5, 5, 0, 115));
    assertThat(report.total()).isEqualTo(new Line("", null, 100, 40, 25, 12, 5, 0, 122));
  }

  @Test
  void whatTheBalancesSayBeyondTheEntriesIsADifference() {
    opening.put(new Reconciliation.Key("WINE", WAREHOUSE), 100L);
    opening.put(new Reconciliation.Key("RUM", WAREHOUSE), 4L);
    closing.put(new Reconciliation.Key("RUM", WAREHOUSE), 4L);
    closing.put(new Reconciliation.Key("WINE", WAREHOUSE), 97L);

    Reconciliation report = Reconciliation.of(opening, entries, closing, Set.of());

    assertThat(report.broken()).extracting(Line::item).containsExactly("WINE");
    assertThat(report.broken().get(0).computed()).isEqualTo(100);
    assertThat(report.broken().get(0).difference()).isEqualTo(-3);
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,0,0,0,0,0",
    "0,1,0,0,0,0,0",
    "0,0,1,0,0,0,0",
    "0,0,0,1,0,0,0",
    "0,0,0,0,1,0,0",
    "0,0,0,0,0,1,0",
    "0,0,0,0,0,0,1"
  })
  void aLineIsEmptyOnlyIfEveryColumnIs(
      long opened, long in, long out, long adjusted, long destroyed, long changed, long closed) {
    assertThat(
            new Line(
                    "WINE",
                    CustomsStatus.BONDED,
                    opened,
                    in,
                    out,
                    adjusted,
                    destroyed,
                    changed,
                    closed)
                .empty())
        .isFalse();
    assertThat(new Line("WINE", CustomsStatus.BONDED, 0, 0, 0, 0, 0, 0, 0).empty()).isTrue();
  }

  @Test
  void whatGoesOutAndComesBackLeavesAnEmptyLineOut() {
    entry("WINE", WAREHOUSE, CENTRE, 10, "HF-1");
    entry("WINE", CENTRE, WAREHOUSE, 10, "FQ-1");
    assertThat(Reconciliation.of(opening, entries, closing, Set.of()).lines()).isEmpty();
  }

  @Test
  void theFirstFiveStatusesAreOnTheBook() {
    assertThat(Arrays.stream(CustomsStatus.values()).filter(CustomsStatus::onBook))
        .containsExactly(
            CustomsStatus.BONDED,
            CustomsStatus.ON_DISPLAY,
            CustomsStatus.UNDER_INVESTIGATION,
            CustomsStatus.SURPLUS,
            CustomsStatus.CUSTOMS_HELD);
  }

  @Test
  void theChartOfAccountsIsWhatItWas() {
    assertThat(Arrays.stream(Holding.values()).map(Holding::code))
        .containsExactly(100, 110, 120, 130, 200, 300, 400, 410, 420, 510, 520, 600, 700, 800, 900);
    for (Holding holding : Holding.values()) {
      boolean boundless =
          holding.status() == CustomsStatus.OUTSIDE || holding.status() == CustomsStatus.RELEASED;
      assertThat(holding.limit())
          .isEqualTo(boundless ? Limit.NONE : Limit.DEBITS_MUST_NOT_EXCEED_CREDITS);
    }
    assertThat(Holding.of(Place.CENTRE)).isEqualTo(CENTRE);
    assertThat(SURPLUS_CENTRE.place()).contains(Place.CENTRE);
    assertThat(EnumSet.of(CONVERTED, DESTROYED, WRITTEN_OFF, FOUND))
        .allSatisfy(nowhere -> assertThat(nowhere.place()).isEmpty());
  }

  private void entry(String item, Holding from, Holding to, long pieces, String document) {
    entries.add(
        new BookEntry(
            entries.size() + 1, item, from, to, pieces, document, "staff:ls-07", 1, AT, AT));
  }
}
