package bondgate.server.book;

/** What can happen to a document after it was accepted. */
public enum DocumentStep {
  /** 过卡 — some or all of its goods passed the gate, by a gate pass 核放单. */
  PASSED,
  /** 放行 — customs released its declaration. */
  RELEASED,
  /** 监销 — its goods were destroyed before a witness. */
  WITNESSED,
  /** 核扣 — all its conditions were met, and the move counts. */
  DEDUCTED,
  /** 核销 — it is closed. */
  CLOSED,
  /** 撤销 — it was taken back before anything passed. */
  WITHDRAWN
}
