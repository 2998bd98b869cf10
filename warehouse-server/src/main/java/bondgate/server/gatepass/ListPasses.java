package bondgate.server.gatepass;

import bondgate.server.fence.CrossingLog;
import bondgate.server.fence.Portal;
import bondgate.server.fence.Portals;
import bondgate.server.gatepass.PassComparisons.Of;
import bondgate.server.sql.SliceSql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gate passes of whole bonded lists: which pieces ride by each, and how these agree with the fence.
 * Nothing foreign can be told of such a pass: other buyers' goods leave by the same opening.
 */
@ApplicationScoped
public class ListPasses {
  private final CrossingLog crossings;
  private final Portals portals;
  private final PassComparisons comparisons;
  private final SliceSql sql;

  @Inject
  ListPasses(
      CrossingLog crossings,
      Portals portals,
      PassComparisons comparisons,
      AgroalDataSource database) {
    this.crossings = crossings;
    this.portals = portals;
    this.comparisons = comparisons;
    this.sql = new SliceSql(database, "gate passes of lists");
  }

  /** The pass of that number, if its act says which pieces ride. */
  @Transactional
  public Optional<ListPass> find(String zone, String passNo) {
    return leafOf(zone, passNo).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ListPass(passNo, pieces(zone, passNo), comparisons.last(Of.LISTS, zone, passNo)));
  }

  /** The leaf by which a pass of that number was declared. */
  Optional<Long> leafOf(String zone, String passNo) {
    return sql
        .query(
            "SELECT leaf_index FROM list_pass WHERE zone = ? AND pass_no = ?",
            row -> row.getLong(1),
            zone,
            passNo)
        .stream()
        .findFirst();
  }

  private List<ListPass.Piece> pieces(String zone, String passNo) {
    return sql.query(
        "SELECT epc, sale_no FROM list_pass_piece WHERE zone = ? AND pass_no = ? ORDER BY epc",
        row -> new ListPass.Piece(row.getString(1), row.getString(2)),
        zone,
        passNo);
  }

  /** What differed in the last comparison that found a difference. */
  @Transactional
  public List<CustomsPass.Difference> lastDifferences(String zone, String passNo) {
    return comparisons.lastDifferences(Of.LISTS, zone, passNo);
  }

  /** What the fence saw of its pieces until now. */
  @Transactional
  public ListPassage passage(String zone, ListPass pass) {
    Map<String, Portal> openings =
        portals.all(zone).stream().collect(Collectors.toMap(Portal::name, Function.identity()));
    return ListPassage.of(
        pass,
        crossings.sincePermitted(
            zone, pass.epcs(), pass.pieces().stream().map(ListPass.Piece::saleNo).toList()),
        openings);
  }

  /**
   * Keeps which pieces ride by a pass that was handed in. The same number with the same pieces adds
   * nothing: its paper may be kept at the second try only.
   */
  @Transactional(TxType.MANDATORY)
  public WordResult declare(
      String zone, String passNo, List<ListPass.Piece> pieces, CustomsWords.By by) {
    Optional<Long> earlier = leafOf(zone, passNo);
    Optional<Long> other = displayOf(zone, passNo).or(() -> earlier);
    boolean same =
        other.equals(earlier) && new HashSet<>(pieces).equals(new HashSet<>(pieces(zone, passNo)));
    if (other.isPresent() && !same) {
      return new WordResult.IsOtherwise(passNo, other.get());
    }
    if (other.isEmpty()) {
      remember(zone, passNo, pieces, by);
    }
    return new WordResult.Done();
  }

  /** The leaf of a pass into the display that has that number. */
  private Optional<Long> displayOf(String zone, String passNo) {
    return sql
        .query(
            "SELECT leaf_index FROM gate_pass WHERE zone = ? AND pass_no = ?",
            row -> row.getLong(1),
            zone,
            passNo)
        .stream()
        .findFirst();
  }

  private void remember(
      String zone, String passNo, List<ListPass.Piece> pieces, CustomsWords.By by) {
    sql.update(
        "INSERT INTO list_pass (zone, pass_no, leaf_index, declared_at) VALUES (?, ?, ?, ?)",
        zone,
        passNo,
        by.leafIndex(),
        by.at());
    sql.update(
        "INSERT INTO list_pass_piece (zone, pass_no, epc, sale_no)"
            + " SELECT ?, ?, p.epc, p.sale_no FROM unnest(?::text[], ?::text[])"
            + " WITH ORDINALITY AS p(epc, sale_no, n) ORDER BY p.n",
        zone,
        passNo,
        pieces.stream().map(ListPass.Piece::epc).toArray(String[]::new),
        pieces.stream().map(ListPass.Piece::saleNo).toArray(String[]::new));
  }

  /**
   * Takes a comparison of its tags with the fence, which is asked again in this very transaction.
   * Which of the differences must be known by now is the keeper's to say: customs' words about such
   * a pass are receipts, and no leaves.
   */
  @Transactional(TxType.MANDATORY)
  public WordResult compare(
      String zone,
      String passNo,
      List<String> passed,
      List<CustomsPass.Difference> differences,
      CustomsWords.By by) {
    Optional<ListPass> found = find(zone, passNo);
    if (found.isEmpty()) {
      return new WordResult.PassUnknown(passNo);
    }
    Optional<WordResult> refusal = notSo(zone, found.get(), passed, differences);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    comparisons.keep(Of.LISTS, zone, passNo, passed, differences, by);
    return new WordResult.Done();
  }

  private Optional<WordResult> notSo(
      String zone, ListPass pass, List<String> passed, List<CustomsPass.Difference> differences) {
    List<String> stated = new ArrayList<>(passed);
    differences.forEach(one -> stated.add(one.epc()));
    Set<String> own = new HashSet<>(pass.epcs());
    List<String> strangers = stated.stream().filter(epc -> !own.contains(epc)).toList();
    if (!strangers.isEmpty()) {
      return Optional.of(new WordResult.NotOfPass(pass.passNo(), strangers));
    }
    boolean borneOut =
        stated.size() == new HashSet<>(stated).size()
            && passage(zone, pass).bears(passed, differences);
    return borneOut
        ? Optional.empty()
        : Optional.of(
            new WordResult.NotNow(
                "%d of %s through, %s"
                    .formatted(
                        passed.size(), pass.passNo(), CustomsPass.Difference.counted(differences)),
                "its tags as the fence has them, each once"));
  }
}
