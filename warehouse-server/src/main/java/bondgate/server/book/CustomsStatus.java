package bondgate.server.book;

/** What customs takes goods for. The first five are on the book 在账: customs counts on them. */
public enum CustomsStatus {
  /** 保税 — no tax paid, under customs control. */
  BONDED,
  /** 展示 — on display under a guarantee, still bonded. */
  ON_DISPLAY,
  /** 待查 — not where the book says, cause not settled. Still answered for. */
  UNDER_INVESTIGATION,
  /** 溢余 — found, and on no document. Nobody may dispose of it until customs has decided. */
  SURPLUS,
  /** 取样/扣留 — in the hands of customs. */
  CUSTOMS_HELD,
  /** 已放行 — released and gone. */
  RELEASED,
  /** 已销毁 — destroyed under supervision. */
  DESTROYED,
  /** 短少核销 — written off as short, by customs' decision. */
  WRITTEN_OFF,
  /** 区外 — where goods come from and go to: abroad, another book, a find, a repacking. */
  OUTSIDE;

  /** Whether the enterprise answers for such goods. */
  public boolean onBook() {
    return compareTo(CUSTOMS_HELD) <= 0;
  }
}
