package bondgate.server.book;

import bondgate.server.book.DocumentKind.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DocumentState.of(document, steps));
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

  /** What of each line took effect: all of it, or what passed if it was closed short. */
  Map<Integer, Long> effective() {
    boolean moved = state == DocumentState.DEDUCTED || state == DocumentState.WRITTEN_OFF;
    boolean byGate = conditions().contains(Condition.PASSED);
    Map<Integer, Long> effective = new TreeMap<>();
    for (DocumentLineRow line : lines) {
      long all = byGate ? passed(line) : line.quantity;
      effective.put(line.lineNo, moved ? all : 0L);
    }
    return effective;
  }

  /** Why a step that meets this condition cannot be taken, if it cannot. */
  Optional<StepResult.Refusal> unasked(DocumentStep step, Condition condition) {
    if (!conditions().contains(condition)) {
      return Optional.of(new StepResult.NotAsked(document.docNo, document.kind, step));
    }
    return state == DocumentState.PRE_DEDUCTED
        ? Optional.empty()
        : Optional.of(notNow(step, "a document that is reserved 预核扣"));
  }

  /** The first of these parts, pieces by line, that is more than its line has left. */
  Optional<StepResult.Refusal> tooMuch(Map<Integer, Long> parts) {
    for (Map.Entry<Integer, Long> part : parts.entrySet()) {
      int lineNo = part.getKey();
      if (lineNo < 1 || lineNo > lines.size()) {
        return Optional.of(new StepResult.UnknownLine(document.docNo, lineNo, lines.size()));
      }
      DocumentLineRow line = lines.get(lineNo - 1);
      long left = line.quantity - passed(line);
      if (part.getValue() > left) {
        return Optional.of(
            new StepResult.ExceedsLine(document.docNo, lineNo, part.getValue(), left));
      }
    }
    return Optional.empty();
  }

  StepResult.Refusal notNow(DocumentStep step, String expected) {
    return new StepResult.NotNow(document.docNo, state, step, expected);
  }
}
