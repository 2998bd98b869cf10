package bondgate.server.sale;

import bondgate.server.book.BookDocument;
import bondgate.server.book.DocumentResult;
import bondgate.server.book.Documents;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.guarantee.CustomsReleases;
import bondgate.server.guarantee.Drawing;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
import bondgate.server.guarantee.HoldSizing;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * 进口清单 by quantity: goods that are sold out of the warehouse and go by courier. The retail tax of
 * each line is held on the guarantee in the chain that reserves the goods, until it is paid.
 */
@ApplicationScoped
public class RetailLists {
  private final Documents documents;
  private final Guarantees guarantees;
  private final HoldSizing sizing;
  private final CustomsReleases releases;
  private final Goods goods;
  private final Ledger ledger;

  @Inject
  RetailLists(
      Documents documents,
      Guarantees guarantees,
      HoldSizing sizing,
      CustomsReleases releases,
      Goods goods,
      Ledger ledger) {
    this.sizing = sizing;
    this.releases = releases;
    this.documents = documents;
    this.guarantees = guarantees;
    this.goods = goods;
    this.ledger = ledger;
  }

  /**
   * Accepts a list by act {@code leafIndex}: goods and holds, all or none.
   *
   * @param assessedFen the tax of all lines, if customs states it, in fen
   */
  @Transactional(TxType.MANDATORY)
  public RetailListResult accept(
      String zone, BookDocument list, OptionalLong assessedFen, long leafIndex, Instant at) {
    Optional<DocumentResult> earlier = documents.earlier(zone, list);
    if (earlier.isPresent()) {
      return new RetailListResult.Answered(again(zone, list, assessedFen, earlier.get()));
    }
    Drawing drawing = guarantees.drawing(zone, at);
    if (!drawing.uncovered().isEmpty()) {
      return new RetailListResult.HoldsUncovered(drawing.uncovered());
    }
    long headroomFen = drawing.headroomFen();
    Map<String, Long> taxes = new LinkedHashMap<>(sizing.retail(taxes(zone, list), assessedFen));
    taxes.values().removeIf(fen -> fen == 0);
    List<Hold> holds = new ArrayList<>();
    taxes.forEach(
        (key, fen) ->
            drawing.hold(key, Hold.Purpose.RETAIL, list.number(), fen).ifPresent(holds::add));
    List<Transfer> linked =
        holds.stream().flatMap(hold -> guarantees.holding(zone, hold).stream()).toList();
    if (holds.size() < taxes.size()) {
      return new RetailListResult.GuaranteeExceeded(HoldSizing.sum(taxes), headroomFen);
    }
    DocumentResult result = documents.accept(zone, list, linked, leafIndex, at);
    if (result instanceof DocumentResult.Accepted) {
      holds.forEach(hold -> guarantees.held(zone, hold, leafIndex, at));
      assessedFen.ifPresent(fen -> remember(zone, list.number(), fen, leafIndex));
    }
    return new RetailListResult.Answered(result);
  }

  /** The same list with another tax is another list. */
  private static DocumentResult again(
      String zone, BookDocument list, OptionalLong assessedFen, DocumentResult earlier) {
    OptionalLong before =
        ListTaxRow.of(zone, list.number())
            .map(row -> OptionalLong.of(row.assessedFen))
            .orElse(OptionalLong.empty());
    return earlier instanceof DocumentResult.AcceptedBefore same && !before.equals(assessedFen)
        ? new DocumentResult.IsOtherwise(list.number(), same.leafIndex())
        : earlier;
  }

  private static void remember(String zone, String number, long assessedFen, long leafIndex) {
    ListTaxRow row = new ListTaxRow();
    row.zone = zone;
    row.document = number;
    row.assessedFen = assessedFen;
    row.leafIndex = leafIndex;
    row.persist();
  }

  /**
   * Remembers on which day customs released a list, if it holds tax: from then on the days count on
   * which the tax is due.
   */
  @Transactional(TxType.MANDATORY)
  public void released(String zone, String number, Instant releasedAt, long leafIndex, Instant at) {
    if (!guarantees.openRetailHolds(zone, number).isEmpty()) {
      releases.released(zone, number, CustomsReleases.day(releasedAt), leafIndex, at);
    }
  }

  /**
   * Frees what a list holds that was withdrawn before its goods went.
   *
   * @throws IllegalStateException if the ledger does not end a hold that stands
   */
  @Transactional(TxType.MANDATORY)
  public void withdrawn(String zone, String number, int lines, Voucher voucher) {
    List<String> keys = IntStream.rangeClosed(1, lines).mapToObj(i -> key(number, i)).toList();
    Collection<Hold> held = guarantees.openHolds(zone, keys).values();
    if (held.isEmpty()) {
      return;
    }
    List<Transfer> releases =
        held.stream().flatMap(hold -> guarantees.releasing(hold, number).stream()).toList();
    ChainResult result = ledger.submit(zone, new Chain(releases), voucher);
    if (result.refusal().isPresent()) {
      throw new IllegalStateException(
          "the holds of %s stand and do not end: %s".formatted(number, result.refusal().get()));
    }
    held.forEach(
        hold ->
            guarantees.ended(
                hold,
                Guarantees.Outcome.RELEASED,
                number,
                voucher.evidence(),
                voucher.recordedAt()));
  }

  /** Our own estimate of each line's tax, in fen. */
  private Map<String, Long> taxes(String zone, BookDocument list) {
    Map<String, Item> items =
        goods.items(zone, list.lines().stream().map(BookDocument.Line::item).distinct().toList());
    Map<String, Long> taxes = new LinkedHashMap<>();
    for (int i = 0; i < list.lines().size(); i++) {
      BookDocument.Line line = list.lines().get(i);
      Item item = items.get(line.item());
      if (item != null) {
        taxes.put(
            key(list.number(), i + 1), Math.multiplyExact(line.quantity(), item.cbecTaxFen()));
      }
    }
    return taxes;
  }

  /** A line by quantity has no tag; its hold stands under the list's number and line. */
  private static String key(String number, int lineNo) {
    return number + "#" + lineNo;
  }
}
