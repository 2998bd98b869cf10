package bondgate.server.book;

/** How far a document is, in customs' words (核扣标记 vrfdedMarkcd). */
public enum DocumentState {
  /** 预核扣 — reserved on both sides. */
  PRE_DEDUCTED,
  /** 已核扣 — moved. */
  DEDUCTED,
  /** 已核销 — closed; nothing more happens to it but a correction. */
  WRITTEN_OFF,
  /** 已撤销 — taken back before anything passed; what was reserved is free. */
  WITHDRAWN
}
