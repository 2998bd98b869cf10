package bondgate.server.bondedlist;

import bondgate.server.bondedlist.ReceiptStore.Paper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hears what customs says about bonded lists and passes: kept, and understood, in one transaction.
 * The same bytes again change nothing, late ones neither, and what does not go together is kept for
 * a person. A receipt of a pass that comes before we know customs' numbers of it waits for them.
 */
@ApplicationScoped
public class ListInbox {
  private final ListStore lists;
  private final PassStore passes;
  private final ReceiptStore receipts;
  private final ListOutbox outbox;
  private final ReceiptReader reader = new ReceiptReader();

  @Inject
  ListInbox(ListStore lists, PassStore passes, ReceiptStore receipts, ListOutbox outbox) {
    this.lists = lists;
    this.passes = passes;
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
    Optional<Paper> paper = paper(zone, receipt.said());
    // One receipt of a paper after the other: each is heard by where the paper stands by then.
    paper.ifPresent(receipts::lock);
    if (receipts.isKept(paper.map(Paper::kind).orElse(receipt.said().kind()), zone, sha256)) {
      return new ReceiveResult.KeptBefore();
    }
    return paper.isEmpty()
        ? unknown(zone, receipt, sha256, at)
        : heard(zone, paper.get(), receipt, sha256, at);
  }

  /** The answer at the door does not say of which kind its paper is. */
  private Optional<Paper> paper(String zone, PaperSaying said) {
    Optional<Paper> own = receipts.paperOf(said.kind(), zone, said);
    if (!said.atTheDoor()) {
      return own;
    }
    Optional<Paper> pass = receipts.paperOf(PaperKind.SAS121, zone, said);
    // Of a list and a pass at once: none that we could name.
    return own.isPresent() && pass.isPresent() ? Optional.empty() : own.or(() -> pass);
  }

  private ReceiveResult unknown(String zone, ReceiptRead.Read receipt, String sha256, Instant at) {
    PaperSaying said = receipt.said();
    PaperStanding stands = stands(said);
    boolean kept =
        receipts.keep(
            said.kind(),
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
      String zone, Paper paper, ReceiptRead.Read receipt, String sha256, Instant at) {
    ReceiptStore.NewReceipt heard =
        hear(paper, receipt.type(), receipt.said().of(paper.kind()), sha256);
    receipts.keep(paper.kind(), zone, heard, at);
    if (paper.kind() == PaperKind.SAS121) {
      adopt(zone, paper, at);
    }
    if (heard.effect() == ReceiptEffect.ADVANCED) {
      outbox.answered(paper.kind(), paper.id());
    }
    if (!receipts.standing(paper).stage().isAlive()) {
      free(paper, at);
    }
    return new ReceiveResult.Kept(
        heard.effect(), Optional.of(receipts.innerNo(paper)), heard.trouble());
  }

  private ReceiptStore.NewReceipt hear(Paper paper, String type, PaperSaying said, String sha256) {
    LifeStep step =
        isOfASecondCopy(paper, said)
            ? new LifeStep.Contradicts(
                Trouble.SENT_MORE_THAN_ONCE, said.words(), "one message of that number")
            : receipts.standing(paper).hear(said);
    ReceiptEffect effect = said.numbersOnly() ? ReceiptEffect.NOTED : ReceiptEffect.KNOWN;
    Optional<Trouble> trouble = Optional.empty();
    PaperStanding stands = stands(said);
    if (step instanceof LifeStep.Advanced advanced) {
      effect = ReceiptEffect.ADVANCED;
      stands = advanced.now();
    } else if (step instanceof LifeStep.Contradicts contradicts) {
      effect = ReceiptEffect.CONTRADICTS;
      trouble = Optional.of(contradicts.trouble());
    }
    return new ReceiptStore.NewReceipt(
        Optional.of(paper.id()), type, effect, trouble, stands, said, sha256);
  }

  /** Hears what came too early, now that its numbers are known. */
  private void adopt(String zone, Paper paper, Instant at) {
    for (ReceiptStore.Orphan orphan : receipts.orphans(zone, receipts.standing(paper))) {
      receipts.adopt(
          zone, hear(paper, orphan.type(), orphan.said(), orphan.sha256()), orphan.receipt(), at);
    }
  }

  private void free(Paper paper, Instant at) {
    if (paper.kind() == PaperKind.INV101) {
      lists.free(paper.id(), at);
    } else {
      passes.free(paper.id(), at);
    }
  }

  private boolean isOfASecondCopy(Paper paper, PaperSaying said) {
    return said.atTheDoor()
        && said.stage().equals(Optional.of(Stage.CANCELLED))
        && outbox.tries(paper.kind(), paper.id()) > 1;
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
    return Stream.of(PaperKind.values())
        .flatMap(kind -> receipts.contradictions(kind, zone, most).stream())
        .sorted(Comparator.comparing(BondedListView.Receipt::receivedAt).reversed())
        .limit(most)
        .toList();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
