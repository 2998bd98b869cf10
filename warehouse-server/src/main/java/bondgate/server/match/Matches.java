package bondgate.server.match;

import bondgate.server.fence.Verdict;
import bondgate.server.ledger.TransferId;
import bondgate.server.match.EventSql.Leaves;
import bondgate.server.match.FactSql.Crossed;
import bondgate.server.match.FactSql.Sold;
import bondgate.server.match.MatchCase.Entry;
import bondgate.server.match.MatchCase.Gate;
import bondgate.server.match.MatchCase.Till;
import bondgate.server.match.MatchPage.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * 门—台—账. Goes along what left and what was sold, the newest first, and puts beside each piece what
 * the other two sides say. A piece stands in the list once: at its crossing if that lies in the
 * time asked for, else at its sale.
 */
@ApplicationScoped
public class Matches {
  /** The most crossings and sales that one page looks at; a rarer verdict takes further pages. */
  public static final int MOST_FOR_A_PAGE = 1_200;

  /** The most that one count looks at. */
  public static final int MOST_FOR_A_COUNT = 20_000;

  /** So many crossings and sales are looked at together: a page needs few of them, a count all. */
  private static final int PAGE_CHUNK = 200;

  private static final int COUNT_CHUNK = 1_000;

  private final EventSql events;
  private final FactSql facts;

  @Inject
  Matches(EventSql events, FactSql facts) {
    this.events = events;
    this.facts = facts;
  }

  /** The pieces that stand next below a key. */
  @Transactional
  public MatchPage page(MatchQuery asked, MatchKey below, int limit) {
    Walk walk = new Walk(asked, below, PAGE_CHUNK);
    List<Line> lines = new ArrayList<>();
    while (lines.size() <= limit && walk.goesOn(MOST_FOR_A_PAGE)) {
      walk.chunk().stream()
          .filter(line -> asked.verdict().map(line.piece().verdict()::equals).orElse(true))
          .forEach(lines::add);
    }
    if (lines.size() > limit) {
      List<Line> shown = lines.subList(0, limit);
      return new MatchPage(shown, Optional.of(shown.get(limit - 1).key()));
    }
    return new MatchPage(lines, walk.ended ? Optional.empty() : Optional.of(walk.at));
  }

  /** How many there are of each verdict, whichever is asked for. */
  @Transactional
  public MatchCounts counts(MatchQuery asked) {
    Walk walk =
        new Walk(
            new MatchQuery(
                asked.zone(), asked.from(), asked.until(), Optional.empty(), asked.epc()),
            MatchKey.NEWEST,
            COUNT_CHUNK);
    Map<MatchVerdict, Long> counts = new EnumMap<>(MatchVerdict.class);
    while (walk.goesOn(MOST_FOR_A_COUNT)) {
      walk.chunk().forEach(line -> counts.merge(line.piece().verdict(), 1L, Long::sum));
    }
    return new MatchCounts(counts, walk.ended);
  }

  /** One way down the list. */
  private final class Walk {
    private final MatchQuery asked;
    private final Leaves leaves;
    private final Set<MatchStream> streams;
    private final int chunk;
    private MatchKey at;
    private int seen;
    private boolean ended;

    Walk(MatchQuery asked, MatchKey below, int chunk) {
      this.chunk = chunk;
      this.asked = asked;
      this.leaves = events.leaves(asked);
      this.streams = asked.verdict().map(MatchStream::of).orElse(EnumSet.allOf(MatchStream.class));
      this.at = below;
    }

    boolean goesOn(int most) {
      return !ended && seen < most;
    }

    /** The lines that the next crossings and sales make. */
    List<Line> chunk() {
      List<MatchEvent> next =
          streams.stream()
              .flatMap(stream -> events.next(stream, asked, leaves, at, chunk).stream())
              .sorted(Comparator.comparing(MatchEvent::key).reversed())
              .limit(chunk)
              .toList();
      ended = next.size() < chunk;
      if (next.isEmpty()) {
        return List.of();
      }
      seen += next.size();
      at = next.get(next.size() - 1).key();
      return lines(asked, leaves, next);
    }
  }

  private List<Line> lines(MatchQuery asked, Leaves leaves, List<MatchEvent> next) {
    String zone = asked.zone();
    Map<MatchEvent, Sold> sold =
        facts.sold(zone, next.stream().filter(event -> !event.atGate()).toList());
    Map<Long, Crossed> crossings =
        facts.crossings(
            zone,
            Stream.concat(
                    next.stream().filter(MatchEvent::atGate).map(event -> event.key().leaf()),
                    sold.values().stream()
                        .map(Sold::gateLeaf)
                        .filter(OptionalLong::isPresent)
                        .map(OptionalLong::getAsLong))
                .distinct()
                .toList());
    Sides sides =
        new Sides(
            crossings,
            facts.sales(zone, numbers(sold.values(), crossings.values())),
            facts.entries(moves(sold.values(), crossings.values())));
    List<Line> lines = new ArrayList<>();
    for (MatchEvent event : next) {
      Optional<MatchCase> found =
          event.atGate()
              ? Optional.of(sides.of(crossings.get(event.key().leaf())))
              : sides.of(sold.get(event), leaves);
      found.ifPresent(piece -> lines.add(new Line(event.key(), piece)));
    }
    return lines;
  }

  private static List<String> numbers(Collection<Sold> sold, Collection<Crossed> crossings) {
    return Stream.concat(
            sold.stream().map(Sold::saleNo),
            crossings.stream().flatMap(one -> one.sales().stream()))
        .distinct()
        .toList();
  }

  private static List<TransferId> moves(Collection<Sold> sold, Collection<Crossed> crossings) {
    return Stream.concat(sold.stream().map(Sold::move), crossings.stream().map(Crossed::move))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** What was found of many pieces, by what leads to it. */
  private record Sides(
      Map<Long, Crossed> crossings, Map<String, Till> sales, Map<TransferId, Entry> entries) {

    MatchCase of(Crossed crossed) {
      Optional<Till> till =
          crossed.sales().stream().map(sales::get).filter(Objects::nonNull).findFirst();
      return new MatchCase(
          crossed.epc(),
          crossed.item(),
          Optional.of(crossed.gate()),
          till.map(sale -> sale.returned(crossed.returnedLeaf())),
          entry(crossed.move()));
    }

    /** Empty if the piece stands at its crossing, or its sale is undone. */
    Optional<MatchCase> of(Sold piece, Leaves leaves) {
      Optional<Till> till =
          Optional.ofNullable(sales.get(piece.saleNo()))
              .map(sale -> sale.returned(piece.returnedLeaf()));
      Optional<Crossed> crossed =
          piece.gateLeaf().isEmpty()
              ? Optional.empty()
              : Optional.ofNullable(crossings.get(piece.gateLeaf().getAsLong()));
      // What came back is inside as if it had never left; that crossing has a line of its own.
      Optional<Gate> gate =
          crossed.map(Crossed::gate).filter(crossing -> crossing.backLeaf().isEmpty());
      boolean elsewhere =
          gate.filter(crossing -> crossing.to().isPresent() || isRefused(crossing))
              .filter(crossing -> leaves.hold(crossing.leaf()))
              .isPresent();
      Optional<Entry> entry = entry(gate.isPresent() ? crossed.get().move() : piece.move());
      // Given back before it went: nothing of its sale is left.
      boolean undone =
          till.isEmpty()
              || (gate.isEmpty() && entry.isEmpty() && till.get().returnedLeaf().isPresent());
      return undone || elsewhere
          ? Optional.empty()
          : Optional.of(new MatchCase(piece.epc(), piece.item(), gate, till, entry));
    }

    private Optional<Entry> entry(TransferId move) {
      return move == null ? Optional.empty() : Optional.ofNullable(entries.get(move));
    }

    private static boolean isRefused(Gate crossing) {
      return crossing.verdict() == Verdict.NOT_ON_BOOK;
    }
  }
}
