package bondgate.server.sale;

import bondgate.server.book.BookDocument;
import bondgate.server.book.DocumentResult;
import bondgate.server.book.Documents;
import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.guarantee.Guarantees;
import bondgate.server.guarantee.Hold;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * 进口清单 by quantity: goods that are sold out of the warehouse and go by courier. The retail tax of
 * each line is held on the guarantee in the chain that reserves the goods, until it is paid.
 */
@ApplicationScoped
public class RetailLists {
  private final Documents documents;
  private final Guarantees guarantees;
  private final Goods goods;
  private final Ledger ledger;

  @Inject
  RetailLists(Documents documents, Guarantees guarantees, Goods goods, Ledger ledger) {
    this.documents = documents;
    this.guarantees = guarantees;
    this.goods = goods;
    this.ledger = ledger;
  }

  /** Accepts a list by act {@code leafIndex}: goods and holds, all or none. */
  @Transactional(TxType.MANDATORY)
  public RetailListResult accept(String zone, BookDocument list, long leafIndex, Instant at) {
    List<Hold> holds = holds(zone, list);
    guarantees.open(zone, at);
    long headroomFen = guarantees.headroom(zone).headroomFen();
    List<Transfer> linked = holds.stream().map(hold -> guarantees.holding(zone, hold)).toList();
    DocumentResult result = documents.accept(zone, list, linked, leafIndex, at);
    if (result instanceof DocumentResult.LinkedRefused refused
        && guarantees.isExceeded(zone, refused.refusal())) {
      long neededFen = holds.stream().mapToLong(Hold::amountFen).sum();
      return new RetailListResult.GuaranteeExceeded(neededFen, headroomFen);
    }
    if (result instanceof DocumentResult.Accepted) {
      holds.forEach(hold -> guarantees.held(zone, hold, leafIndex, at));
    }
    return new RetailListResult.Answered(result);
  }

  /**
   * Frees what a list holds that was withdrawn before its goods went.
   *
   * @throws IllegalStateException if the ledger does not end a hold that stands
   */
  @Transactional(TxType.MANDATORY)
  public void withdrawn(String zone, String number, int lines, Voucher voucher) {
    List<String> keys = IntStream.rangeClosed(1, lines).mapToObj(i -> key(number, i)).toList();
    Map<Transfer.End, Hold> releases = new LinkedHashMap<>();
    guarantees
        .openHolds(zone, keys)
        .values()
        .forEach(hold -> releases.put(guarantees.releasing(hold, number), hold));
    if (releases.isEmpty()) {
      return;
    }
    ChainResult result = ledger.submit(zone, new Chain(List.copyOf(releases.keySet())), voucher);
    if (result.refusal().isPresent()) {
      throw new IllegalStateException(
          "the holds of %s stand and do not end: %s".formatted(number, result.refusal().get()));
    }
    releases.forEach(
        (end, hold) -> guarantees.ended(hold, end, voucher.evidence(), voucher.recordedAt()));
  }

  private List<Hold> holds(String zone, BookDocument list) {
    Map<String, Item> items =
        goods.items(zone, list.lines().stream().map(BookDocument.Line::item).distinct().toList());
    List<Hold> holds = new ArrayList<>();
    for (int i = 0; i < list.lines().size(); i++) {
      BookDocument.Line line = list.lines().get(i);
      Item item = items.get(line.item());
      if (item != null && item.cbecTaxFen() > 0) {
        holds.add(
            guarantees.plan(
                zone,
                key(list.number(), i + 1),
                Hold.Purpose.RETAIL,
                list.number(),
                Math.multiplyExact(line.quantity(), item.cbecTaxFen())));
      }
    }
    return holds;
  }

  /** A line by quantity has no tag; its hold stands under the list's number and line. */
  private static String key(String number, int lineNo) {
    return number + "#" + lineNo;
  }
}
