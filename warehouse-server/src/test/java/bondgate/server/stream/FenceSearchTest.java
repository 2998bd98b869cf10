package bondgate.server.stream;

import static bondgate.server.stream.TestZone.AT;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.events.Direction;
import bondgate.events.EdgeEvent;
import bondgate.events.TagSighting;
import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.CrossingQuery;
import bondgate.server.fence.CrossingQuery.Piece;
import bondgate.server.fence.CrossingQuery.Time;
import bondgate.server.fence.FenceEntry;
import bondgate.server.fence.Verdict;
import bondgate.server.sale.Orders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to ask the fence log says what reading all of it would say. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class FenceSearchTest {
  private static final List<String> BOTTLES = OrderZone.bottles(0xFE5CE, 4);
  private static final Instant LATER = AT.plus(Duration.ofHours(2));
  private static int zones;

  @Inject OrderZone shop;
  @Inject TestZone desk;
  @Inject CrossingLog log;
  @Inject Orders orders;

  private final String zone = "fence-search-" + ++zones;
  private List<FenceEntry> all;

  @BeforeEach
  void aDay() {
    shop.open(zone, 100_000, BOTTLES);
    shop.sold(zone, "S-1", 7, BOTTLES.subList(0, 1));
    shop.goes(zone, "S-1", BOTTLES.subList(0, 1));
    desk.facts(
        zone,
        LATER,
        List.<EdgeEvent>of(
            TestZone.refused("exit", BOTTLES.get(1), Direction.OUT),
            TestZone.refused("backdoor", BOTTLES.get(2), Direction.OUT),
            seen("exit", BOTTLES.get(3), TagSighting.Outcome.STILL),
            seen("dock", BOTTLES.get(3), TagSighting.Outcome.NEAR),
            TestZone.refused("exit", "AAAABBBBCCCCDDDDEEEE0001", Direction.IN)));
    all = found(CrossingQuery.ALL);
    assertThat(all).hasSize(2 * BOTTLES.size() + 1 + 5);
  }

  @Test
  void eachMarkAndOpeningAndTimeAndTheirMeetingsAreWhatTheyAre() {
    List<Optional<Time>> times =
        List.of(
            Optional.empty(),
            Optional.of(new Time(AT, LATER)),
            Optional.of(new Time(LATER, LATER.plusMillis(1))),
            Optional.of(new Time(AT.plusMillis(1), LATER)));
    List<Optional<List<Piece>>> pieces =
        List.of(
            Optional.empty(),
            Optional.of(List.of()),
            Optional.of(List.of(Piece.always(BOTTLES.get(3)), Piece.always(BOTTLES.get(0)))),
            Optional.of(List.of(new Piece(BOTTLES.get(0), all.get(5).leafIndex(), 1_000_000))));
    int seen = 0;
    for (Optional<Time> time : times) {
      for (Optional<List<Piece>> some : pieces) {
        for (String portal : new String[] {"", "dock", "exit", "backdoor", "nowhere"}) {
          for (String mark :
              new String[] {"", "PERMITTED", "NOT_PERMITTED", "UNKNOWN_PORTAL", "STILL", "NEAR"}) {
            CrossingQuery asked = asked(portal, mark, time, some);
            List<FenceEntry> expected = all.stream().filter(one -> fits(one, asked)).toList();
            assertThat(found(asked)).as("%s", asked).isEqualTo(expected);
            seen += expected.size();
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(100);
  }

  private static CrossingQuery asked(
      String portal, String mark, Optional<Time> time, Optional<List<Piece>> pieces) {
    boolean sighting = mark.equals("STILL") || mark.equals("NEAR");
    return new CrossingQuery(
        mark.isEmpty() || sighting ? Optional.empty() : Optional.of(Verdict.valueOf(mark)),
        sighting ? Optional.of(TagSighting.Outcome.valueOf(mark)) : Optional.empty(),
        portal.isEmpty() ? Optional.empty() : Optional.of(portal),
        time,
        pieces);
  }

  private static boolean fits(FenceEntry entry, CrossingQuery asked) {
    return asked.verdict().map(one -> one.name().equals(entry.verdict())).orElse(true)
        && asked.outcome().map(one -> one.name().equals(entry.detail())).orElse(true)
        && asked.portal().map(one -> one.equals(entry.portal())).orElse(true)
        && asked
            .time()
            .map(
                one ->
                    !entry.committedAt().isBefore(one.from())
                        && entry.committedAt().isBefore(one.until()))
            .orElse(true)
        && asked
            .pieces()
            .map(
                some ->
                    some.stream()
                        .anyMatch(
                            one ->
                                one.epc().equals(entry.epc())
                                    && entry.leafIndex() > one.after()
                                    && entry.leafIndex() < one.before()))
            .orElse(true);
  }

  @Test
  void pagesNeitherSkipNorRepeatWhateverIsAsked() {
    for (CrossingQuery asked :
        List.of(
            CrossingQuery.ALL,
            asked("exit", "", Optional.empty(), Optional.empty()),
            asked("", "PERMITTED", Optional.empty(), Optional.empty()))) {
      List<FenceEntry> read = new ArrayList<>();
      long before = Long.MAX_VALUE;
      for (List<FenceEntry> page = page(asked, before);
          !page.isEmpty();
          page = page(asked, before)) {
        read.addAll(page);
        before = page.get(page.size() - 1).leafIndex();
      }
      assertThat(read).isEqualTo(found(asked));
    }
  }

  private List<FenceEntry> page(CrossingQuery asked, long before) {
    return log.newest(zone, asked, -1, before, 2);
  }

  @Test
  void aTagIsFoundByItsNumberItsEndOrAnyPartOfIt() {
    String first = BOTTLES.get(0);
    assertThat(log.tags(zone, first)).contains(List.of(first));
    assertThat(log.tags(zone, first.substring(20))).contains(List.of(first));
    assertThat(log.tags(zone, "FE5CE").orElseThrow()).containsExactlyInAnyOrderElementsOf(BOTTLES);
    assertThat(log.tags(zone, first.substring(3, 13)).orElseThrow()).contains(first);
    assertThat(log.tags(zone, "FFFF")).contains(List.of());
    assertThat(log.tags(zone, "FE5C_")).as("no wildcard").contains(List.of());
    assertThat(log.tags(zone, "%")).as("no wildcard").contains(List.of());
    // None of ours: by its whole number only.
    assertThat(log.tags(zone, "AAAABBBBCCCCDDDDEEEE0001"))
        .contains(List.of("AAAABBBBCCCCDDDDEEEE0001"));
    assertThat(log.tags(zone, "EEEE0001")).contains(List.of());
  }

  @Test
  void aPartThatTooManyTagsHaveIsNotAsked() {
    List<String> many = OrderZone.bottles(0xFE5CF, CrossingLog.MOST_TAGS + 1);
    shop.bringIn(zone, many);

    assertThat(log.tags(zone, "FE5CF")).isEmpty();
    assertThat(log.tags(zone, many.get(0).substring(14))).contains(List.of(many.get(0)));
  }

  @Test
  void whatABuyerOrderedIsHisFromThenOn() {
    List<Orders.Ordered> his = orders.ofBuyer(zone, OrderZone.buyer(7), 100);

    assertThat(his).extracting(Orders.Ordered::epc).containsExactly(BOTTLES.get(0));
    assertThat(his.get(0).freedLeaf()).isEmpty();
    CrossingQuery asked =
        asked(
            "",
            "",
            Optional.empty(),
            Optional.of(
                List.of(new Piece(his.get(0).epc(), his.get(0).placedLeaf(), Long.MAX_VALUE))));
    // Dock and passage were before he came.
    assertThat(found(asked)).extracting(FenceEntry::portal).containsExactly("exit");
    assertThat(orders.ofBuyer(zone, OrderZone.buyer(8), 100)).isEmpty();
  }

  private List<FenceEntry> found(CrossingQuery asked) {
    return log.newest(zone, asked, -1, Long.MAX_VALUE, 1_000);
  }

  private static TagSighting seen(String portal, String epc, TagSighting.Outcome outcome) {
    return new TagSighting(portal, "reader-" + portal, epc, outcome, 3, 0, -60, LATER);
  }
}
