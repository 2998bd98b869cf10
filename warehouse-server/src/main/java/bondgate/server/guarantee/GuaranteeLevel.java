package bondgate.server.guarantee;

/** How much of what the instruments in force give is used: held 占用 or settled 核销. */
public enum GuaranteeLevel {
  /** 充足 — less than the first threshold. */
  AMPLE,
  /** 偏低 — from the first threshold on: lodge a further one in time. */
  LOW,
  /** 即将用尽 — from the second threshold on. */
  NEARLY_EXHAUSTED,
  /** 无有效担保 — no instrument is in force: nothing can be held. */
  NONE_IN_FORCE
}
