package bondgate.server.ledger;

/** A repeat is an answer: the same content is there already, other content is refused by name. */
final class Repeat {
  private static final String[] FIELDS = {
    "kind", "debit", "credit", "pending", "amount", "sizing", "timeout", "reference"
  };

  private Repeat() {}

  static TransferResult result(Earlier earlier, Transfer asked) {
    if (earlier.kind() == EntryKind.of(asked) && earlier.asked().equals(asked)) {
      return new TransferResult.Exists(asked.id(), earlier.amount());
    }
    String[] before = fields(earlier.kind(), earlier.asked());
    String[] now = fields(EntryKind.of(asked), asked);
    for (int i = 0; i < FIELDS.length; i++) {
      if (!before[i].equals(now[i])) {
        return new TransferResult.ExistsWithDifferent(asked.id(), FIELDS[i], before[i], now[i]);
      }
    }
    throw new IllegalStateException("transfers differ in no field: " + earlier + ", " + asked);
  }

  private static String[] fields(EntryKind kind, Transfer transfer) {
    if (transfer instanceof Transfer.Move move) {
      return new String[] {
        kind.name(),
        move.debit(),
        move.credit(),
        "",
        Long.toString(move.amount()),
        move.sizing().name(),
        Long.toString(move.timeoutS()),
        move.reference()
      };
    }
    if (transfer instanceof Transfer.End end) {
      String amount = end.amount() == Transfer.WHOLE ? "whole" : Long.toString(end.amount());
      return new String[] {
        kind.name(), "", "", end.pending().toString(), amount, "", "", end.reference()
      };
    }
    Transfer.Closing closing = (Transfer.Closing) transfer;
    return new String[] {kind.name(), closing.account(), "", "", "", "", "", closing.reference()};
  }
}
