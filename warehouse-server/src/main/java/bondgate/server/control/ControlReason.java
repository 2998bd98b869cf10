package bondgate.server.control;

/** Why customs holds something. */
public enum ControlReason {
  /** 风险布控 — by a rule of risk, or by intelligence. */
  RISK,
  /** 查验 — it is to be inspected or sampled. */
  INSPECTION,
  /** 单货不符 — goods and papers differ. */
  MISMATCH,
  /** 召回 — it is unsafe, or recalled. */
  RECALL,
  /** 协助执行 — by the word of a court or another authority. */
  COURT,
  /** Another reason, which the text says. */
  OTHER
}
