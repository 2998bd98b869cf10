package bondgate.server.goods;

/** Where a piece of goods can be, as far as the books are concerned. */
public enum Place {
  /** 区外 — announced by an inbound list, not yet received. */
  ABROAD,
  /** 保税仓 — in the bonded warehouse. */
  WAREHOUSE,
  /** 体验中心 — on display in the experience centre. */
  CENTRE,
  /** Released and gone: no longer under customs control. */
  STREET,
  /** 待查 — left its place without a permit. Still on the book. */
  INVESTIGATION,
  /** 已销毁 — destroyed before a witness; its tag must not be heard again. */
  DESTROYED
}
