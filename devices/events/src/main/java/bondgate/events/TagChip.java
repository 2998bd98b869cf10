package bondgate.events;

/**
 * 标签芯片 — with which chip a number answers. A tag's number (EPC) can be written by anybody, the
 * number of its chip (TID) is burnt in by the maker; so a second chip with the same number is a
 * copy. Stated when an agent hears a number for the first time since it was started, and when it
 * answers from another chip than the last time; of two that answer in turn, each some times an
 * hour.
 *
 * @param portal the opening in whose antennas it was heard
 * @param reader the reader that heard it
 * @param epc the number, upper-case hex, whole 16-bit words
 * @param tid the chip, as read from word 0 of the TID bank, upper-case hex, whole 16-bit words (TDS
 *     2.3, section 16); one that has a serial number of its own
 */
public record TagChip(String portal, String reader, String epc, String tid) implements EdgeEvent {
  /** Checks the forms. */
  public TagChip {
    Checks.name("portal", portal);
    Checks.name("reader", reader);
    Checks.epc(epc);
    Checks.tid(tid);
  }

  @Override
  public EventKind kind() {
    return EventKind.TAG_CHIP;
  }
}
