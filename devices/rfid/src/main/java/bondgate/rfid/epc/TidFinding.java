package bondgate.rfid.epc;

import bondgate.rfid.Epc;

/** What a read of EPC and TID together tells about the tag. */
public sealed interface TidFinding {
  /** Neither was known; they are remembered now. */
  record FirstSeen(TagBinding binding) implements TidFinding {}

  /** The same chip as remembered. */
  record Same(TagBinding binding) implements TidFinding {}

  /**
   * 疑似克隆 — the EPC is remembered with another chip: the tag was copied, or the goods got a new tag
   * by a way that did not tell us. The memory keeps the first chip.
   *
   * @param remembered what was remembered
   * @param heard the chip that answers now
   */
  record CloneSuspected(TagBinding remembered, Tid heard) implements TidFinding {}

  /**
   * 标签被改写 — the chip is remembered with another EPC: the tag was written anew. The memory keeps the
   * first EPC.
   *
   * @param remembered what was remembered
   * @param heard the EPC that it says now
   */
  record Rewritten(TagBinding remembered, Epc heard) implements TidFinding {}

  /**
   * No TID was read: nothing can be said, neither good nor bad.
   *
   * @param epc the tag
   */
  record NotKnown(Epc epc) implements TidFinding {}

  /**
   * The chip has no serial number, or it was not read whole: all chips of its model look the same.
   *
   * @param epc the tag
   * @param tid what was read
   */
  record NotSerialised(Epc epc, Tid tid) implements TidFinding {}

  /**
   * What was read as a TID is none.
   *
   * @param epc the tag
   * @param fault why
   */
  record Unreadable(Epc epc, EpcFault fault) implements TidFinding {}
}
