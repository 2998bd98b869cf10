package bondgate.server.bondedlist;

/**
 * How the sandbox office treats the next lists and passes.
 *
 * @param fate what becomes of a list or pass
 * @param twice whether each receipt comes a second time
 * @param backwards whether later receipts come first
 */
record SandboxSwitch(SandboxSwitch.Fate fate, boolean twice, boolean backwards) {
  /** Approved, all past the gate, a list formally written; once, in order. */
  static final SandboxSwitch PLAIN = new SandboxSwitch(Fate.WRITTEN, false, false);

  /** What becomes of a list or pass. */
  enum Fate {
    /** The import is refused at the door. */
    NOT_IMPORTED,
    /** 转人工. */
    IN_HAND,
    /** 退单, a pass 已删除. */
    CANCELLED,
    /** 预核扣, a pass 已审批, and then nothing. */
    APPROVED,
    /** Approved, and then 删单, a pass 已作废. */
    DELETED,
    /** 部分过卡, a pass 已过一卡. */
    PARTLY_PASSED,
    /** 已核扣, all past the gate; a pass 已过卡. */
    WRITTEN
  }
}
