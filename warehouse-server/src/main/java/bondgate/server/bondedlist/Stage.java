package bondgate.server.bondedlist;

/**
 * How far a paper is at customs. The first six follow each other; the last two end it.
 *
 * <p>Of a list by 清单状态 invtStucd and 卡口状态 invtIochkptStucd, of a pass by stucd.
 */
public enum Stage {
  /** 待申报 — ours; customs has said nothing. */
  DRAFT,
  /** 已申报 (list, stucd 1) or 已申请 (pass, 0). */
  APPLIED,
  /** 转人工 — somebody looks at it. */
  IN_HAND,
  /** 审核通过 (list, 0) or 已审批 (pass, 1). */
  APPROVED,
  /** 部分过卡 (list, 2) or 已过一卡 (pass, 3). */
  PARTLY_PASSED,
  /** 全部过卡 (list, 3), 已过卡 or 已过二卡 (pass, 2 and 4). */
  PASSED,
  /** 退单 (list, 2) or 已删除 (pass, 5): it has not come about. */
  CANCELLED,
  /** 删单 (list, 3) or 已作废 (pass, 6): approved, and taken back before anything passed. */
  VOID;

  /** Whether it stands: what is in it is in no other. */
  public boolean isAlive() {
    return compareTo(CANCELLED) < 0;
  }

  /** The later of two that stand. */
  Stage later(Stage other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
