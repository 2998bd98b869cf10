package bondgate.server.bondedlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Hears what customs says about bonded lists: kept, and understood, in one transaction. The same
 * bytes again change nothing, late ones neither, and what does not go together is kept for a
 * person.
 */
@ApplicationScoped
public class ListInbox {
  private final ListStore lists;
  private final ReceiptStore receipts;
  private final ListOutbox outbox;
  private final ReceiptReader reader = new ReceiptReader();

  @Inject
  ListInbox(ListStore lists, ReceiptStore receipts, ListOutbox outbox) {
    this.lists = lists;
    this.receipts = receipts;
    this.outbox = outbox;
  }

  /** Takes one receipt as it was received. */
  @Transactional
  public ReceiveResult receive(String zone, byte[] bytes, Instant at) {
    ReceiptRead read = reader.read(bytes);
    if (read instanceof ReceiptRead.NotRead not) {
      return new ReceiveResult.NotRead(not.why());
    }
    String sha256 = sha256(bytes);
    ReceiptRead.Read receipt = (ReceiptRead.Read) read;
    Optional<Long> list =
        receipt.said().kind() == PaperKind.INV101
            ? receipts.listOf(zone, receipt.said())
            : Optional.empty();
    // One receipt of a list after the other: each is heard by where the list stands by then.
    list.ifPresent(lists::lock);
    if (receipts.isKept(zone, sha256)) {
      return new ReceiveResult.KeptBefore();
    }
    return list.isEmpty()
        ? unknown(zone, receipt, sha256, at)
        : heard(zone, list.get(), receipt, sha256, at);
  }

  private ReceiveResult unknown(String zone, ReceiptRead.Read receipt, String sha256, Instant at) {
    PaperSaying said = receipt.said();
    PaperStanding stands = stands(said);
    boolean kept =
        receipts.keep(
            zone,
            new ReceiptStore.NewReceipt(
                Optional.empty(),
                receipt.type(),
                ReceiptEffect.CONTRADICTS,
                Optional.of(Trouble.UNKNOWN_PAPER),
                stands,
                said,
                sha256),
            at);
    return kept
        ? new ReceiveResult.Kept(
            ReceiptEffect.CONTRADICTS, Optional.empty(), Optional.of(Trouble.UNKNOWN_PAPER))
        : new ReceiveResult.KeptBefore();
  }

  private ReceiveResult heard(
      String zone, long list, ReceiptRead.Read receipt, String sha256, Instant at) {
    PaperSaying said = receipt.said().of(PaperKind.INV101);
    PaperStanding before = receipts.standing(list);
    LifeStep step =
        isOfASecondCopy(list, said)
            ? new LifeStep.Contradicts(
                Trouble.SENT_MORE_THAN_ONCE, said.words(), "one message of that number")
            : before.hear(said);
    ReceiptEffect effect = ReceiptEffect.KNOWN;
    Optional<Trouble> trouble = Optional.empty();
    PaperStanding stands = stands(said);
    if (step instanceof LifeStep.Advanced advanced) {
      effect = ReceiptEffect.ADVANCED;
      stands = advanced.now();
    } else if (step instanceof LifeStep.Contradicts contradicts) {
      effect = ReceiptEffect.CONTRADICTS;
      trouble = Optional.of(contradicts.trouble());
    } else if (said.numbersOnly()) {
      effect = ReceiptEffect.NOTED;
    }
    receipts.keep(
        zone,
        new ReceiptStore.NewReceipt(
            Optional.of(list), receipt.type(), effect, trouble, stands, said, sha256),
        at);
    if (effect == ReceiptEffect.ADVANCED) {
      outbox.answered(list);
    }
    if (effect == ReceiptEffect.ADVANCED && !stands.stage().isAlive()) {
      lists.free(list, at);
    }
    return new ReceiveResult.Kept(effect, Optional.of(lists.innerNo(list)), trouble);
  }

  private boolean isOfASecondCopy(long list, PaperSaying said) {
    return said.atTheDoor()
        && said.stage().equals(Optional.of(Stage.CANCELLED))
        && outbox.tries(list) > 1;
  }

  /** What it said, of one that changes nothing. */
  private static PaperStanding stands(PaperSaying said) {
    return new PaperStanding(
        said.stage().orElse(Stage.DRAFT),
        said.mark().orElse(DeductionMark.NOT_DEDUCTED),
        said.paperNo(),
        said.preNo());
  }

  /** Receipts that a person has to look at, the newest first. */
  @Transactional
  public List<BondedListView.Receipt> contradictions(String zone, int most) {
    return receipts.contradictions(zone, most);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
