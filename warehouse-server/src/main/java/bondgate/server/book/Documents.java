package bondgate.server.book;

import bondgate.server.goods.Goods;
import bondgate.server.goods.Item;
import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.TransferResult;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes documents onto the account book: each whole or not at all, in one chain of the ledger. */
@ApplicationScoped
public class Documents {
  private final AccountBooks books;
  private final BookSettings settings;
  private final DocumentStore store;
  private final Originals originals;
  private final Goods goods;
  private final Ledger ledger;

  @Inject
  Documents(
      AccountBooks books,
      BookSettings settings,
      DocumentStore store,
      Originals originals,
      Goods goods,
      Ledger ledger) {
    this.books = books;
    this.settings = settings;
    this.store = store;
    this.originals = originals;
    this.goods = goods;
    this.ledger = ledger;
  }

  /** Accepts a document by act {@code leafIndex}. */
  @Transactional(TxType.MANDATORY)
  public DocumentResult accept(String zone, BookDocument asked, long leafIndex, Instant at) {
    return accept(zone, asked, List.of(), leafIndex, at);
  }

  /**
   * Accepts a document together with transfers that must succeed with it, such as the holds on the
   * guarantee: one chain.
   */
  @Transactional(TxType.MANDATORY)
  public DocumentResult accept(
      String zone, BookDocument asked, List<Transfer> linked, long leafIndex, Instant at) {
    return repeated(zone, asked.number(), asked.digest())
        .orElseGet(() -> enter(zone, asked, asked.digest(), linked, leafIndex, at));
  }

  /** The answer to a document that was accepted before, the same or another. */
  public Optional<DocumentResult> earlier(String zone, BookDocument asked) {
    return repeated(zone, asked.number(), asked.digest());
  }

  /** The same, by number and digest. */
  Optional<DocumentResult> repeated(String zone, String number, String digest) {
    return store
        .find(zone, number)
        .map(
            row ->
                row.contentSha256.equals(digest)
                    ? new DocumentResult.AcceptedBefore(row.leafIndex)
                    : new DocumentResult.IsOtherwise(number, row.leafIndex));
  }

  /** Enters a document that is no repeat. */
  DocumentResult enter(
      String zone,
      BookDocument asked,
      String digest,
      List<Transfer> linked,
      long leafIndex,
      Instant at) {
    Optional<DocumentResult.Refusal> refusal =
        DocumentCheck.head(
            asked,
            settings.malformed(asked.kind(), asked.number()),
            books.book(zone, asked.bookNo()),
            at);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (asked.kind() == DocumentKind.BOOK_TRANSFER
        && books.book(zone, asked.counterBook()).isEmpty()) {
      return new DocumentResult.BookUnknown(asked.counterBook());
    }
    List<String> codes = asked.lines().stream().map(BookDocument.Line::item).distinct().toList();
    Map<String, Item> items = goods.items(zone, codes);
    refusal = DocumentCheck.lines(asked, items).or(() -> originals.check(zone, asked, at));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return post(zone, asked, digest, new Plan(items, linked), leafIndex, at);
  }

  private record Plan(Map<String, Item> items, List<Transfer> linked) {
    long valueFen(BookDocument.Line line) {
      return line.quantity() * items.get(line.item()).unitValueFen();
    }
  }

  private DocumentResult post(
      String zone, BookDocument asked, String digest, Plan plan, long leafIndex, Instant at) {
    for (String item : plan.items().keySet()) {
      ledger.open(BookAccount.chart(zone, asked.bookNo(), item), at);
      if (asked.kind() == DocumentKind.BOOK_TRANSFER) {
        ledger.open(BookAccount.chart(zone, asked.counterBook(), item), at);
      }
    }
    List<Transfer> transfers = new ArrayList<>(plan.linked());
    transfers.addAll(transfers(zone, asked, plan));
    if (!transfers.isEmpty()) {
      ChainResult result =
          ledger.submit(
              zone,
              new Chain(transfers),
              new Voucher(asked.by(), leafIndex, asked.happenedAt(), at));
      if (result.refusal().isPresent()) {
        return refused(asked, result.refusal().get());
      }
    }
    List<Long> values = asked.lines().stream().map(plan::valueFen).toList();
    DocumentRow row = store.write(zone, asked, digest, values, leafIndex, at);
    return new DocumentResult.Accepted(store.state(row));
  }

  private static List<Transfer> transfers(String zone, BookDocument asked, Plan plan) {
    Posting posting = new Posting(zone, asked.bookNo(), asked.number());
    if (asked.kind() == DocumentKind.CONVERSION) {
      return Conversion.transfers(posting, asked, plan::valueFen);
    }
    boolean atOnce = asked.kind().conditions(asked.declared()).isEmpty();
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < asked.lines().size(); i++) {
      BookDocument.Line line = asked.lines().get(i);
      long valueFen = plan.valueFen(line);
      transfers.addAll(
          atOnce ? posting.single(i + 1, line, valueFen) : posting.pending(i + 1, line, valueFen));
      if (asked.kind() == DocumentKind.BOOK_TRANSFER) {
        // The other book's side, so that the item of each book sums up to nothing by itself.
        BookDocument.Line other =
            new BookDocument.Line(line.item(), line.quantity(), line.to(), line.from());
        transfers.addAll(
            new Posting(zone, asked.counterBook(), asked.number()).single(i + 1, other, valueFen));
      }
    }
    return transfers;
  }

  /** Says in the book's words what the ledger refused. */
  private DocumentResult.Refusal refused(BookDocument asked, TransferResult.Refusal refusal) {
    Optional<BookAccount> account =
        refusal instanceof TransferResult.ExceedsCredits exceeds
            ? BookAccount.parse(exceeds.account())
                .filter(found -> found.measure() == BookAccount.Measure.PIECES)
            : Optional.empty();
    if (account.isEmpty()) {
      return new DocumentResult.LinkedRefused(refusal);
    }
    long needed =
        asked.lines().stream()
            .filter(line -> line.item().equals(account.get().item()))
            .filter(line -> line.from() == account.get().holding())
            .mapToLong(BookDocument.Line::quantity)
            .sum();
    // Nothing of the chain holds, so this is what there was before the document.
    return new DocumentResult.NotEnough(
        account.get().item(),
        account.get().holding(),
        needed,
        ledger.balance(account.get().name()).available());
  }
}
