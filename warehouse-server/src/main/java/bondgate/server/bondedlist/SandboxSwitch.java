package bondgate.server.bondedlist;

/**
 * How the sandbox office treats the next lists.
 *
 * @param fate what becomes of a list
 * @param twice whether each receipt comes a second time
 * @param backwards whether later receipts come first
 */
record SandboxSwitch(SandboxSwitch.Fate fate, boolean twice, boolean backwards) {
  /** Pre-deducted, all past the gate, formally written; once, in order. */
  static final SandboxSwitch PLAIN = new SandboxSwitch(Fate.WRITTEN, false, false);

  /** What becomes of a list. */
  enum Fate {
    /** The import is refused at the door. */
    NOT_IMPORTED,
    /** 转人工. */
    IN_HAND,
    /** 退单. */
    CANCELLED,
    /** 预核扣, and then nothing. */
    APPROVED,
    /** Approved, and then 删单. */
    DELETED,
    /** 部分过卡. */
    PARTLY_PASSED,
    /** 已核扣, all past the gate. */
    WRITTEN
  }
}
