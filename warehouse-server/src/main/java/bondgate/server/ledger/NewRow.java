package bondgate.server.ledger;

/** Makes the next row of a book; it takes effect when it is applied. */
final class NewRow {
  private NewRow() {}

  static JournalRow move(
      LedgerBook book,
      Transfer.Move move,
      long amount,
      int debit,
      int credit,
      LedgerBook.Stamp stamp) {
    return new JournalRow(
        book.lastSeq() + 1,
        EntryKind.of(move),
        move,
        amount,
        null,
        debit,
        credit,
        OpenPending.expiry(stamp.recordedAtUs(), move.timeoutS()),
        book.accounts().lastSeq(debit),
        book.accounts().lastSeq(credit),
        stamp.happenedAtUs(),
        stamp.recordedAtUs(),
        stamp.by(),
        stamp.evidence());
  }

  static JournalRow end(
      LedgerBook book,
      EntryKind kind,
      Transfer.End end,
      long amount,
      OpenPending pending,
      LedgerBook.Stamp stamp) {
    return new JournalRow(
        book.lastSeq() + 1,
        kind,
        end,
        amount,
        pending,
        pending.debit(),
        pending.credit(),
        OpenPending.NEVER,
        book.accounts().lastSeq(pending.debit()),
        book.accounts().lastSeq(pending.credit()),
        stamp.happenedAtUs(),
        stamp.recordedAtUs(),
        stamp.by(),
        stamp.evidence());
  }

  static JournalRow closing(
      LedgerBook book, Transfer.Closing closing, int slot, LedgerBook.Stamp stamp) {
    return new JournalRow(
        book.lastSeq() + 1,
        EntryKind.CLOSE,
        closing,
        0,
        null,
        slot,
        slot,
        OpenPending.NEVER,
        book.accounts().lastSeq(slot),
        book.accounts().lastSeq(slot),
        stamp.happenedAtUs(),
        stamp.recordedAtUs(),
        stamp.by(),
        stamp.evidence());
  }
}
