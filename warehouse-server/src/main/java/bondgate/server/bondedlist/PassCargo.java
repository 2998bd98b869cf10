package bondgate.server.bondedlist;

/** What a gate pass carries. */
public enum PassCargo {
  /** Bonded lists 核注清单. */
  LISTS,
  /** One display pass of ours, by its bill 出入库单. */
  DISPLAY
}
