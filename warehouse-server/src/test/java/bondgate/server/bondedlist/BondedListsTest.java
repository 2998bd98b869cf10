package bondgate.server.bondedlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bondgate.server.customs.ReleasedSales;
import bondgate.server.embedded.EmbeddedPostgresResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Released retail lists gathered into bonded lists, and what customs says of those. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class BondedListsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 10);
  private static final Instant RELEASED = Instant.parse("2026-03-05T02:00:00Z");
  private static final Instant AT = Instant.parse("2026-03-12T02:00:00Z");

  @Inject BondedLists lists;
  @Inject ListInbox inbox;
  @Inject ReleasedSales sales;
  @Inject AgroalDataSource database;

  private static GatherRequest asked(String innerNo, String... named) {
    return new GatherRequest(innerNo, FIRST, LAST, List.of(named), "staff:ls-07");
  }

  private ReceiveResult receive(String zone, String receipt) {
    return inbox.receive(zone, TestReceipts.bytes(receipt), AT);
  }

  private PaperStanding standing(String zone, String innerNo) {
    return lists.find(zone, innerNo).orElseThrow().standing();
  }

  @Test
  void theReleasedListsOfAPeriodBecomeOneListWhoseLinesAreTheirSums() {
    String zone = "bl-sums";
    String one = sales.release(zone, "S-1", RELEASED);
    String two = sales.release(zone, "S-2", RELEASED.plusSeconds(60));
    sales.release(zone, "S-3", Instant.parse("2026-03-10T16:00:00Z"));

    assertThat(lists.gather(zone, asked("BL-1"), AT))
        .isEqualTo(new GatherResult.Gathered("BL-1", 2, 2, List.of()));

    BondedListView list = lists.find(zone, "BL-1").orElseThrow();
    assertThat(list.retailLists()).containsExactly(one, two);
    assertThat(list.standing()).isEqualTo(PaperStanding.DRAFT);
    ListLine wine = list.lines().get(0);
    assertThat(wine.goods().part()).isEqualTo("REC-1");
    assertThat(wine.quantity()).isEqualByComparingTo("4");
    assertThat(wine.legal()).isEqualByComparingTo("3");
    assertThat(wine.totalFen()).isEqualTo(60_000);
    assertThat(wine.unitPrice()).isEqualByComparingTo("150");
    ListLine cream = list.lines().get(1);
    assertThat(cream.second()).hasValueSatisfying(q -> assertThat(q).isEqualByComparingTo("2"));
    assertThat(cream.legal()).isEqualByComparingTo(new BigDecimal("0.1"));
    assertThat(lists.message(zone, "BL-1"))
        .hasValueSatisfying(
            message ->
                assertThat(message)
                    .contains("<CbecBillNo>" + one + "</CbecBillNo>")
                    .contains("<InvtType>8</InvtType>")
                    .contains("<DclTotalAmt>600</DclTotalAmt>"));
  }

  @Test
  void whatIsInAListIsInNoOtherAndWhatCustomsHasNotReleasedIsInNone() {
    String zone = "bl-refused";
    String one = sales.release(zone, "S-1", RELEASED);
    sales.inspect(zone, "S-2", RELEASED);
    sales.release(zone, "S-3", RELEASED);
    sales.cancel(zone, "S-3", RELEASED.plusSeconds(60));
    assertThat(lists.gather(zone, asked("BL-1"), AT))
        .isEqualTo(new GatherResult.Gathered("BL-1", 2, 1, List.of()));

    assertThat(lists.gather(zone, asked("BL-1"), AT))
        .isEqualTo(new GatherResult.NumberTaken("BL-1"));
    assertThat(lists.gather(zone, asked("BL-2"), AT))
        .isEqualTo(new GatherResult.NothingToGather(FIRST, LAST));
    assertThat(lists.gather(zone, asked("BL-2", one), AT))
        .isEqualTo(new GatherResult.TakenAlready(List.of(new GatherResult.Taken(one, "BL-1"))));
    assertThat(lists.gather(zone, asked("BL-2", "83012026I999999999"), AT))
        .isEqualTo(new GatherResult.NotReleased(List.of("83012026I999999999")));
    assertThat(lists.find(zone, "BL-2")).isEmpty();
  }

  @Test
  void whoeverGathersAtTheSameTimeGetsEachRetailListOnce() throws Exception {
    String zone = "bl-race";
    for (int i = 1; i <= 6; i++) {
      sales.release(zone, "S-" + i, RELEASED.plusSeconds(i));
    }
    int people = 8;
    CountDownLatch together = new CountDownLatch(people);
    ExecutorService threads = Executors.newFixedThreadPool(people);
    try {
      List<Future<GatherResult>> all = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        String innerNo = "BL-" + i;
        all.add(
            threads.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return lists.gather(zone, asked(innerNo), AT);
                }));
      }
      List<GatherResult> results = new ArrayList<>();
      for (Future<GatherResult> one : all) {
        results.add(one.get());
      }
      assertThat(results).filteredOn(GatherResult.Gathered.class::isInstance).hasSize(1);
      assertThat(results)
          .filteredOn(result -> !(result instanceof GatherResult.Gathered))
          .allSatisfy(
              result ->
                  assertThat(result)
                      .isInstanceOfAny(
                          GatherResult.TakenAlready.class, GatherResult.NothingToGather.class));
    } finally {
      threads.shutdownNow();
    }
    assertThat(lists.newest(zone, 20)).hasSize(1);
  }

  @Test
  void theDatabaseItselfRefusesASecondPlaceAndEveryOtherChange() throws Exception {
    String zone = "bl-guard";
    String one = sales.release(zone, "S-1", RELEASED);
    sales.release(zone, "S-2", Instant.parse("2026-03-11T02:00:00Z"));
    lists.gather(zone, asked("BL-1"), AT);
    LocalDate later = LocalDate.of(2026, 3, 11);
    lists.gather(zone, new GatherRequest("BL-2", later, later, List.of(), "staff:ls-07"), AT);

    refused(
        "INSERT INTO bonded_list_retail (list_id, zone, retail_no, released_at)"
            + " SELECT id, zone, '%s', now() FROM bonded_list WHERE inner_no = 'BL-2' AND zone = '%s'"
                .formatted(one, zone),
        "bonded_list_retail_once");
    refused("DELETE FROM bonded_list_retail WHERE zone = '" + zone + "'", "");
    refused(
        "UPDATE bonded_list_retail SET retail_no = 'x' WHERE zone = '" + zone + "'",
        "let free from a bonded list once");
    for (String table : List.of("bonded_list", "bonded_list_line", "bonded_list_receipt")) {
      refused("DELETE FROM " + table, "");
    }
    refused("UPDATE bonded_list SET office = '0000'", "");
  }

  private void refused(String sql, String words) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(words);
    }
  }

  @Test
  void periodsThatAreTooLongOrCrossTheYearAreRefusedByName() {
    String zone = "bl-period";
    LocalDate today = Deadline.day(AT);
    assertThat(gather(zone, today.minusDays(29), today))
        .isInstanceOf(GatherResult.NothingToGather.class);
    assertThat(gather(zone, today.minusDays(30), today))
        .isEqualTo(new GatherResult.PeriodTooLong(31, 30));
    assertThat(gather(zone, today, today.plusDays(1))).isInstanceOf(GatherResult.PeriodWrong.class);
    assertThat(gather(zone, today, today.minusDays(1)))
        .isInstanceOf(GatherResult.PeriodWrong.class);

    Instant newYear = Instant.parse("2027-01-02T02:00:00Z");
    LocalDate lastOfOld = LocalDate.of(2026, 12, 31);
    assertThat(
            lists.gather(
                zone,
                new GatherRequest(
                    "BL-Y", lastOfOld, LocalDate.of(2027, 1, 1), List.of(), "staff:ls-07"),
                newYear))
        .isInstanceOf(GatherResult.AcrossTheYear.class);
    assertThat(
            lists.gather(
                zone,
                new GatherRequest("BL-Y", lastOfOld, lastOfOld, List.of(), "staff:ls-07"),
                newYear))
        .isInstanceOf(GatherResult.AcrossTheYear.class);
  }

  private GatherResult gather(String zone, LocalDate from, LocalDate until) {
    return lists.gather(zone, new GatherRequest("BL-P", from, until, List.of(), "staff:ls-07"), AT);
  }

  @Test
  void whatMustSoonBeGatheredIsReminded() {
    String zone = "bl-due";
    String one = sales.release(zone, "S-1", RELEASED);
    // Released on the 5th: the 30th day after it is 4 April, and the reminder five days before.
    assertThat(lists.dueSoon(zone, Instant.parse("2026-03-29T15:59:59Z"))).isEmpty();
    assertThat(lists.dueSoon(zone, Instant.parse("2026-03-29T16:00:00Z")))
        .containsExactly(
            new DueList(one, new Deadline(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 4, 4)), 5));
    assertThat(lists.dueSoon(zone, Instant.parse("2026-04-05T02:00:00Z")))
        .singleElement()
        .satisfies(due -> assertThat(due.daysLeft()).isEqualTo(-1));

    Instant late = Instant.parse("2026-04-06T02:00:00Z");
    LocalDate day = LocalDate.of(2026, 3, 8);
    GatherRequest asked =
        new GatherRequest("BL-1", day.minusDays(3), day, List.of(), "staff:ls-07");
    assertThat(lists.gather(zone, asked, late))
        .isEqualTo(new GatherResult.Gathered("BL-1", 2, 1, List.of(one)));
    assertThat(lists.dueSoon(zone, late)).isEmpty();
  }

  @Test
  void receiptsBringAListItsWayInWhateverOrderAndTwice() {
    String zone = "bl-receipts";
    sales.release(zone, "S-1", RELEASED);
    lists.gather(zone, asked("BL-1"), AT);
    String approved = TestReceipts.review("BL-1", "4", "0", "1", "1");

    // The formal write comes first, and names the list by our own number.
    assertThat(receive(zone, TestReceipts.written("BL-1")))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.effect()).isEqualTo(ReceiptEffect.ADVANCED));
    assertThat(receive(zone, approved))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.effect()).isEqualTo(ReceiptEffect.KNOWN));
    assertThat(receive(zone, approved)).isEqualTo(new ReceiveResult.KeptBefore());
    assertThat(receive(zone, TestReceipts.imported("BL-1", "202600000000000001")))
        .isInstanceOf(ReceiveResult.Kept.class);
    assertThat(standing(zone, "BL-1").countsAsGone()).isTrue();
    assertThat(lists.find(zone, "BL-1").orElseThrow().receipts()).hasSize(3);
    assertThat(inbox.contradictions(zone, 10)).isEmpty();
  }

  @Test
  void aListThatCustomsCancelsLetsItsRetailListsFree() {
    String zone = "bl-cancelled";
    String one = sales.release(zone, "S-1", RELEASED);
    lists.gather(zone, asked("BL-1"), AT);
    receive(zone, TestReceipts.imported("BL-1", "202600000000000001"));
    // Names the list by the pre-entry number only.
    receive(zone, TestReceipts.bare("INV201", "", "3"));
    assertThat(standing(zone, "BL-1").stage()).isEqualTo(Stage.CANCELLED);

    assertThat(lists.gather(zone, asked("BL-2", one), AT))
        .isEqualTo(new GatherResult.Gathered("BL-2", 2, 1, List.of()));
  }

  @Test
  void aReceiptThatContradictsChangesNothingAndIsShownToAPerson() {
    String zone = "bl-against";
    String one = sales.release(zone, "S-1", RELEASED);
    lists.gather(zone, asked("BL-1"), AT);
    receive(zone, TestReceipts.written("BL-1"));
    PaperStanding before = standing(zone, "BL-1");

    assertThat(receive(zone, TestReceipts.review("BL-1", "3", "2", "0", "1")))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.trouble()).contains(Trouble.ENDS_TOO_LATE));
    assertThat(
            receive(
                zone,
                TestReceipts.review("BL-9", "9", "0", "1", "1")
                    .replace("E000000187", "E000000999")
                    .replace("202600000000000001", "202600000000000009")))
        .isInstanceOfSatisfying(
            ReceiveResult.Kept.class,
            kept -> assertThat(kept.trouble()).contains(Trouble.UNKNOWN_PAPER));
    assertThat(receive(zone, "<Package/>")).isInstanceOf(ReceiveResult.NotRead.class);

    assertThat(standing(zone, "BL-1")).isEqualTo(before);
    assertThat(lists.gather(zone, asked("BL-2", one), AT))
        .isInstanceOf(GatherResult.TakenAlready.class);
    assertThat(inbox.contradictions(zone, 10))
        .extracting(receipt -> receipt.trouble().orElseThrow())
        .containsExactly(Trouble.UNKNOWN_PAPER, Trouble.ENDS_TOO_LATE);
  }
}
