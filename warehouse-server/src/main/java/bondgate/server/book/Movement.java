package bondgate.server.book;

/** What an entry is in the reconciliation report. */
public enum Movement {
  /** 收入 — from outside onto the book. */
  RECEIPT,
  /** 发出 — from the book to outside, or released. */
  REMOVAL,
  /** 调整 — a difference that was found or decided, a repacking, a correction. */
  ADJUSTMENT,
  /** 销毁. */
  DESTRUCTION,
  /** 状态转换 — from one customs status on the book to another. */
  STATUS_CHANGE,
  /** Neither side is on the book: what is destroyed or released is corrected to something else. */
  OFF_BOOK;

  /**
   * What a move from one account to another is.
   *
   * @param correction whether its document corrects another: then what goes in or out is an
   *     adjustment, and never inflates the receipts or removals
   */
  public static Movement of(Holding from, Holding to, boolean correction) {
    boolean leaves = from.status().onBook();
    boolean comes = to.status().onBook();
    if (leaves && comes) {
      return STATUS_CHANGE;
    }
    if (!leaves && !comes) {
      return OFF_BOOK;
    }
    if (correction) {
      return ADJUSTMENT;
    }
    Holding other = leaves ? to : from;
    return switch (other) {
      case ABROAD, OTHER_BOOK, STREET -> leaves ? REMOVAL : RECEIPT;
      case FOUND, CONVERTED, WRITTEN_OFF -> ADJUSTMENT;
      case DESTROYED -> DESTRUCTION;
      case WAREHOUSE,
          CENTRE,
          INVESTIGATION,
          MISSING_WAREHOUSE,
          MISSING_CENTRE,
          SURPLUS_WAREHOUSE,
          SURPLUS_CENTRE,
          CUSTOMS_HELD ->
          throw new IllegalStateException(other + " is on the book");
    };
  }
}
