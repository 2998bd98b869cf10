package bondgate.server.book;

import bondgate.server.ledger.Chain;
import bondgate.server.ledger.ChainResult;
import bondgate.server.ledger.Ledger;
import bondgate.server.ledger.Transfer;
import bondgate.server.ledger.Voucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** How a document comes to its end: its formal write 核扣, its closing 核销, or its withdrawal. */
@ApplicationScoped
class DocumentEnds {
  private final Ledger ledger;

  @Inject
  DocumentEnds(Ledger ledger) {
    this.ledger = ledger;
  }

  /** 已核扣: everything reserved takes effect, in one chain. */
  StepResult deduct(DocumentCase now, DocumentSteps.Reported reported, long leafIndex, Instant at) {
    return end(now, line -> line.quantity, reported, DocumentStep.DEDUCTED, leafIndex, at);
  }

  /**
   * 已核销. A document whose goods did not all come is closed short, with a reason: what passed takes
   * effect, the rest is free again.
   */
  StepResult close(DocumentCase now, DocumentSteps.Reported reported, long leafIndex, Instant at) {
    if (now.state() == DocumentState.DEDUCTED) {
      write(now, reported, DocumentStep.CLOSED, leafIndex, at);
      return new StepResult.Done(DocumentState.WRITTEN_OFF);
    }
    if (now.state() != DocumentState.PRE_DEDUCTED || !now.metButShort()) {
      return now.notNow(DocumentStep.CLOSED, "a document that is moved 已核扣, or moved in part");
    }
    if (now.passed().isEmpty()) {
      return now.notNow(
          DocumentStep.CLOSED, "goods that passed; one that brought none is withdrawn");
    }
    if (reported.paperNo().isEmpty()) {
      return now.notNow(DocumentStep.CLOSED, "a reason why not all of it came");
    }
    StepResult written = end(now, now::passed, reported, DocumentStep.DEDUCTED, leafIndex, at);
    if (written instanceof StepResult.Done) {
      write(now, reported, DocumentStep.CLOSED, leafIndex, at);
      return new StepResult.Done(DocumentState.WRITTEN_OFF);
    }
    return written;
  }

  /** 撤销, before anything passed: what was reserved is free again. */
  StepResult withdraw(
      DocumentCase now, DocumentSteps.Reported reported, long leafIndex, Instant at) {
    if (now.state() != DocumentState.PRE_DEDUCTED || !now.passed().isEmpty()) {
      return now.notNow(
          DocumentStep.WITHDRAWN, "a document that is reserved 预核扣 and of which nothing passed");
    }
    return end(now, line -> 0, reported, DocumentStep.WITHDRAWN, leafIndex, at);
  }

  private StepResult end(
      DocumentCase now,
      ToLongFunction<DocumentLineRow> moved,
      DocumentSteps.Reported reported,
      DocumentStep step,
      long leafIndex,
      Instant at) {
    DocumentRow document = now.document();
    Posting posting = new Posting(document.zone, document.bookNo, document.docNo);
    List<Transfer> transfers = new ArrayList<>();
    for (DocumentLineRow line : now.lines()) {
      long pieces = moved.applyAsLong(line);
      // The value of a line is a whole multiple of its pieces, so this divides without rest.
      long valueFen = line.valueFen / line.quantity * pieces;
      transfers.addAll(posting.end(line.lineNo, pieces, valueFen, line.valueFen > 0));
    }
    ChainResult result =
        ledger.submit(
            document.zone,
            new Chain(transfers),
            new Voucher(reported.by(), leafIndex, reported.happenedAt(), at));
    if (result.refusal().isPresent()) {
      return new StepResult.NotOnBook(result.refusal().get());
    }
    write(now, reported, step, leafIndex, at);
    return new StepResult.Done(
        step == DocumentStep.WITHDRAWN ? DocumentState.WITHDRAWN : DocumentState.DEDUCTED);
  }

  DocumentStepRow write(
      DocumentCase now,
      DocumentSteps.Reported reported,
      DocumentStep step,
      long leafIndex,
      Instant at) {
    DocumentStepRow row = new DocumentStepRow();
    row.documentId = now.document().id;
    row.zone = now.document().zone;
    row.step = step;
    row.paperNo = reported.paperNo();
    row.contentSha256 = reported.digest();
    row.actor = reported.by();
    row.leafIndex = leafIndex;
    row.happenedAt = reported.happenedAt();
    row.recordedAt = at;
    row.persist();
    return row;
  }
}
