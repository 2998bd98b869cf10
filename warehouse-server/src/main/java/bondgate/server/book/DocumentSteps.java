package bondgate.server.book;

import bondgate.server.book.DocumentKind.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happens to a document after it was accepted: 过卡, 放行, 监销; then it is 已核扣, and 已核销 when it is
 * closed. The formal write is one chain, when the last condition is met, never before.
 */
@ApplicationScoped
public class DocumentSteps {
  private final DocumentStore store;
  private final BookSettings settings;
  private final DocumentEnds ends;

  @Inject
  DocumentSteps(DocumentStore store, BookSettings settings, DocumentEnds ends) {
    this.store = store;
    this.settings = settings;
    this.ends = ends;
  }

  /**
   * A step as it is reported.
   *
   * @param document number of the document
   * @param paperNo number of the paper that says so: gate pass 核放单, declaration 报关单, protocol of
   *     destruction 销毁记录; for closing and withdrawing the reason, may be empty
   * @param parts pieces that passed, by line; only for {@link DocumentStep#PASSED}
   * @param by the person or device
   */
  public record Reported(
      String document,
      DocumentStep step,
      String paperNo,
      Map<Integer, Long> parts,
      String by,
      Instant happenedAt) {
    String digest() {
      List<String> content = new ArrayList<>(List.of(document, step.name(), paperNo));
      new TreeMap<>(parts).forEach((line, pieces) -> content.add(line + " " + pieces));
      return DocumentDigest.of(content);
    }
  }

  /** Records a step by act {@code leafIndex}, and the formal write if it was the last condition. */
  @Transactional(TxType.MANDATORY)
  public StepResult record(String zone, Reported reported, long leafIndex, Instant at) {
    Optional<DocumentRow> found = store.find(zone, reported.document());
    if (found.isEmpty()) {
      return new StepResult.DocumentUnknown(reported.document());
    }
    DocumentRow document = found.get();
    Optional<DocumentStepRow> earlier = earlier(zone, document, reported);
    if (earlier.isPresent()) {
      return earlier.get().contentSha256.equals(reported.digest())
          ? new StepResult.DoneBefore(earlier.get().leafIndex)
          : new StepResult.IsOtherwise(
              "%s of %s".formatted(reported.step(), reported.document()), earlier.get().leafIndex);
    }
    Optional<StepResult.Refusal> refusal = paper(reported, at);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    DocumentCase now = DocumentCase.of(store, document);
    return switch (reported.step()) {
      case PASSED -> passed(now, reported, leafIndex, at);
      case RELEASED, WITNESSED -> met(now, reported, leafIndex, at);
      case CLOSED -> ends.close(now, reported, leafIndex, at);
      case WITHDRAWN -> ends.withdraw(now, reported, leafIndex, at);
      case DEDUCTED ->
          throw new IllegalStateException("nobody reports DEDUCTED: the book finds it");
    };
  }

  private static Optional<DocumentStepRow> earlier(
      String zone, DocumentRow document, Reported reported) {
    return reported.step() == DocumentStep.PASSED
        ? DocumentStepRow.<DocumentStepRow>find(
                "zone = ?1 and step = ?2 and paperNo = ?3",
                zone,
                DocumentStep.PASSED,
                reported.paperNo())
            .firstResultOptional()
        : DocumentStepRow.<DocumentStepRow>find(
                "documentId = ?1 and step = ?2", document.id, reported.step())
            .firstResultOptional();
  }

  private Optional<StepResult.Refusal> paper(Reported reported, Instant at) {
    if (reported.step() == DocumentStep.PASSED) {
      Optional<String> expected = settings.malformedPass(reported.paperNo());
      if (expected.isPresent()) {
        return Optional.of(new StepResult.NumberMalformed(reported.paperNo(), expected.get()));
      }
    }
    return reported.happenedAt().isAfter(at)
        ? Optional.of(new StepResult.HappensLater(reported.happenedAt(), at))
        : Optional.empty();
  }

  private StepResult passed(DocumentCase now, Reported reported, long leafIndex, Instant at) {
    Optional<StepResult.Refusal> refusal =
        now.unasked(DocumentStep.PASSED, Condition.PASSED).or(() -> now.tooMuch(reported.parts()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    // From here on the passing must succeed: the goods went through.
    DocumentStepRow row = ends.write(now, reported, DocumentStep.PASSED, leafIndex, at);
    reported
        .parts()
        .forEach(
            (line, pieces) -> {
              PassedLineRow part = new PassedLineRow();
              part.stepId = row.id;
              part.documentId = now.document().id;
              part.lineNo = line;
              part.quantity = pieces;
              part.persist();
              now.passed().merge(line, pieces, Long::sum);
            });
    return now.met(DocumentStep.PASSED)
        ? ends.deduct(now, reported, leafIndex, at)
        : new StepResult.Done(DocumentState.PRE_DEDUCTED);
  }

  private StepResult met(DocumentCase now, Reported reported, long leafIndex, Instant at) {
    Condition condition = Condition.valueOf(reported.step().name());
    Optional<StepResult.Refusal> refusal = now.unasked(reported.step(), condition);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ends.write(now, reported, reported.step(), leafIndex, at);
    return now.met(reported.step())
        ? ends.deduct(now, reported, leafIndex, at)
        : new StepResult.Done(DocumentState.PRE_DEDUCTED);
  }
}
