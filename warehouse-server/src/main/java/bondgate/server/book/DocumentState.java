package bondgate.server.book;

import java.util.List;
import java.util.Set;

/** How far a document is, in customs' words (核扣标记 vrfdedMarkcd). */
public enum DocumentState {
  /** 预核扣 — reserved on both sides. */
  PRE_DEDUCTED,
  /** 已核扣 — moved. */
  DEDUCTED,
  /** 已核销 — closed; nothing more happens to it but a correction. */
  WRITTEN_OFF,
  /** 已撤销 — taken back before anything passed; what was reserved is free. */
  WITHDRAWN;

  /** The steps after which a document is not 预核扣 any more. */
  static final Set<DocumentStep> ENDING =
      Set.of(DocumentStep.DEDUCTED, DocumentStep.CLOSED, DocumentStep.WITHDRAWN);

  /** How a document stands after those steps, the oldest first. */
  static DocumentState of(DocumentRow document, List<DocumentStepRow> steps) {
    boolean atOnce = document.kind.conditions(document.declared).isEmpty();
    DocumentState state = atOnce ? DEDUCTED : PRE_DEDUCTED;
    for (DocumentStepRow row : steps) {
      state =
          switch (row.step) {
            case PASSED, RELEASED, WITNESSED -> state;
            case DEDUCTED -> DEDUCTED;
            case CLOSED -> WRITTEN_OFF;
            case WITHDRAWN -> WITHDRAWN;
          };
    }
    return state;
  }
}
