package bondgate.server.people.officer;

import bondgate.server.goods.Goods;
import bondgate.server.match.MatchCounts;
import bondgate.server.match.MatchKey;
import bondgate.server.match.MatchPage;
import bondgate.server.match.MatchVerdict;
import bondgate.server.match.Matches;
import bondgate.server.people.ItemNames;
import bondgate.server.people.officer.MatchCountsView.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three-way match, laid out for the officer. */
@ApplicationScoped
class MatchReading {
  private static final int ROWS_ON_A_PAGE = 50;
  private static final int ROWS_AT_A_TIME = 1_000;

  /** The most rows of a file. */
  static final int MOST_ROWS = 20_000;

  private final Matches matches;
  private final Goods goods;

  @Inject
  MatchReading(Matches matches, Goods goods) {
    this.matches = matches;
    this.goods = goods;
  }

  MatchListPage page(String zone, MatchAsked asked, MatchKey below) {
    MatchPage page = matches.page(asked.query(zone), below, ROWS_ON_A_PAGE);
    return new MatchListPage(
        asked,
        rows(page, ItemNames.of(goods, zone)),
        below.equals(MatchKey.NEWEST),
        page.next().map(key -> key.leaf() + "-" + key.epc()).orElse(""),
        page.next().isPresent() && page.lines().size() < ROWS_ON_A_PAGE);
  }

  /** All of them, for a file; at most {@link #MOST_ROWS}. */
  List<MatchRow> all(String zone, MatchAsked asked) {
    ItemNames names = ItemNames.of(goods, zone);
    List<MatchRow> rows = new ArrayList<>();
    Optional<MatchKey> below = Optional.of(MatchKey.NEWEST);
    while (below.isPresent() && rows.size() < MOST_ROWS) {
      MatchPage page = matches.page(asked.query(zone), below.get(), ROWS_AT_A_TIME);
      rows.addAll(rows(page, names));
      below = page.next();
    }
    return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
  }

  MatchCountsView counts(String zone, MatchAsked asked) {
    MatchCounts found = matches.counts(asked.query(zone));
    List<Count> counts =
        Arrays.stream(MatchVerdict.values())
            .filter(found.counts()::containsKey)
            .map(
                verdict ->
                    new Count(verdict, found.counts().get(verdict), asked.only(verdict).address()))
            .toList();
    return new MatchCountsView(asked, counts, found.whole());
  }

  private static List<MatchRow> rows(MatchPage page, ItemNames names) {
    return page.lines().stream()
        .map(
            line ->
                MatchRow.of(
                    line.piece(),
                    line.piece().item().isEmpty() ? null : names.of(line.piece().item())))
        .toList();
  }
}
