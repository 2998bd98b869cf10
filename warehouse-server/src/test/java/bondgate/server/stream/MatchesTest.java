package bondgate.server.stream;

import static bondgate.server.stream.OrderZone.DAY;
import static bondgate.server.stream.OrderZone.done;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.server.book.Holding;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.Permits;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferId;
import bondgate.server.ledger.Voucher;
import bondgate.server.match.MatchCase;
import bondgate.server.match.MatchCounts;
import bondgate.server.match.MatchKey;
import bondgate.server.match.MatchPage;
import bondgate.server.match.MatchQuery;
import bondgate.server.match.MatchVerdict;
import bondgate.server.match.Matches;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 门—台—账: each verdict, brought about by what really leads to it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class MatchesTest {
  private static int zones;

  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject BookZone acts;
  @Inject Permits permits;
  @Inject Ledger ledger;
  @Inject Matches matches;
  @Inject AgroalDataSource database;

  private final String zone = "match-" + ++zones;

  @ParameterizedTest
  @EnumSource(MatchVerdict.class)
  void eachVerdictIsGivenForWhatHappened(MatchVerdict verdict) throws Exception {
    List<String> bottles = OrderZone.bottles(0x3A7C4, 2);
    List<String> one = bottles.subList(0, 1);
    shop.open(zone, 100_000, bottles);
    // Another bottle goes as it should, and must not be mistaken for the first.
    shop.sold(zone, "S-2", 2, bottles.subList(1, 2));
    shop.goes(zone, "S-2", bottles.subList(1, 2));

    happens(verdict, one);

    MatchPage page = matches.page(asked(Optional.empty(), Optional.empty()), MatchKey.NEWEST, 10);
    assertThat(verdicts(page))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(one.get(0), verdict, bottles.get(1), MatchVerdict.AGREE));
    assertThat(page.next()).isEmpty();
    MatchQuery narrow = asked(Optional.of(verdict), Optional.of(one.get(0)));
    assertThat(verdicts(matches.page(narrow, MatchKey.NEWEST, 10)))
        .isEqualTo(Map.of(one.get(0), verdict));
    for (MatchVerdict other : MatchVerdict.values()) {
      MatchQuery wrong = asked(Optional.of(other), Optional.of(one.get(0)));
      assertThat(matches.page(wrong, MatchKey.NEWEST, 10).lines())
          .hasSize(other == verdict ? 1 : 0);
    }
    MatchCounts counts = matches.counts(narrow);
    assertThat(counts.whole()).isTrue();
    assertThat(counts.counts()).isEqualTo(Map.of(verdict, 1L));
  }

  private void happens(MatchVerdict verdict, List<String> one) throws Exception {
    switch (verdict) {
      case AGREE -> sold(one, true);
      case AGREE_RETURNED -> {
        sold(one, true);
        acts.done(
            zone,
            TestZone.AT,
            "returnOrder",
            "'saleNo':'S-1','epcs':['%s'],'appliedOn':'%s'".formatted(one.get(0), DAY));
      }
      case SOLD_INSIDE -> sold(one, false);
      case PAID_WAITING -> paid(one);
      case DIRECTION_UNCLEAR -> {
        sold(one, false);
        desk.facts(
            zone, List.of(TestZone.permitted("exit", one.get(0), Direction.UNCERTAIN, "S-1")));
      }
      case SOLD_WITHOUT_PERMIT -> {
        paid(one);
        carriedOut(one);
      }
      case GATE_WITHOUT_TILL -> carriedOut(one);
      case CAME_BACK -> {
        carriedOut(one);
        desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.IN)));
      }
      case GATE_WITHOUT_BOOK -> {
        sold(one, false);
        deductedBySomethingElse(one);
        shop.goes(zone, "S-1", one);
      }
      case BOOK_WITHOUT_GATE -> {
        sold(one, false);
        deductedBySomethingElse(one);
      }
      case WITHOUT_SALE -> {
        sold(one, true);
        somebodyTakesTheSaleAway();
      }
    }
  }

  private void sold(List<String> one, boolean gone) {
    shop.sold(zone, "S-1", 1, one);
    if (gone) {
      shop.goes(zone, "S-1", one);
    }
  }

  private void paid(List<String> one) {
    done(shop.place(zone, "S-1", 1, one));
    done(shop.pay(zone, "S-1", "PAY-S-1", OrderZone.TOTAL_FEN));
  }

  private void carriedOut(List<String> one) {
    desk.facts(zone, List.of(TestZone.refused("exit", one.get(0), Direction.OUT)));
  }

  private void deductedBySomethingElse(List<String> one) {
    TransferId planned = permits.open(zone, one).get(one.get(0)).moveId();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                ledger.submit(
                    zone,
                    Chain.of(Transfer.post(TransferId.of(zone, "foreign"), planned, 1, "S-1")),
                    Voucher.of("staff:t-1", 0, TestZone.AT)));
  }

  /** As who owns the database can. */
  private void somebodyTakesTheSaleAway() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      assertThat(
              statement.executeUpdate(
                  "DELETE FROM sale WHERE zone = '%s' AND sale_no = 'S-1'".formatted(zone)))
          .isOne();
      statement.execute("SET session_replication_role = origin");
    }
  }

  @Test
  void whatEachSideSaysLeadsToItsRecord() {
    List<String> one = OrderZone.bottles(0x3A7C5, 1);
    shop.open(zone, 100_000, one);
    sold(one, true);

    MatchCase found = only(asked(Optional.empty(), Optional.empty()));

    MatchCase.Gate gate = found.gate().orElseThrow();
    assertThat(gate.portal()).isEqualTo("exit");
    assertThat(gate.document()).isEqualTo("S-1");
    assertThat(gate.confidencePermille()).isEqualTo(950);
    MatchCase.Till till = found.till().orElseThrow();
    assertThat(till.till()).isEqualTo("till-1");
    assertThat(till.payment().orElseThrow().amountFen()).isEqualTo(OrderZone.TOTAL_FEN);
    assertThat(till.release().orElseThrow().listNo()).isEqualTo("LIST-S-1");
    assertThat(till.payment().orElseThrow().leaf()).isLessThan(till.release().orElseThrow().leaf());
    MatchCase.Entry book = found.book().orElseThrow();
    assertThat(book.document()).isEqualTo("S-1");
    assertThat(book.evidence()).isEqualTo(gate.leaf());
    assertThat(book.from()).isEqualTo(Holding.CENTRE);
    assertThat(book.to()).isEqualTo(Holding.STREET);
    assertThat(found.item()).isEqualTo(OrderZone.ITEM);
  }

  @Test
  void aSaleThatIsRecordedAfterTheFactIsOneToo() {
    List<String> two = OrderZone.bottles(0x3A7C6, 2);
    shop.open(zone, 100_000, two);
    acts.done(
        zone,
        TestZone.AT,
        "recordSale",
        "'saleNo':'S-9','customsReleaseRef':'LIST-9','epcs':[%s]".formatted(RetailZone.epcs(two)));
    shop.goes(zone, "S-9", two.subList(0, 1));

    MatchPage page = matches.page(asked(Optional.empty(), Optional.empty()), MatchKey.NEWEST, 10);

    assertThat(verdicts(page))
        .isEqualTo(Map.of(two.get(0), MatchVerdict.AGREE, two.get(1), MatchVerdict.SOLD_INSIDE));
    assertThat(
            verdicts(
                matches.page(
                    asked(Optional.empty(), Optional.of(two.get(1))), MatchKey.NEWEST, 10)))
        .isEqualTo(Map.of(two.get(1), MatchVerdict.SOLD_INSIDE));
  }

  @Test
  void whatWasUndoneIsNoSale() {
    List<String> two = OrderZone.bottles(0x3A7C7, 2);
    shop.open(zone, 100_000, two);
    // One was paid and refused by customs, the other was only ordered.
    paid(two.subList(0, 1));
    acts.done(zone, TestZone.AT, "refuseOrder", "'saleNo':'S-1','code':'underControl'");
    done(shop.place(zone, "S-2", 2, two.subList(1, 2)));

    assertThat(matches.page(asked(Optional.empty(), Optional.empty()), MatchKey.NEWEST, 10).lines())
        .isEmpty();
  }

  @Test
  void thePagesNeitherSkipNorRepeat() {
    List<String> all = OrderZone.bottles(0x3A7C8, 7);
    shop.open(zone, 1_000_000, all);
    shop.sold(zone, "S-1", 1, all.subList(0, 4));
    shop.goes(zone, "S-1", all.subList(1, 3));
    carriedOut(all.subList(4, 5));
    shop.sold(zone, "S-2", 2, all.subList(5, 7));

    List<String> read = new ArrayList<>();
    Optional<MatchKey> below = Optional.of(MatchKey.NEWEST);
    int pages = 0;
    while (below.isPresent()) {
      MatchPage page = matches.page(asked(Optional.empty(), Optional.empty()), below.get(), 2);
      page.lines().forEach(line -> read.add(line.piece().epc()));
      below = page.next();
      pages++;
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(all);
    assertThat(pages).isEqualTo(4);
    MatchCounts counts = matches.counts(asked(Optional.empty(), Optional.empty()));
    assertThat(counts.counts())
        .isEqualTo(
            Map.of(
                MatchVerdict.AGREE, 2L,
                MatchVerdict.SOLD_INSIDE, 4L,
                MatchVerdict.GATE_WITHOUT_TILL, 1L));
  }

  @Test
  void otherTimesHaveOtherPieces() {
    List<String> one = OrderZone.bottles(0x3A7C9, 1);
    shop.open(zone, 100_000, one);
    sold(one, true);

    MatchQuery before =
        new MatchQuery(
            zone,
            TestZone.AT.minus(Duration.ofDays(1)),
            TestZone.AT,
            Optional.empty(),
            Optional.empty());
    MatchQuery after =
        new MatchQuery(
            zone,
            TestZone.AT.plusMillis(1),
            TestZone.AT.plus(Duration.ofDays(1)),
            Optional.empty(),
            Optional.empty());

    assertThat(matches.page(before, MatchKey.NEWEST, 10).lines()).isEmpty();
    assertThat(matches.page(after, MatchKey.NEWEST, 10).lines()).isEmpty();
  }

  private MatchCase only(MatchQuery asked) {
    List<MatchPage.Line> lines = matches.page(asked, MatchKey.NEWEST, 10).lines();
    assertThat(lines).hasSize(1);
    return lines.get(0).piece();
  }

  private MatchQuery asked(Optional<MatchVerdict> verdict, Optional<String> epc) {
    return new MatchQuery(zone, TestZone.AT, TestZone.AT.plus(Duration.ofHours(1)), verdict, epc);
  }

  private static Map<String, MatchVerdict> verdicts(MatchPage page) {
    return page.lines().stream()
        .collect(Collectors.toMap(line -> line.piece().epc(), line -> line.piece().verdict()));
  }
}
