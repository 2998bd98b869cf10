package bondgate.server.book;

import bondgate.server.book.DocumentKind.Condition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A document as it stands: what has happened to it, and what of it passed.
 *
 * @param done the steps on record
 * @param passed pieces that passed the gate, by line
 */
record DocumentCase(
    DocumentRow document,
    List<DocumentLineRow> lines,
    Set<DocumentStep> done,
    Map<Integer, Long> passed,
    DocumentState state) {

  static DocumentCase of(DocumentStore store, DocumentRow document) {
    List<DocumentStepRow> steps = store.steps(document);
    return new DocumentCase(
        document,
        store.lines(document),
        steps.stream().map(row -> row.step).collect(Collectors.toSet()),
        new TreeMap<>(store.passed(document)),
        DocumentStore.state(document, steps));
  }

  Set<Condition> conditions() {
    return document.kind.conditions(document.declared);
  }

  long passed(DocumentLineRow line) {
    return passed.getOrDefault(line.lineNo, 0L);
  }

  boolean allPassed() {
    return lines.stream().allMatch(line -> passed(line) == line.quantity);
  }

  /** Whether all conditions are met once this step is on record. */
  boolean met(DocumentStep now) {
    return conditions().stream()
        .allMatch(condition -> condition == Condition.PASSED ? allPassed() : met(condition, now));
  }

  /** Whether all conditions are met but that not all passed. */
  boolean metButShort() {
    return conditions().contains(Condition.PASSED)
        && conditions().stream()
            .allMatch(
                condition -> condition == Condition.PASSED || met(condition, DocumentStep.CLOSED));
  }

  private boolean met(Condition condition, DocumentStep now) {
    DocumentStep step = DocumentStep.valueOf(condition.name());
    return step == now || done.contains(step);
  }

  StepResult.Refusal notNow(DocumentStep step, String expected) {
    return new StepResult.NotNow(document.docNo, state, step, expected);
  }
}
